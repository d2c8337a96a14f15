// What the agent does with log lines: exclude pods, parse JSON, join stack traces, and redact passwords.
import { ClusterApp, ClusterLogging, FluentdPipeline, KubernetesVersion, LoggingChart, TraceLanguage } from 'cdk8s-efk';

const cluster = new ClusterApp('process-logs');
const chart = new LoggingChart(cluster, 'logging', {
  kubernetes: KubernetesVersion.parse('1.37'),
  namespace: 'logging',
});
new ClusterLogging(chart, 'logging', {
  agent: {
    pipeline: FluentdPipeline.containers({
      exclude: [{ namespace: 'load-tests' }, { namespace: 'shop', pod: 'crawler-*' }],
      parseJson: true,
      stackTraces: { languages: [TraceLanguage.JAVA] },
      redactions: [{ pattern: 'password=[^ ]+', replacement: 'password=***' }],
    }),
  },
});
ClusterApp.synthesize(cluster);
