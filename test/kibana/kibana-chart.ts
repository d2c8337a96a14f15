import { Testing } from 'cdk8s';
import { parse } from 'yaml';
import {
  type ElasticsearchEndpoint,
  Kibana,
  type KibanaOptions,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../lib';
import { synthesizing } from '../../lib/reporting/synthesis';
import { warningsOf as warningsBelow } from '../../lib/reporting/warnings';
import type { Yaml } from '../profiles';

/** An Elasticsearch with users and TLS. */
export function secured(version: string): ElasticsearchEndpoint {
  return {
    host: 'elasticsearch',
    namespace: 'logs',
    port: 9200,
    tls: true,
    major: Number.parseInt(version, 10),
    version,
    caSecret: SecretRef.fromName('elasticsearch-ca'),
    kibanaCredentials: { username: 'kibana_system', secret: SecretRef.fromName('elasticsearch-kibana') },
    podLabels: { 'app.kubernetes.io/name': 'elasticsearch' },
    indexPrefix: 'k8s',
  };
}

/** The same without users and TLS. */
export function open(version: string): ElasticsearchEndpoint {
  const { host, namespace, port, major } = secured(version);
  return { host, namespace, port, major, version, tls: false };
}

export interface ChartOptions extends KibanaOptions {
  readonly kubernetes?: string;
  readonly endpoint?: ElasticsearchEndpoint;
}

/** A chart of the namespace `logs` for Kibanas. */
export function emptyChart(kubernetes = '1.37'): LoggingChart {
  return new LoggingChart(Testing.app(), 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logs',
  });
}

/** A Kibana in a chart of its own. */
export function kibanaChart({ kubernetes, endpoint = secured('9.5.6'), ...options }: ChartOptions = {}) {
  const chart = emptyChart(kubernetes);
  const kibana = new Kibana(chart, 'Kibana', { ...options, elasticsearch: { endpoint } });
  return { chart, kibana };
}

export function objectsOf(options?: ChartOptions): Yaml[] {
  return kibanaChart(options).chart.toJson();
}

/** The one object of a kind. */
export function oneOf(kind: string, options?: ChartOptions): Yaml {
  const found = objectsOf(options).filter((o) => o.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} objects are of kind ${kind}`);
  return found[0];
}

/** The object of a kind with a name. */
export function named(kind: string, name: string, options?: ChartOptions): Yaml {
  const found = objectsOf(options).find((o) => o.kind === kind && o.metadata.name === name);
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

export function podOf(options?: ChartOptions): Yaml {
  return oneOf('Deployment', options).spec.template.spec;
}

export function containerOf(options?: ChartOptions): Yaml {
  return podOf(options).containers[0];
}

/** The text of kibana.yml. */
export function configTextOf(options: ChartOptions = {}): string {
  return named('ConfigMap', `${options.name ?? 'kibana'}-config`, options).data['kibana.yml'];
}

/** The settings of kibana.yml. */
export function settingsOf(options?: ChartOptions): Record<string, unknown> {
  return parse(configTextOf(options));
}

/** The environment: values, keys of Secrets as `secret/key`, or paths of fields. */
export function environmentOf(options?: ChartOptions): Record<string, string> {
  return Object.fromEntries(
    (containerOf(options).env ?? []).map(({ name, value, valueFrom: from }: Yaml) => [
      name,
      from ? (from.fieldRef?.fieldPath ?? `${from.secretKeyRef.name}/${from.secretKeyRef.key}`) : value,
    ]),
  );
}

/** The validation errors of the app of a chart. */
export function errorsIn(chart: LoggingChart): string {
  const { root } = chart.node;
  const validate = () => root.node.findAll().flatMap((construct) => construct.node.validate());
  return synthesizing(root, validate).join('\n');
}

export function errorsOf(options: ChartOptions): string {
  return errorsIn(kibanaChart(options).chart);
}

export function warningsOf(options?: ChartOptions): string {
  return messagesOf('warning', options);
}

/** What is reported about objects and fields that the target lacks. */
export function loweredOf(options?: ChartOptions): string {
  return messagesOf('lowered', options);
}

function messagesOf(wanted: string, options?: ChartOptions): string {
  return warningsBelow(kibanaChart(options).chart)
    .filter(({ kind }) => kind === wanted)
    .map(({ message }) => message)
    .join('\n');
}
