"""The clusters `production` and `kube-up-1-3-7` of main.ts, the pipeline of ../typescript/app.ts, and a bad input."""

import sys

from cdk8s import ApiObject, ApiObjectMetadata, Duration
from cdk8s_efk import (
    Account,
    AddOnElasticsearchOptions,
    AddOnRunbook,
    AgentMonitoring,
    ApiServerOptions,
    ClientCertificate,
    ClusterApp,
    ClusterInstaller,
    ClusterLogging,
    ElasticsearchCredentials,
    ElasticsearchOptions,
    ExternalElasticsearch,
    FluentdAgent,
    FluentdAgentOptions,
    FluentdConfig,
    FluentdPipeline,
    FluentdSection,
    FluentdValue,
    ImageSource,
    KibanaExposure,
    KibanaOptions,
    KubernetesVersion,
    LoggingChart,
    LoggingNamespace,
    LoggingRunbook,
    LogLifecycleOptions,
    PodOptions,
    PodSecurityLevel,
    SecretRef,
    k8s,
)

CONFIG = """
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
"""


def production() -> ClusterApp:
    cluster = ClusterApp("production")
    chart = LoggingChart(cluster, "logging", kubernetes=KubernetesVersion.parse("1.37"), namespace="logging")
    LoggingNamespace(chart, "namespace", name="logging", pod_security=PodSecurityLevel.RESTRICTED)
    LoggingNamespace(chart, "agents", name="logging-agents", pod_security=PodSecurityLevel.PRIVILEGED)
    logging = ClusterLogging(
        chart,
        "logging",
        agent=FluentdAgentOptions(
            namespace="logging-agents",
            pod=PodOptions(annotations=AgentMonitoring.scrape_annotations()),
        ),
        elasticsearch=ElasticsearchOptions(
            pod_security=PodSecurityLevel.RESTRICTED,
            lifecycle=LogLifecycleOptions(retention=Duration.days(14)),
        ),
    )
    cluster.add_document("RUNBOOK.md", LoggingRunbook(chart, logging))
    return cluster


def kube_up() -> ClusterApp:
    cluster = ClusterApp("kube-up-1-3-7")
    chart = LoggingChart(
        cluster,
        "logging",
        kubernetes=KubernetesVersion.parse("1.3.7"),
        namespace="kube-system",
        images=ImageSource.mirror("bigwhite"),
    )
    certificate = ClientCertificate.host_path("/srv/kubernetes", read_only=False)
    logging = ClusterLogging(
        chart,
        "logging",
        agent=FluentdAgentOptions(api_server=ApiServerOptions(client_certificate=certificate)),
        add_on_elasticsearch=AddOnElasticsearchOptions(service_account=Account.create("k8s-efk")),
        kibana=KibanaOptions(
            service_account=Account.from_name("k8s-efk"), exposure=KibanaExposure.api_server_proxy()
        ),
    )
    cluster.add_document("RUNBOOK.md", AddOnRunbook(chart, logging, installer=ClusterInstaller.KUBE_UP))
    return cluster


def pipeline() -> ClusterApp:
    cluster = ClusterApp("pipeline")
    chart = LoggingChart(
        cluster,
        "logging",
        kubernetes=KubernetesVersion.parse("1.30"),
        namespace="logs",
        labels={"team": "search", "cost": "b17", "environment": "test", "area": "eu"},
    )
    config = FluentdConfig.parse(CONFIG)
    grep = FluentdSection("filter", FluentdValue.text("kubernetes.**"))
    grep.set("@type", FluentdValue.text("grep"))
    grep.set("@id", FluentdValue.text("drop"))
    exclude = FluentdSection("exclude")
    exclude.set("key", FluentdValue.text("message"))
    exclude.set("pattern", FluentdValue.regexp("^GET /healthz"))
    grep.add(exclude)
    output = FluentdSection("match", FluentdValue.text("**"))
    output.set("@type", FluentdValue.text("elasticsearch"))
    output.set("@id", FluentdValue.text("out"))
    output.set("host", FluentdValue.text("logs.example.com"))
    output.set("port", FluentdValue.integer(9243))
    headers = {"X-Team": "search", "X-Area": "eu", "X-Cost": "b17", "X-A": "a"}
    output.set("custom_headers", FluentdValue.hash(headers))
    config.add(grep, output)

    secret = ApiObject(chart, "secret", api_version="v1", kind="Secret", metadata=ApiObjectMetadata(name="agent"))
    FluentdAgent(
        chart,
        "agent",
        elasticsearch=ExternalElasticsearch(
            chart,
            "elasticsearch",
            url="https://logs.example.com:9243",
            version="9.5.6",
            agent_credentials=ElasticsearchCredentials(username="agent", secret=SecretRef.from_secret(secret)),
        ),
        pipeline=FluentdPipeline.from_config(config),
        pod=PodOptions(
            annotations={"example.com/c": "3", "example.com/a": "1", "example.com/b": "2"},
            env=[k8s.EnvVar(name="TZ", value="UTC")],
            tolerations=[k8s.Toleration(key="gpu", operator="Exists")],
        ),
    )
    return cluster


def bad() -> ClusterApp:
    cluster = ClusterApp("bad")
    chart = LoggingChart(cluster, "logging", kubernetes=KubernetesVersion.parse("1.30"), namespace="logs")
    ClusterLogging(chart, "logging", elasticsearch=ElasticsearchOptions(replicas=-3))
    return cluster


if sys.argv[1:] == ["bad"]:
    ClusterApp.synthesize(bad())
else:
    ClusterApp.synthesize(production(), kube_up(), pipeline())
