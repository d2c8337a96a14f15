using Cdk8sEfk;

/// <summary>The cluster of article-cluster.ts in C#, with the package Cdk8sEfk.</summary>
public static class Program
{
    public static void Main()
    {
        var cluster = new ClusterApp("article-cluster");
        var chart = new LoggingChart(cluster, "logging", new LoggingChartProps
        {
            Kubernetes = KubernetesVersion.Parse("1.3.7"),
            Namespace = "kube-system",
            Images = ImageSource.Mirror("registry.example.com/logging"),
        });
        new ClusterLogging(chart, "logging", new ClusterLoggingProps
        {
            Agent = new FluentdAgentOptions
            {
                ApiServer = new ApiServerOptions { ClientCertificate = ClientCertificate.HostPath("/srv/kubernetes") },
            },
            AddOnElasticsearch = new AddOnElasticsearchOptions { ServiceAccount = Account.Create("k8s-efk") },
            Kibana = new KibanaOptions
            {
                ServiceAccount = Account.FromName("k8s-efk"),
                Exposure = KibanaExposure.ApiServerProxy(),
            },
        });
        ClusterApp.Synthesize(new[] { cluster });
    }
}
