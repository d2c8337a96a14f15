import { Testing } from 'cdk8s';
import {
  type ElasticsearchEndpoint,
  Kibana,
  type KibanaOptions,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../lib';
import { findingsOf } from '../../lib/reporting/findings';
import type { Yaml } from '../profiles';

/** A store with security and TLS, as an official image of this library or any other would be. */
export function secured(version: string): ElasticsearchEndpoint {
  return {
    host: 'elasticsearch',
    namespace: 'logs',
    port: 9200,
    scheme: 'https',
    major: Number.parseInt(version, 10),
    version,
    caSecret: SecretRef.fromName('store-ca'),
    kibanaCredentials: { username: 'kibana_system', secret: SecretRef.fromName('store-kibana') },
    podLabels: { 'app.kubernetes.io/name': 'elasticsearch' },
    indexPrefix: 'k8s',
  };
}

/** The same without a password or TLS. */
export function open(version: string): ElasticsearchEndpoint {
  const { host, namespace, port, major } = secured(version);
  return { host, namespace, port, major, version, scheme: 'http' };
}

export interface PageOptions extends KibanaOptions {
  readonly kubernetes?: string;
  readonly store?: ElasticsearchEndpoint;
}

/** A page in a chart of its own. */
export function page({ kubernetes = '1.37', store = secured('9.5.6'), ...options }: PageOptions = {}) {
  const chart = new LoggingChart(Testing.app(), 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logs',
  });
  const kibana = new Kibana(chart, 'Kibana', { ...options, elasticsearch: { endpoint: store } });
  return { chart, kibana };
}

export function objectsOf(options?: PageOptions): Yaml[] {
  return page(options).chart.toJson();
}

/** The one object of a kind. */
export function oneOf(kind: string, options?: PageOptions): Yaml {
  const found = objectsOf(options).filter((o) => o.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} objects are of kind ${kind}`);
  return found[0];
}

export function podOf(options?: PageOptions): Yaml {
  return oneOf('Deployment', options).spec.template.spec;
}

/** The environment: values, or the key of a Secret as `secret/key`. */
export function environmentOf(options?: PageOptions): Record<string, string> {
  const [{ env }] = podOf(options).containers;
  return Object.fromEntries(
    env.map(({ name, value, valueFrom: from }: Yaml) => [
      name,
      from ? `${from.secretKeyRef.name}/${from.secretKeyRef.key}` : value,
    ]),
  );
}

/** What a synth says of it. */
export function faultsOf(options: PageOptions): string {
  const { chart } = page(options);
  return chart.node
    .findAll()
    .flatMap((construct) => construct.node.validate())
    .join('\n');
}

export function adviceOf(options?: PageOptions): string {
  const { chart } = page(options);
  return findingsOf(chart)
    .filter(({ severity }) => severity === 'warning')
    .map(({ message }) => message)
    .join('\n');
}
