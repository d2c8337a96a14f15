import { Testing } from 'cdk8s';
import { Elasticsearch, ElasticsearchImage, Kibana, KubernetesVersion, LoggingChart } from '../../lib';
import type { BootstrapInput } from '../../lib/provisioning/input';
import { find, type Yaml } from '../profiles';

/** A page with all that its store hands out. */
function stack(version: string, kubernetes: string) {
  const chart = new LoggingChart(Testing.app(), 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logs',
  });
  const elasticsearch = new Elasticsearch(chart, 'Store', { image: ElasticsearchImage.official(version) });
  new Kibana(chart, 'Page', {
    elasticsearch,
    encryptionKeys: elasticsearch.kibanaEncryptionKeys,
    dataView: { credentials: elasticsearch.adminCredentials },
  });
  const errors = chart.node.findAll().flatMap((construct) => construct.node.validate());
  return { errors, objects: chart.toJson() as Yaml[] };
}

const STACKS: [string, string][] = [
  ['7.17.29', '1.26'],
  ['8.19.20', '1.27'],
  ['9.5.6', '1.37'],
];

describe.each(STACKS)('a page beside Elasticsearch %s on Kubernetes %s', (version, kubernetes) => {
  const { errors, objects } = stack(version, kubernetes);
  const page = find(objects, 'Deployment', 'kibana').spec.template;
  const job = objects.find(({ kind, metadata }) => kind === 'Job' && metadata.name.startsWith('kibana-data-view-'));
  const bootstrap: BootstrapInput = JSON.parse(find(objects, 'ConfigMap', 'elasticsearch-bootstrap').data['plan.json']);
  const filled = [
    ...(bootstrap.passwords ?? []),
    ...(bootstrap.randomKeys ?? []),
    ...(bootstrap.copies ?? []).map(({ to }) => to),
  ].map(({ secret, key }) => `${secret}/${key}`);

  test('goes with it, and is of its version', () => {
    expect(errors).toEqual([]);
    expect(page.spec.containers[0].image).toBe(`docker.elastic.co/kibana/kibana:${version}`);
  });

  test('reads no key of a Secret but those that the bootstrap fills', () => {
    const variables = page.spec.containers[0].env.filter(({ valueFrom }: Yaml) => valueFrom);
    const read = variables.map(({ valueFrom: { secretKeyRef: ref } }: Yaml) => `${ref.name}/${ref.key}`);
    expect(read).toHaveLength(4);
    const volumes = [...page.spec.volumes, ...job.spec.template.spec.volumes].filter(({ secret }) => secret);
    const mounted = volumes.flatMap(({ secret }) => secret.items.map(({ key }: Yaml) => `${secret.secretName}/${key}`));
    expect(mounted).toHaveLength(2);
    expect([...read, ...mounted].filter((key) => !filled.includes(key))).toEqual([]);
  });

  test('is let in by the policy of the store, and lets itself out to it', () => {
    const has = (labels: Yaml, wanted: Yaml) => Object.entries(wanted).every(([key, value]) => labels[key] === value);
    const store = find(objects, 'NetworkPolicy', 'elasticsearch').spec;
    const peers = store.ingress.flatMap((rule: Yaml) => rule.from ?? []);
    const own = peers.filter((peer: Yaml) => peer.podSelector && !peer.namespaceSelector);
    expect(own.some((peer: Yaml) => has(page.metadata.labels, peer.podSelector.matchLabels))).toBe(true);
    const [{ to }] = find(objects, 'NetworkPolicy', 'kibana').spec.egress;
    const node = find(objects, 'StatefulSet', 'elasticsearch').spec.template.metadata.labels;
    expect(to.every((peer: Yaml) => has(node, peer.podSelector.matchLabels))).toBe(true);
  });

  test('shows the indices that the templates of the store are for', () => {
    const plan = find(objects, 'ConfigMap', job.metadata.name).data['plan.json'];
    expect(plan).toContain('"title": "kubernetes-logs-*"');
  });
});
