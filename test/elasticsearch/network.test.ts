import { ElasticsearchImage } from '../../lib';
import type { Yaml } from '../profiles';
import { ElasticsearchFixture } from './fixture';

const fixture = new ElasticsearchFixture({ agentNamespace: 'agents' });
const policy = (name = 'elasticsearch', of = fixture): Yaml => of.find('NetworkPolicy', name).spec;
const ports = (rule: Yaml): number[] => rule.ports.map(({ port }: Yaml) => port);

test('nodes connect only to each other and to DNS', () => {
  const { egress, podSelector, policyTypes } = policy();
  expect(policyTypes).toEqual(['Ingress', 'Egress']);
  expect(egress[0]).toEqual({
    ports: [9300, 9200, 8080].map((port) => ({ port, protocol: 'TCP' })),
    to: [{ podSelector }],
  });
  expect(ports(egress[1])).toEqual([53, 53]);
  expect(egress).toHaveLength(2);
});

test('agents of their namespace, Kibana and the programs may connect to Elasticsearch', () => {
  const [, clients] = policy().ingress;
  expect(ports(clients)).toEqual([9200]);
  expect(clients.from).toEqual([
    {
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'fluentd' } },
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'agents' } },
    },
    { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'kibana' } } },
    {
      podSelector: {
        matchLabels: {
          'app.kubernetes.io/name': 'elasticsearch',
          'app.kubernetes.io/instance': 'elasticsearch',
          'app.kubernetes.io/component': 'provisioning',
        },
      },
    },
  ]);
});

test('agents of any namespace may connect if namespaces have no name label', () => {
  const old = new ElasticsearchFixture(
    { agentNamespace: 'agents', image: ElasticsearchImage.official('7.17.29') },
    '1.20',
  );
  expect(policy('elasticsearch', old).ingress[1].from[0].namespaceSelector).toEqual({});
});

test('the selectors of the policies are labels that the pods have', () => {
  const pods: Yaml[] = fixture.objects.map(({ spec }) => spec?.template?.metadata).filter(Boolean);
  for (const { spec } of fixture.of('NetworkPolicy'))
    expect(
      pods.some(({ labels }) => expect.objectContaining(spec.podSelector.matchLabels).asymmetricMatch(labels)),
    ).toBe(true);
});

test('the bootstrap program connects to the API server, and the provisioning program to Elasticsearch', () => {
  expect(policy('elasticsearch-bootstrap').egress.map(ports)).toEqual([
    [443, 6443],
    [53, 53],
  ]);
  const [elasticsearch] = policy('elasticsearch-provisioning').egress;
  expect(ports(elasticsearch)).toEqual([9200]);
  expect(elasticsearch.to[0].podSelector.matchLabels).toEqual(policy().podSelector.matchLabels);
});

test('the programs accept no connections', () => {
  for (const name of ['bootstrap', 'provisioning']) {
    const { ingress, policyTypes } = policy(`elasticsearch-${name}`);
    expect([ingress, policyTypes]).toEqual([undefined, ['Ingress', 'Egress']]);
  }
});

test('another client may connect if the user allows it', () => {
  const open = new ElasticsearchFixture();
  open.elasticsearch.allowFrom({ name: 'exporter', podLabels: { app: 'exporter' }, namespace: 'monitoring' });
  const { podSelector, policyTypes, ingress } = policy('elasticsearch-from-exporter', open);
  expect(policyTypes).toEqual(['Ingress']);
  expect(podSelector).toEqual(policy('elasticsearch', open).podSelector);
  expect(ingress).toEqual([
    {
      from: [
        {
          podSelector: { matchLabels: { app: 'exporter' } },
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
        },
      ],
      ports: [{ port: 9200, protocol: 'TCP' }],
    },
  ]);
});

test('a client of which the user states no namespace may connect from that of Elasticsearch', () => {
  const open = new ElasticsearchFixture();
  open.elasticsearch.allowFrom({ name: 'exporter', podLabels: { app: 'exporter' } });
  const [{ from }] = policy('elasticsearch-from-exporter', open).ingress;
  expect(from).toEqual([{ podSelector: { matchLabels: { app: 'exporter' } } }]);
  expect(open.errors).toEqual([]);
});

test('a client without labels, which would be every pod, is rejected', () => {
  const open = new ElasticsearchFixture();
  open.elasticsearch.allowFrom({ name: 'all', podLabels: {} });
  expect(open.errors.join()).toContain('elasticsearch.allowFrom.podLabels');
});
