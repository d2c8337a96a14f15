import {
  ClusterApp,
  Elasticsearch,
  ElasticsearchImage,
  type ElasticsearchProps,
  KubernetesVersion,
  LoggingChart,
  NodeRole,
} from '../../lib';
import { warningsOf } from '../../lib/reporting/warnings';
import { find, type Yaml } from '../profiles';

/** An Elasticsearch in its own chart. */
export class ElasticsearchFixture {
  readonly app = new ClusterApp('test');
  readonly chart: LoggingChart;
  readonly elasticsearch: Elasticsearch;

  constructor(props: ElasticsearchProps = {}, kubernetes = '1.37') {
    this.chart = new LoggingChart(this.app, 'logging', {
      kubernetes: KubernetesVersion.parse(kubernetes),
      namespace: 'logging',
    });
    this.elasticsearch = new Elasticsearch(this.chart, 'elasticsearch', {
      image: ElasticsearchImage.official('9.5.6'),
      ...props,
    });
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

  of(kind: string): Yaml[] {
    return this.objects.filter((object) => object.kind === kind);
  }

  find(kind: string, name: string, namespace = 'logging'): Yaml {
    return find(this.objects, kind, name, namespace);
  }

  /** The specification of the pods of a StatefulSet. */
  pod(name = 'elasticsearch'): Yaml {
    return this.find('StatefulSet', name).spec.template.spec;
  }

  /** The settings of a StatefulSet's nodes, by name. */
  settings(name = 'elasticsearch'): Record<string, unknown> {
    const lines: string[] = this.find('ConfigMap', `${name}-config`).data['elasticsearch.yml'].trim().split('\n');
    return Object.fromEntries(
      lines.map((line) => {
        const at = line.indexOf(': ');
        return [line.slice(0, at), JSON.parse(line.slice(at + 2))];
      }),
    );
  }

  /** The names of the first masters in the ConfigMap of a StatefulSet. */
  initialMasters(name = 'elasticsearch'): string {
    return this.find('ConfigMap', `${name}-config`).data['initial-masters'];
  }

  /** The input of a program. */
  input(program: 'bootstrap' | 'provisioning'): Yaml {
    return JSON.parse(this.find('ConfigMap', `elasticsearch-${program}`).data['input.json']);
  }

  /** The environment of the nodes by name. */
  env(name = 'elasticsearch'): Record<string, string | undefined> {
    const env: { name: string; value?: string }[] = this.pod(name).containers[0].env;
    return Object.fromEntries(env.map((variable) => [variable.name, variable.value]));
  }
}

export const THREE_MASTERS = { name: 'masters', replicas: 3, roles: [NodeRole.MASTER] };
export const TWO_DATA = { name: 'data', replicas: 2, roles: [NodeRole.DATA, NodeRole.INGEST] };
