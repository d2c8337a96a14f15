import io.github.cdk8sefk.*;
import io.github.cdk8sefk.k8s.EnvVar;
import io.github.cdk8sefk.k8s.Toleration;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.Duration;

/** The clusters `production` and `kube-up-1-3-7` of main.ts, the pipeline of app.ts in TypeScript, and a bad input. */
public final class App {
  private static final String CONFIG = """

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
      """;

  private static ClusterApp production() {
    ClusterApp cluster = new ClusterApp("production");
    LoggingChart chart = LoggingChart.Builder.create(cluster, "logging")
        .kubernetes(KubernetesVersion.parse("1.37"))
        .namespace("logging")
        .build();
    LoggingNamespace.Builder.create(chart, "namespace").name("logging").podSecurity(PodSecurityLevel.RESTRICTED).build();
    LoggingNamespace.Builder.create(chart, "agents").name("logging-agents").podSecurity(PodSecurityLevel.PRIVILEGED).build();
    ClusterLogging logging = ClusterLogging.Builder.create(chart, "logging")
        .agent(FluentdAgentOptions.builder()
            .namespace("logging-agents")
            .pod(PodOptions.builder().annotations(AgentMonitoring.scrapeAnnotations()).build())
            .build())
        .elasticsearch(ElasticsearchOptions.builder()
            .podSecurity(PodSecurityLevel.RESTRICTED)
            .lifecycle(LogLifecycleOptions.builder().retention(Duration.days(14)).build())
            .build())
        .build();
    cluster.addDocument("RUNBOOK.md", new LoggingRunbook(chart, logging));
    return cluster;
  }

  private static ClusterApp kubeUp() {
    ClusterApp cluster = new ClusterApp("kube-up-1-3-7");
    LoggingChart chart = LoggingChart.Builder.create(cluster, "logging")
        .kubernetes(KubernetesVersion.parse("1.3.7"))
        .namespace("kube-system")
        .images(ImageSource.mirror("bigwhite"))
        .build();
    ClientCertificate certificate = ClientCertificate.hostPath(
        "/srv/kubernetes", HostPathCertificateOptions.builder().readOnly(false).build());
    ClusterLogging logging = ClusterLogging.Builder.create(chart, "logging")
        .agent(FluentdAgentOptions.builder()
            .apiServer(ApiServerOptions.builder().clientCertificate(certificate).build())
            .build())
        .addOnElasticsearch(AddOnElasticsearchOptions.builder().serviceAccount(Account.create("k8s-efk")).build())
        .kibana(KibanaOptions.builder()
            .serviceAccount(Account.fromName("k8s-efk"))
            .exposure(KibanaExposure.apiServerProxy())
            .build())
        .build();
    cluster.addDocument("RUNBOOK.md", new AddOnRunbook(
        chart, logging, AddOnRunbookProps.builder().installer(ClusterInstaller.KUBE_UP).build()));
    return cluster;
  }

  private static ClusterApp pipeline() {
    ClusterApp cluster = new ClusterApp("pipeline");
    LoggingChart chart = LoggingChart.Builder.create(cluster, "logging")
        .kubernetes(KubernetesVersion.parse("1.30"))
        .namespace("logs")
        // maps of Java have no order: the YAML has
        .labels(Map.of("team", "search", "cost", "b17", "environment", "test", "area", "eu"))
        .build();
    FluentdConfig config = FluentdConfig.parse(CONFIG);
    FluentdSection grep = new FluentdSection("filter", FluentdValue.text("kubernetes.**"));
    grep.set("@type", FluentdValue.text("grep"));
    grep.set("@id", FluentdValue.text("drop"));
    FluentdSection exclude = new FluentdSection("exclude");
    exclude.set("key", FluentdValue.text("message"));
    exclude.set("pattern", FluentdValue.regexp("^GET /healthz"));
    grep.add(exclude);
    FluentdSection output = new FluentdSection("match", FluentdValue.text("**"));
    output.set("@type", FluentdValue.text("elasticsearch"));
    output.set("@id", FluentdValue.text("out"));
    output.set("host", FluentdValue.text("logs.example.com"));
    output.set("port", FluentdValue.integer(9243));
    output.set("custom_headers",
        FluentdValue.hash(Map.of("X-Team", "search", "X-Area", "eu", "X-Cost", "b17", "X-A", "a")));
    config.add(grep, output);

    ApiObject secret = ApiObject.Builder.create(chart, "secret")
        .apiVersion("v1")
        .kind("Secret")
        .metadata(ApiObjectMetadata.builder().name("agent").build())
        .build();
    FluentdAgent.Builder.create(chart, "agent")
        .elasticsearch(ExternalElasticsearch.Builder.create(chart, "elasticsearch")
            .url("https://logs.example.com:9243")
            .version("9.5.6")
            .agentCredentials(ElasticsearchCredentials.builder()
                .username("agent")
                .secret(SecretRef.fromSecret(secret))
                .build())
            .build())
        .pipeline(FluentdPipeline.fromConfig(config))
        .pod(PodOptions.builder()
            .annotations(Map.of("example.com/c", "3", "example.com/a", "1", "example.com/b", "2"))
            .env(List.of(EnvVar.builder().name("TZ").value("UTC").build()))
            .tolerations(List.of(Toleration.builder().key("gpu").operator("Exists").build()))
            .build())
        .build();
    return cluster;
  }

  private static ClusterApp bad() {
    ClusterApp cluster = new ClusterApp("bad");
    LoggingChart chart = LoggingChart.Builder.create(cluster, "logging")
        .kubernetes(KubernetesVersion.parse("1.30"))
        .namespace("logs")
        .build();
    ClusterLogging.Builder.create(chart, "logging")
        .elasticsearch(ElasticsearchOptions.builder().replicas(-3).build())
        .build();
    return cluster;
  }

  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("bad")) ClusterApp.synthesize(bad());
    else ClusterApp.synthesize(production(), kubeUp(), pipeline());
  }
}
