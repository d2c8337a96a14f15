// The cluster of article-cluster.ts in Go: `go get github.com/cdk8s-efk/cdk8s-efk-go/cdk8sefk`.
package main

import (
	"github.com/aws/jsii-runtime-go"

	efk "github.com/cdk8s-efk/cdk8s-efk-go/cdk8sefk"
)

func main() {
	defer jsii.Close()
	cluster := efk.NewClusterApp(jsii.String("article-cluster"), nil)
	chart := efk.NewLoggingChart(cluster, jsii.String("logging"), &efk.LoggingChartProps{
		Kubernetes: efk.KubernetesVersion_Parse(jsii.String("1.3.7")),
		Namespace:  jsii.String("kube-system"),
		Images:     efk.ImageSource_Mirror(jsii.String("registry.example.com/logging"), nil),
	})
	efk.NewClusterLogging(chart, jsii.String("logging"), &efk.ClusterLoggingProps{
		Agent: &efk.FluentdAgentOptions{
			ApiServer: &efk.ApiServerOptions{
				ClientCertificate: efk.ClientCertificate_HostPath(jsii.String("/srv/kubernetes"), nil),
			},
		},
		AddOnElasticsearch: &efk.AddOnElasticsearchOptions{
			ServiceAccount: efk.Account_Create(jsii.String("k8s-efk")),
		},
		Kibana: &efk.KibanaOptions{
			ServiceAccount: efk.Account_FromName(jsii.String("k8s-efk")),
			Exposure:       efk.KibanaExposure_ApiServerProxy(),
		},
	})
	efk.ClusterApp_Synthesize(cluster)
}
