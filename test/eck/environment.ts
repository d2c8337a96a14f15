import {
  ClusterApp,
  EckElasticsearch,
  type EckElasticsearchProps,
  FluentdAgent,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
} from '../../lib';
import { warningsOf } from '../../lib/reporting/warnings';
import { find, type Yaml } from '../profiles';

interface Surroundings {
  readonly kubernetes?: string;
  readonly images?: ImageSource;
  /** The namespace of an agent. */
  readonly agent?: string;
}

/** Elasticsearch of ECK in its own chart, with an optional agent. */
export class EckEnvironment {
  readonly app = new ClusterApp('test');
  readonly chart: LoggingChart;
  readonly elasticsearch: EckElasticsearch;

  constructor(props: Partial<EckElasticsearchProps> = {}, { kubernetes = '1.36', images, agent }: Surroundings = {}) {
    this.chart = new LoggingChart(this.app, 'logging', {
      kubernetes: KubernetesVersion.parse(kubernetes),
      namespace: 'logging',
      images: images ?? ImageSource.upstream(),
    });
    this.elasticsearch = new EckElasticsearch(this.chart, 'store', { version: '9.5.6', ...props });
    if (agent !== undefined)
      new FluentdAgent(this.chart, 'agent', { elasticsearch: this.elasticsearch, namespace: agent });
  }

  get errors(): string[] {
    return this.app.errors();
  }

  get warning(): string[] {
    return warningsOf(this.app).map(({ message }) => message);
  }

  get objects(): Yaml[] {
    return this.chart.toJson();
  }

  find(kind: string, name: string): Yaml {
    return find(this.objects, kind, name);
  }

  get spec(): Yaml {
    return this.find('Elasticsearch', 'logs').spec;
  }
}
