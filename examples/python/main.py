"""The cluster of article-cluster.ts in Python: `pip install cdk8s-efk`, then `python main.py`."""

from cdk8s_efk import (
    Account,
    AddOnElasticsearchOptions,
    ApiServerOptions,
    ClientCertificate,
    ClusterApp,
    ClusterLogging,
    FluentdAgentOptions,
    ImageSource,
    KibanaExposure,
    KibanaOptions,
    KubernetesVersion,
    LoggingChart,
)

cluster = ClusterApp("article-cluster")
chart = LoggingChart(
    cluster,
    "logging",
    kubernetes=KubernetesVersion.parse("1.3.7"),
    namespace="kube-system",
    images=ImageSource.mirror("registry.example.com/logging"),
)
certificate = ClientCertificate.host_path("/srv/kubernetes")
ClusterLogging(
    chart,
    "logging",
    agent=FluentdAgentOptions(api_server=ApiServerOptions(client_certificate=certificate)),
    add_on_elasticsearch=AddOnElasticsearchOptions(service_account=Account.create("k8s-efk")),
    kibana=KibanaOptions(
        service_account=Account.from_name("k8s-efk"),
        exposure=KibanaExposure.api_server_proxy(),
    ),
)
ClusterApp.synthesize(cluster)
