// The clusters production and kube-up-1-3-7 of main.ts, the pipeline of ../typescript/app.ts, and a bad input.
package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	efk "github.com/cdk8s-efk/cdk8s-efk-go/cdk8sefk"
	"github.com/cdk8s-efk/cdk8s-efk-go/cdk8sefk/k8s"
)

const config = `
<source>
  @type tail
  @id containers
  path /var/log/containers/*.log
  pos_file /var/lib/fluentd/logs-fluentd/containers.pos
  tag kubernetes.*
  <parse>
    @type cri
  </parse>
</source>
`

func text(value string) efk.FluentdValue {
	return efk.FluentdValue_Text(&value)
}

func version(value string) efk.KubernetesVersion {
	return efk.KubernetesVersion_Parse(&value)
}

func production() efk.ClusterApp {
	cluster := efk.NewClusterApp(jsii.String("production"), nil)
	chart := efk.NewLoggingChart(cluster, jsii.String("logging"), &efk.LoggingChartProps{
		Kubernetes: version("1.37"),
		Namespace:  jsii.String("logging"),
	})
	efk.NewLoggingNamespace(chart, jsii.String("namespace"), &efk.LoggingNamespaceProps{
		Name: jsii.String("logging"), PodSecurity: efk.PodSecurityLevel_RESTRICTED,
	})
	efk.NewLoggingNamespace(chart, jsii.String("agents"), &efk.LoggingNamespaceProps{
		Name: jsii.String("logging-agents"), PodSecurity: efk.PodSecurityLevel_PRIVILEGED,
	})
	logging := efk.NewClusterLogging(chart, jsii.String("logging"), &efk.ClusterLoggingProps{
		Agent: &efk.FluentdAgentOptions{
			Namespace: jsii.String("logging-agents"),
			Pod:       &efk.PodOptions{Annotations: efk.AgentMonitoring_ScrapeAnnotations()},
		},
		Elasticsearch: &efk.ElasticsearchOptions{
			PodSecurity: efk.PodSecurityLevel_RESTRICTED,
			Lifecycle:   &efk.LogLifecycleOptions{Retention: cdk8s.Duration_Days(jsii.Number(14))},
		},
	})
	cluster.AddDocument(jsii.String("RUNBOOK.md"), efk.NewLoggingRunbook(chart, logging))
	return cluster
}

func kubeUp() efk.ClusterApp {
	cluster := efk.NewClusterApp(jsii.String("kube-up-1-3-7"), nil)
	chart := efk.NewLoggingChart(cluster, jsii.String("logging"), &efk.LoggingChartProps{
		Kubernetes: version("1.3.7"),
		Namespace:  jsii.String("kube-system"),
		Images:     efk.ImageSource_Mirror(jsii.String("bigwhite"), nil),
	})
	certificate := efk.ClientCertificate_HostPath(jsii.String("/srv/kubernetes"), &efk.HostPathCertificateOptions{
		ReadOnly: jsii.Bool(false),
	})
	logging := efk.NewClusterLogging(chart, jsii.String("logging"), &efk.ClusterLoggingProps{
		Agent: &efk.FluentdAgentOptions{ApiServer: &efk.ApiServerOptions{ClientCertificate: certificate}},
		AddOnElasticsearch: &efk.AddOnElasticsearchOptions{
			ServiceAccount: efk.Account_Create(jsii.String("k8s-efk")),
		},
		Kibana: &efk.KibanaOptions{
			ServiceAccount: efk.Account_FromName(jsii.String("k8s-efk")),
			Exposure:       efk.KibanaExposure_ApiServerProxy(),
		},
	})
	cluster.AddDocument(jsii.String("RUNBOOK.md"), efk.NewAddOnRunbook(chart, logging, &efk.AddOnRunbookProps{
		Installer: efk.ClusterInstaller_KUBE_UP,
	}))
	return cluster
}

func pipeline() efk.ClusterApp {
	cluster := efk.NewClusterApp(jsii.String("pipeline"), nil)
	chart := efk.NewLoggingChart(cluster, jsii.String("logging"), &efk.LoggingChartProps{
		Kubernetes: version("1.30"),
		Namespace:  jsii.String("logs"),
		Labels: &map[string]*string{
			"team": jsii.String("search"), "cost": jsii.String("b17"),
			"environment": jsii.String("test"), "area": jsii.String("eu"),
		},
	})
	parsed := efk.FluentdConfig_Parse(jsii.String(config), nil)
	grep := efk.NewFluentdSection(jsii.String("filter"), text("kubernetes.**"))
	grep.Set(jsii.String("@type"), text("grep"))
	grep.Set(jsii.String("@id"), text("drop"))
	exclude := efk.NewFluentdSection(jsii.String("exclude"), nil)
	exclude.Set(jsii.String("key"), text("message"))
	exclude.Set(jsii.String("pattern"), efk.FluentdValue_Regexp(jsii.String("^GET /healthz"), nil))
	grep.Add(exclude)
	output := efk.NewFluentdSection(jsii.String("match"), text("**"))
	output.Set(jsii.String("@type"), text("elasticsearch"))
	output.Set(jsii.String("@id"), text("out"))
	output.Set(jsii.String("host"), text("logs.example.com"))
	output.Set(jsii.String("port"), efk.FluentdValue_Integer(jsii.Number(9243)))
	output.Set(jsii.String("custom_headers"), efk.FluentdValue_Hash(&map[string]*string{
		"X-Team": jsii.String("search"), "X-Area": jsii.String("eu"), "X-Cost": jsii.String("b17"), "X-A": jsii.String("a"),
	}))
	parsed.Add(grep, output)

	secret := cdk8s.NewApiObject(chart, jsii.String("secret"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("v1"),
		Kind:       jsii.String("Secret"),
		Metadata:   &cdk8s.ApiObjectMetadata{Name: jsii.String("agent")},
	})
	efk.NewFluentdAgent(chart, jsii.String("agent"), &efk.FluentdAgentProps{
		Elasticsearch: efk.NewExternalElasticsearch(chart, jsii.String("elasticsearch"), &efk.ExternalElasticsearchProps{
			Url:     jsii.String("https://logs.example.com:9243"),
			Version: jsii.String("9.5.6"),
			AgentCredentials: &efk.ElasticsearchCredentials{
				Username: jsii.String("agent"), Secret: efk.SecretRef_FromSecret(secret),
			},
		}),
		Pipeline: efk.FluentdPipeline_FromConfig(parsed, nil),
		Pod: &efk.PodOptions{
			Annotations: &map[string]*string{
				"example.com/c": jsii.String("3"), "example.com/a": jsii.String("1"), "example.com/b": jsii.String("2"),
			},
			Env:         &[]*k8s.EnvVar{{Name: jsii.String("TZ"), Value: jsii.String("UTC")}},
			Tolerations: &[]*k8s.Toleration{{Key: jsii.String("gpu"), Operator: jsii.String("Exists")}},
		},
	})
	return cluster
}

func bad() efk.ClusterApp {
	cluster := efk.NewClusterApp(jsii.String("bad"), nil)
	chart := efk.NewLoggingChart(cluster, jsii.String("logging"), &efk.LoggingChartProps{
		Kubernetes: version("1.30"),
		Namespace:  jsii.String("logs"),
	})
	efk.NewClusterLogging(chart, jsii.String("logging"), &efk.ClusterLoggingProps{
		Elasticsearch: &efk.ElasticsearchOptions{Replicas: jsii.Number(-3)},
	})
	return cluster
}

func main() {
	defer jsii.Close()
	if len(os.Args) == 2 && os.Args[1] == "bad" {
		efk.ClusterApp_Synthesize(bad())
		return
	}
	efk.ClusterApp_Synthesize(production(), kubeUp(), pipeline())
}
