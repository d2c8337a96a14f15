import { Testing } from 'cdk8s';
import {
  Elasticsearch,
  ElasticsearchImage,
  type ElasticsearchSecurity,
  Kibana,
  KubernetesVersion,
  LoggingChart,
} from '../../lib';
import type { BootstrapInput } from '../../lib/provisioning/input';
import { find, type Yaml } from '../profiles';
import { emptyChart, errorsIn } from './kibana-chart';

/** A Kibana with everything that an Elasticsearch of this library provides. */
function stack(version: string, kubernetes: string) {
  const chart = emptyChart(kubernetes);
  const elasticsearch = new Elasticsearch(chart, 'Elasticsearch', { image: ElasticsearchImage.official(version) });
  new Kibana(chart, 'Kibana', {
    elasticsearch,
    encryptionKeys: elasticsearch.kibanaEncryptionKeys,
    dataView: { credentials: elasticsearch.adminCredentials },
  });
  return { errors: errorsIn(chart), objects: chart.toJson() as Yaml[] };
}

const STACKS: [string, string][] = [
  ['7.17.29', '1.26'],
  ['8.19.20', '1.27'],
  ['9.5.6', '1.37'],
];

describe.each(STACKS)('Kibana with Elasticsearch %s on Kubernetes %s', (version, kubernetes) => {
  const { errors, objects } = stack(version, kubernetes);
  const pod = find(objects, 'Deployment', 'kibana').spec.template;
  const job = objects.find(({ kind, metadata }) => kind === 'Job' && metadata.name.startsWith('kibana-data-view-'));
  const bootstrap: BootstrapInput = JSON.parse(
    find(objects, 'ConfigMap', 'elasticsearch-bootstrap').data['input.json'],
  );
  const filled = [
    ...(bootstrap.passwords ?? []),
    ...(bootstrap.randomKeys ?? []),
    ...(bootstrap.copies ?? []).map(({ to }) => to),
  ].map(({ secret, key }) => `${secret}/${key}`);

  test('is valid, and has its version', () => {
    expect(errors).toBe('');
    expect(pod.spec.containers[0].image).toBe(`docker.elastic.co/kibana/kibana:${version}`);
  });

  test('reads only keys of Secrets that the bootstrap fills', () => {
    const variables = pod.spec.containers[0].env.filter(({ valueFrom }: Yaml) => valueFrom?.secretKeyRef);
    const read = variables.map(({ valueFrom: { secretKeyRef: ref } }: Yaml) => `${ref.name}/${ref.key}`);
    expect(read).toHaveLength(4);
    const volumes: Yaml[] = [...pod.spec.volumes, ...job.spec.template.spec.volumes];
    const sources = volumes.flatMap(({ secret, projected }) => [
      ...(secret ? [{ name: secret.secretName, items: secret.items }] : []),
      ...(projected?.sources ?? []).map((source: Yaml) => source.secret),
    ]);
    const mounted = sources.flatMap(({ name, items }) => items.map(({ key }: Yaml) => `${name}/${key}`));
    expect(mounted).toHaveLength(2);
    expect([...read, ...mounted].filter((key) => !filled.includes(key))).toEqual([]);
  });

  test('is admitted by the policy of Elasticsearch, and its own policy allows the connection', () => {
    const has = (labels: Yaml, wanted: Yaml) => Object.entries(wanted).every(([key, value]) => labels[key] === value);
    const policy = find(objects, 'NetworkPolicy', 'elasticsearch').spec;
    const peers = policy.ingress.flatMap((rule: Yaml) => rule.from ?? []);
    const own = peers.filter((peer: Yaml) => peer.podSelector && !peer.namespaceSelector);
    expect(own.some((peer: Yaml) => has(pod.metadata.labels, peer.podSelector.matchLabels))).toBe(true);
    const [{ to }] = find(objects, 'NetworkPolicy', 'kibana').spec.egress;
    const node = find(objects, 'StatefulSet', 'elasticsearch').spec.template.metadata.labels;
    expect(to.every((peer: Yaml) => has(node, peer.podSelector.matchLabels))).toBe(true);
  });

  test('shows the indices for which Elasticsearch has templates', () => {
    expect(find(objects, 'ConfigMap', 'kibana-data-view').data['input.json']).toContain('"title": "kubernetes-logs-*"');
  });
});

describe('Kibana in another namespace than Elasticsearch', () => {
  const separateChart = (security?: ElasticsearchSecurity) => {
    const chart = emptyChart();
    const elsewhere = new LoggingChart(chart.node.root, 'viewers', {
      kubernetes: KubernetesVersion.parse('1.37'),
      namespace: 'viewers',
    });
    const elasticsearch = new Elasticsearch(chart, 'Elasticsearch', { security });
    new Kibana(elsewhere, 'Kibana', { elasticsearch });
    return elsewhere;
  };

  test('is rejected, with the missing Secrets and what to do', () => {
    const errors = errorsIn(separateChart());
    expect(errors).toContain('kibana namespace: "viewers" is invalid: expected logs');
    expect(errors).toContain('elasticsearch-kibana and elasticsearch-ca-certificate');
    expect(errors).toContain('ExternalElasticsearch');
  });
});

test('an Elasticsearch of another app is rejected', () => {
  const elasticsearch = new Elasticsearch(emptyChart(), 'Elasticsearch');
  const chart = new LoggingChart(Testing.app(), 'logging', {
    kubernetes: KubernetesVersion.parse('1.37'),
    namespace: 'logs',
  });
  new Kibana(chart, 'Kibana', { elasticsearch });
  expect(errorsIn(chart)).toContain(
    'kibana.elasticsearch: "elasticsearch" is invalid: expected an Elasticsearch of the same app',
  );
});
