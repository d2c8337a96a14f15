import {
  ClusterApp,
  Elasticsearch,
  ElasticsearchImage,
  FluentdAgent,
  FluentdImage,
  Kibana,
  KubernetesVersion,
  LoggingChart,
  PodSecurityLevel,
} from '../../lib';
import type { Yaml } from '../profiles';

const app = new ClusterApp('production');
const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logging' });
const elasticsearch = new Elasticsearch(chart, 'elasticsearch', {
  image: ElasticsearchImage.official('9.5.6'),
  agentNamespace: 'agents',
  podSecurity: PodSecurityLevel.RESTRICTED,
});
new FluentdAgent(chart, 'agent', {
  elasticsearch: elasticsearch,
  image: FluentdImage.V1_19_3_ELASTICSEARCH_9,
  namespace: 'agents',
});
new Kibana(chart, 'kibana', {
  elasticsearch: elasticsearch,
  encryptionKeys: elasticsearch.kibanaEncryptionKeys,
  dataView: { credentials: elasticsearch.adminCredentials },
});

const objects: Yaml[] = chart.toJson();
const podsOf = objects
  .map(({ metadata, spec }) => ({
    namespace: metadata.namespace,
    name: metadata.name,
    template: spec?.jobTemplate?.spec.template ?? spec?.template,
  }))
  .filter(({ template }) => template?.spec?.containers);

/** The Secrets without which a pod cannot start. */
function secretsOf({ spec }: Yaml): string[] {
  const env = spec.containers.flatMap((container: Yaml) => container.env ?? []);
  const volumes = spec.volumes ?? [];
  return [
    ...env.map(({ valueFrom }: Yaml) => valueFrom?.secretKeyRef?.name),
    ...volumes.map(({ secret }: Yaml) => secret?.secretName),
    ...volumes.flatMap(({ projected }: Yaml) => (projected?.sources ?? []).map(({ secret }: Yaml) => secret?.name)),
  ].filter(Boolean);
}

test('an agent, Elasticsearch and Kibana of one cluster have no errors', () => {
  expect(app.errors()).toEqual([]);
});

test('every Secret that a pod waits for is in its namespace', () => {
  const there = objects
    .filter(({ kind }) => kind === 'Secret')
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const wanted = podsOf.flatMap(({ namespace, template }) => secretsOf(template).map((name) => `${namespace}/${name}`));
  expect(wanted.length).toBeGreaterThan(8);
  expect(wanted.filter((secret) => !there.includes(secret))).toEqual([]);
});

test('Elasticsearch allows connections from the agent and Kibana', () => {
  const [, clients] = objects.find(
    ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'elasticsearch',
  ).spec.ingress;
  const selectors: Yaml[] = clients.from.map(({ podSelector }: Yaml) => podSelector.matchLabels);
  const labelsOf = (wanted: string) => podsOf.find(({ name }) => name === wanted)?.template.metadata.labels;
  for (const name of ['fluentd', 'kibana'])
    expect(selectors.some((labels) => expect.objectContaining(labels).asymmetricMatch(labelsOf(name)))).toBe(true);
});

test('only the agent needs more than the Pod Security level restricted', () => {
  const lax = podsOf.filter(({ template: { spec } }) => {
    const strict = spec.containers.every(({ securityContext: of }: Yaml) => {
      return of?.allowPrivilegeEscalation === false && of.capabilities?.drop?.includes('ALL');
    });
    const confined = spec.securityContext?.seccompProfile?.type === 'RuntimeDefault';
    return !strict || !confined || !spec.securityContext.runAsNonRoot || spec.volumes?.some((v: Yaml) => v.hostPath);
  });
  expect(lax.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['agents/fluentd']);
});
