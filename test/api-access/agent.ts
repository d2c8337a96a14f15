import {
  ClusterApp,
  ExternalElasticsearch,
  FluentdAgent,
  type FluentdAgentOptions,
  KubernetesVersion,
  LoggingChart,
} from '../../lib';
import type { Yaml } from '../profiles';

/** An agent in the namespace `logging`. */
export interface Agent {
  readonly errors: string[];
  readonly warnings: string[];
  of(kind: string): Yaml[];
  readonly pod: Yaml;
  /** What the configuration says about the API server. */
  readonly settings: Record<string, string>;
}

export function agentWith(options: FluentdAgentOptions, version = '1.37'): Agent {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse(version);
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' });
  const elasticsearch = new ExternalElasticsearch(chart, 'external', {
    url: 'http://10.1.2.3:9200',
    version: '8.19.20',
  });
  new FluentdAgent(chart, 'agent', { ...options, elasticsearch });
  const of = (kind: string) => chart.toJson().filter((object) => object.kind === kind);
  return {
    errors: app.errors(),
    warnings: app.warnings().map(({ message }) => message),
    of,
    get pod() {
      return of('DaemonSet')[0].spec.template.spec;
    },
    get settings() {
      const [, section = ''] = /<kubernetes>(.*?)<\/kubernetes>/s.exec(of('ConfigMap')[0].data['fluent.conf']) ?? [];
      return Object.fromEntries([...section.matchAll(/(\S+) (\S+)\n/g)].map(([, name, value]) => [name, value]));
    },
  };
}
