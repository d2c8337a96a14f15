import io.github.cdk8sefk.*;

/** The cluster of article-cluster.ts in Java, with the artifact io.github.cdk8sefk:cdk8s-efk. */
public final class Main {
  public static void main(String[] args) {
    ClusterApp cluster = new ClusterApp("article-cluster");
    LoggingChart chart = LoggingChart.Builder.create(cluster, "logging")
        .kubernetes(KubernetesVersion.parse("1.3.7"))
        .namespace("kube-system")
        .images(ImageSource.mirror("registry.example.com/logging"))
        .build();
    ClusterLogging.Builder.create(chart, "logging")
        .agent(FluentdAgentOptions.builder()
            .apiServer(ApiServerOptions.builder()
                .clientCertificate(ClientCertificate.hostPath("/srv/kubernetes"))
                .build())
            .build())
        .addOnElasticsearch(AddOnElasticsearchOptions.builder()
            .serviceAccount(Account.create("k8s-efk"))
            .build())
        .kibana(KibanaOptions.builder()
            .serviceAccount(Account.fromName("k8s-efk"))
            .exposure(KibanaExposure.apiServerProxy())
            .build())
        .build();
    ClusterApp.synthesize(cluster);
  }
}
