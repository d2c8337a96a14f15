import { Duration, Size } from 'cdk8s';
import {
  CertificateIssuer,
  type ClaimRetention,
  ElasticsearchImage,
  type ElasticsearchProps,
  ElasticsearchSecurity,
  ExternalElasticsearch,
  type ExternalElasticsearchProps,
  MemoryMapping,
  NodeRole,
  NodeSpread,
  type NodeUpdateStrategy,
  PodSecurityLevel,
  SecretRef,
  Storage,
} from '../../lib';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from './fixture';

const PASSWORDS = {
  elasticPassword: SecretRef.fromName('elastic'),
  kibanaPassword: SecretRef.fromName('kibana'),
  agentPassword: SecretRef.fromName('agent'),
};

const HERE = { url: 'https://logs.example.com' };
const USER = { username: 'agent', secret: SecretRef.fromName('agent') };
const TOKEN = { secret: SecretRef.fromName('agent') };

function cloudId(text: string): string {
  return `logs:${Buffer.from(text).toString('base64')}`;
}

function errors(props: ElasticsearchProps, kubernetes?: string): string {
  return new ElasticsearchFixture(props, kubernetes).errors.join('\n');
}

test.each<[string, ElasticsearchProps, string]>([
  ['two nodes', { replicas: 2 }, 'elasticsearch.replicas: 2'],
  [
    'a voting-only node without the role master',
    { nodeSets: [THREE_MASTERS, { ...TWO_DATA, roles: [NodeRole.DATA, NodeRole.VOTING_ONLY] }] },
    'the role master as well',
  ],
  [
    'masters that only vote',
    { nodeSets: [{ ...THREE_MASTERS, roles: [NodeRole.MASTER, NodeRole.VOTING_ONLY] }, TWO_DATA] },
    'no other node can be elected',
  ],
  [
    'two masters in one of two node sets',
    { nodeSets: [{ ...THREE_MASTERS, replicas: 2 }, TWO_DATA] },
    'elasticsearch.nodeSets: "2 nodes with the role master"',
  ],
  ['no master', { nodeSets: [TWO_DATA] }, 'elasticsearch.nodeSets: "0 nodes with the role master"'],
  ['no nodes', { replicas: 0 }, 'replicas: 0'],
  ['half a node', { replicas: 1.5 }, 'replicas: 1.5'],
  ['no node set', { nodeSets: [] }, 'one or more node sets'],
  ['no node with data', { nodeSets: [THREE_MASTERS] }, 'a node set that keeps data'],
  [
    'hot nodes alone',
    { nodeSets: [{ name: 'a', replicas: 3, roles: [NodeRole.MASTER, NodeRole.DATA_HOT] }] },
    'data_content',
  ],
  ['two node sets with one name', { nodeSets: [TWO_DATA, TWO_DATA, THREE_MASTERS] }, 'unique names'],
  [
    'an unknown role',
    { nodeSets: [{ ...THREE_MASTERS, roles: [NodeRole.MASTER, 'boss' as NodeRole, NodeRole.DATA] }] },
    '"boss"',
  ],
  [
    'replicas together with node sets',
    { replicas: 3, nodeSets: [{ name: 'a', replicas: 3 }] },
    'replicas in each node set',
  ],
  [
    'a heap over half of the memory',
    { nodeSets: [{ name: 'a', replicas: 3, heap: Size.mebibytes(1100) }] },
    'elasticsearch.nodeSets[0].heap: "1100Mi"',
  ],
  ['too little memory', { memory: Size.mebibytes(511) }, 'elasticsearch.memory: "511Mi"'],
  [
    'a memory limit as Java writes it, which is two bytes',
    { pod: { resources: { limits: { memory: '2048m' } } } },
    'elasticsearch.pod.resources.limits.memory: "2048m"',
  ],
  ['memory that is a text', { memory: '2Gi' as unknown as Size }, 'an object of class Size'],
  [
    'a node set without a zone next to one with a zone',
    { nodeSets: [{ name: 'a', replicas: 1, zone: 'eu-1a' }, TWO_DATA] },
    'nodeSets[1].zone: no value is given',
  ],
  ['two rules for where nodes run', { spread: NodeSpread.hosts(), pod: { affinity: {} } }, 'elasticsearch.spread'],
  [
    'a size that is a text',
    { storage: Storage.claim({ size: '1Gi' as unknown as Size }) },
    'elasticsearch.storage (Storage.claim props.size): "1Gi"',
  ],
  [
    'claims that are recycled',
    { storage: Storage.claim({ size: Size.gibibytes(1), whenScaled: 'Recycle' as ClaimRetention }) },
    'elasticsearch.storage (Storage.claim props.whenScaled): "Recycle"',
  ],
  ['a name with capitals', { name: 'Logs' }, 'elasticsearch.name: "Logs"'],
  ['an unknown update strategy', { updateStrategy: 'Recreate' as NodeUpdateStrategy }, 'updateStrategy: "Recreate"'],
  ['an unknown Pod Security level', { podSecurity: 'strict' as PodSecurityLevel }, 'podSecurity: "strict"'],
  ['an agent in no namespace', { agentNamespace: 'Agents' }, 'elasticsearch.agentNamespace: "Agents"'],
  ['a retention of no day', { lifecycle: { retention: Duration.days(0) } }, 'retention: 0 days'],
  ['a prefix with capitals', { lifecycle: { indexPrefix: 'Logs' } }, 'indexPrefix: "Logs"'],
  [
    'an earlier prefix with capitals',
    { lifecycle: { previousIndexPrefixes: ['pods', 'Logs'] } },
    'elasticsearch.lifecycle.previousIndexPrefixes[1]: "Logs"',
  ],
  [
    'an earlier prefix that is the current one',
    { lifecycle: { previousIndexPrefixes: ['kubernetes-logs'] } },
    'previousIndexPrefixes[0]: "kubernetes-logs" is invalid: expected a prefix that is not named elsewhere',
  ],
  [
    'an earlier prefix that is named twice',
    { lifecycle: { previousIndexPrefixes: ['pods', 'pods'] } },
    'previousIndexPrefixes[1]: "pods"',
  ],
  ['half a day', { lifecycle: { retention: Duration.hours(12) } }, 'retention: 12 hours'],
])('%s is rejected', (_, props, expected) => {
  expect(errors(props)).toContain(expected);
});

test.each(['9.5', '9', 'latest', '6.8.23', '7.16.3', ''])(
  '%p is rejected as a version of an official image',
  (version) => {
    const found = new ElasticsearchFixture({ image: ElasticsearchImage.official(version) }).errors;
    expect(found).toEqual(
      expect.arrayContaining([expect.stringContaining(`elasticsearch.image: ${JSON.stringify(version)}`)]),
    );
  },
);

test('masters without shards need no zone if the data nodes have one', () => {
  const data = ['a', 'b'].map((zone) => ({ ...TWO_DATA, name: zone, zone: `eu-1${zone}` }));
  expect(errors({ nodeSets: [THREE_MASTERS, ...data] })).toBe('');
});

test('a retention that the volumes cannot hold is rejected, with the possible days and the required size', () => {
  const lifecycle = { retention: Duration.days(30), dailyVolume: Size.gibibytes(10) };
  expect(errors({ lifecycle })).toMatch(/retention: 30 days .* at most 4 .* or give the volumes 753Gi in all/);
  expect(errors({ lifecycle, storage: Storage.claim({ size: Size.gibibytes(260) }) })).toBe('');
});

test('a retention on storage of unknown size is not checked', () => {
  expect(
    errors({
      lifecycle: { retention: Duration.days(30), dailyVolume: Size.gibibytes(10) },
      storage: Storage.emptyDir(),
    }),
  ).toBe('');
});

test.each([PodSecurityLevel.RESTRICTED, PodSecurityLevel.BASELINE])(
  'a privileged container in a namespace with the level %s is rejected',
  (podSecurity) => {
    expect(errors({ memoryMapping: MemoryMapping.initContainer(), podSecurity })).toContain('MemoryMapping.node()');
    expect(errors({ memoryMapping: MemoryMapping.node(), podSecurity })).toBe('');
  },
);

test('cert-manager without an issuer is rejected', () => {
  const security = ElasticsearchSecurity.certManager({ ...PASSWORDS, issuer: CertificateIssuer.fromIssuer('') });
  expect(errors({ security })).toContain('elasticsearch.security.issuer name: ""');
});

test('an issuer of another API group needs a kind', () => {
  const issuer = (kind: string) => CertificateIssuer.fromExternalIssuer('a', kind, 'signers.example.com');
  const of = (kind: string) =>
    errors({ security: ElasticsearchSecurity.certManager({ ...PASSWORDS, issuer: issuer(kind) }) });
  expect(of('')).toContain('elasticsearch.security.issuer kind: ""');
  expect(of('Signer')).toBe('');
});

test('a validity that is no whole hour is rejected', () => {
  const issuer = CertificateIssuer.fromIssuer('ca');
  const security = ElasticsearchSecurity.certManager({ ...PASSWORDS, issuer, duration: Duration.minutes(90) });
  expect(errors({ security })).toContain(
    'elasticsearch.security.duration: 1 hour 30 minutes is invalid: expected whole hours, 1 or more',
  );
});

test('cert-manager for an agent in another namespace requires caCertificate', () => {
  const issuer = { ...PASSWORDS, issuer: CertificateIssuer.fromIssuer('ca') };
  const apart = { agentNamespace: 'agents' };
  expect(errors({ ...apart, security: ElasticsearchSecurity.certManager(issuer) })).toContain('Set caCertificate');
  const caCertificate = SecretRef.fromName('ca');
  expect(errors({ ...apart, security: ElasticsearchSecurity.certManager({ ...issuer, caCertificate }) })).toBe('');
});

test('a Secret with an invalid name is rejected', () => {
  const security = ElasticsearchSecurity.secrets({
    ...PASSWORDS,
    httpCertificate: SecretRef.fromName('http'),
    transportCertificate: SecretRef.fromName('Transport'),
    caCertificate: SecretRef.fromName('ca'),
  });
  expect(errors({ security })).toContain('elasticsearch.security.transportCertificate: "Transport"');
});

test.each([
  ['9.5.6', '1.26', '1.27'],
  ['8.19.20', '1.26', '1.27'],
  ['7.17.29', '1.19', '1.20'],
])('Elasticsearch %s on Kubernetes %s is rejected below %s', (version, kubernetes, floor) => {
  expect(errors({ image: ElasticsearchImage.official(version) }, kubernetes)).toContain(`Kubernetes ${floor} or newer`);
  expect(errors({ image: ElasticsearchImage.official(version) }, floor)).toBe('');
});

test.each([
  ['https://user:secret@logs.example.com', 'elasticsearch.url'],
  ['logs.example.com:9200', 'elasticsearch.url'],
  ['https://logs.example.com/path', 'elasticsearch.url'],
  ['', 'elasticsearch.url'],
])('%p is not an external Elasticsearch, and the error does not repeat its password', (url, expected) => {
  const fixture = new ElasticsearchFixture();
  new ExternalElasticsearch(fixture.chart, 'outside', { url, version: '9.5.6' });
  expect(fixture.errors.join()).toContain(expected);
  expect(fixture.errors.join()).not.toContain('secret@');
});

test.each<[string, Partial<ExternalElasticsearchProps>, string]>([
  ['an Elasticsearch without an address', {}, 'elasticsearch: no value is given'],
  [
    'an Elasticsearch with two addresses',
    { url: 'https://a.example', cloudId: 'a:b' },
    'elasticsearch: "a url and a cloudId"',
  ],
  ['a Cloud ID that is none', { cloudId: 'staging:not base64' }, 'its last part is not Base64'],
  ['a Cloud ID without Elasticsearch', { cloudId: cloudId('example.com') }, 'it has no host of Elasticsearch'],
  ['a Cloud ID without host', { cloudId: cloudId('$es$kibana') }, '"es." is not a host name'],
  ['a Cloud ID with another port', { cloudId: cloudId('example.com:99999$es$kb') }, '"99999" is not a port'],
  ['two ways to sign in', { ...HERE, agentCredentials: USER, agentApiKey: TOKEN }, '"a token and a user"'],
  ['a user without name', { ...HERE, agentCredentials: { ...USER, username: '' } }, 'agentCredentials.username: ""'],
  ['an invalid key of a Secret', { ...HERE, agentApiKey: { ...TOKEN, key: 'a/b' } }, 'agentApiKey.key: "a/b"'],
  ['an address without length', { ...HERE, addresses: ['203.0.113.7'] }, 'elasticsearch.addresses: "203.0.113.7"'],
  ['an address that is too long', { ...HERE, addresses: ['203.0.113.7/33'] }, '"203.0.113.7/33"'],
  ['a prefix that no index has', { ...HERE, indexPrefix: '_Logs' }, 'elasticsearch.indexPrefix: "_Logs"'],
])('%s is rejected', (_, props, expected) => {
  const fixture = new ElasticsearchFixture();
  new ExternalElasticsearch(fixture.chart, 'outside', { version: '9.5.6', ...props });
  expect(fixture.errors).toEqual([expect.stringContaining(expected)]);
});

test('a Kubernetes that is too old for the nodes is one error, without the errors of each object', () => {
  const image = ElasticsearchImage.official('7.17.29');
  expect(new ElasticsearchFixture({ image }, '1.5').errors).toEqual([
    expect.stringContaining('7.17.29 on Kubernetes 1.5" is invalid: expected Kubernetes 1.20 or newer'),
  ]);
});
