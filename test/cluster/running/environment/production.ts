import { Duration } from 'cdk8s';
import {
  AgentMonitoring,
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  type ElasticsearchProps,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
} from '../../../../lib';
import type { ApiObject } from '../../server/api-object';
import { RELEASE } from '../../server/release';

/** `dist/production` as `main.ts` makes it, with other options. */
export function production(options: ElasticsearchProps, { agent, kibana }: ClusterLoggingProps = {}): ApiObject[] {
  const chart = new LoggingChart(new ClusterApp('production'), 'logging', {
    kubernetes: KubernetesVersion.parse(RELEASE),
    namespace: 'logging',
  });
  new LoggingNamespace(chart, 'namespace', { name: 'logging', podSecurity: PodSecurityLevel.RESTRICTED });
  new LoggingNamespace(chart, 'agents', { name: 'logging-agents', podSecurity: PodSecurityLevel.PRIVILEGED });
  const annotations = AgentMonitoring.scrapeAnnotations();
  new ClusterLogging(chart, 'logging', {
    agent: { namespace: 'logging-agents', pod: { annotations }, ...agent },
    elasticsearch: {
      podSecurity: PodSecurityLevel.RESTRICTED,
      lifecycle: { retention: Duration.days(14) },
      ...options,
    },
    ...(kibana && { kibana }),
  });
  return chart.toJson();
}
