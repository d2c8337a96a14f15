import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import {
  type ClaimOptions,
  ClaimRetention,
  type EckElasticsearchProps,
  type EckNodeSetOptions,
  ImageSource,
  Kibana,
  MemoryMapping,
  NodeRole,
  SecretRef,
  Storage,
} from '../../lib';
import { problemsOf } from '../observability/custom-resource-schema';
import type { Yaml } from '../profiles';
import { EckEnvironment } from './environment';

const SETS = [
  {
    name: 'masters',
    count: 3,
    roles: [NodeRole.MASTER],
    storage: Storage.claim({ size: Size.gibibytes(10) }),
    memory: Size.gibibytes(1),
  },
  {
    name: 'data',
    count: 2,
    roles: [NodeRole.DATA, NodeRole.INGEST],
    storage: Storage.claim({ size: Size.gibibytes(100), storageClassName: 'fast' }),
    pod: { env: [{ name: 'ES_JAVA_OPTS', value: '-Xmx1g' }], nodeSelector: { disk: 'ssd' } },
  },
];

test.each<[string, Partial<EckElasticsearchProps>]>([
  ['the default', {}],
  ['two sets', { nodeSets: SETS }],
  ['a trial', { nodeSets: [{ name: 'one', count: 1, storage: Storage.emptyDir() }] }],
  ['a certificate of its own', { httpCertificate: SecretRef.fromName('logs-tls') }],
])('%s conforms to the CustomResourceDefinition of ECK, and has no error', (_, props) => {
  const environment = new EckEnvironment(props, { agent: 'logging' });
  expect(environment.errors).toEqual([]);
  expect(problemsOf(environment.find('Elasticsearch', 'logs'))).toEqual([]);
});

test('every set has its nodes, roles, memory and claims, and what is added to its pods', () => {
  const [masters, data] = new EckEnvironment({ nodeSets: SETS }).spec.nodeSets;
  expect(masters).toMatchObject({ name: 'masters', count: 3, config: { 'node.roles': ['master'] } });
  const container = {
    name: 'elasticsearch',
    resources: { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } },
  };
  expect(masters.podTemplate.spec.containers).toEqual([container]);
  expect(data.podTemplate.spec).toMatchObject({
    nodeSelector: { disk: 'ssd' },
    containers: [{ env: [{ value: '-Xmx1g' }] }],
  });
  expect(data.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'elasticsearch-data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '100Gi' } }, storageClassName: 'fast' },
    },
  ]);
});

describe('claims that are deleted with the resource', () => {
  const set = (name: string, options: Partial<ClaimOptions>) => ({
    name,
    count: 1,
    storage: Storage.claim({ size: Size.gibibytes(100), ...options }),
  });
  const deleting = { whenDeleted: ClaimRetention.DELETE };

  test('are a policy of the resource', () => {
    const policy = (options: Partial<ClaimOptions>) =>
      new EckEnvironment({ nodeSets: [set('a', options)] }).spec.volumeClaimDeletePolicy;
    expect(policy(deleting)).toBe('DeleteOnScaledownAndClusterDeletion');
    expect(policy({ whenDeleted: ClaimRetention.RETAIN })).toBe('DeleteOnScaledownOnly');
    expect(policy({ whenScaled: ClaimRetention.DELETE })).toBe('DeleteOnScaledownOnly');
  });

  test('are those of all node sets, or of none', () => {
    expect(new EckEnvironment({ nodeSets: [set('a', {}), set('b', deleting), set('c', deleting)] }).errors).toEqual([
      expect.stringContaining(
        'elasticsearch.nodeSets[1].storage.whenDeleted: "Delete" is invalid: expected the same as that of elasticsearch.nodeSets[0]',
      ),
    ]);
  });

  test('may stand beside a node set without claims', () => {
    const nodeSets = [set('a', deleting), { name: 'b', count: 2, storage: Storage.emptyDir() }];
    const environment = new EckEnvironment({ nodeSets });
    expect(environment.errors).toEqual([]);
    expect(environment.spec.volumeClaimDeletePolicy).toBe('DeleteOnScaledownAndClusterDeletion');
  });

  test('cannot be kept when ECK removes a node', () => {
    expect(new EckEnvironment({ nodeSets: [set('a', { whenScaled: ClaimRetention.RETAIN })] }).errors).toEqual([
      expect.stringContaining('elasticsearch.nodeSets[0].storage.whenScaled: "Retain" is invalid'),
    ]);
  });
});

test('ECK gets the Secret of a certificate of the user, and makes one otherwise', () => {
  const { spec } = new EckEnvironment({ httpCertificate: SecretRef.fromName('logs-tls') });
  expect(spec.http).toEqual({ tls: { certificate: { secretName: 'logs-tls' } } });
  expect(new EckEnvironment().spec.http).toBeUndefined();
});

test('what is added to the pods after construction is in the pods of every set', () => {
  const environment = new EckEnvironment({ nodeSets: SETS });
  environment.elasticsearch.pod.addLabel('team', 'logging');
  const labels = environment.spec.nodeSets.map(({ podTemplate }: Yaml) => podTemplate.metadata.labels);
  expect(labels).toEqual([{ team: 'logging' }, { team: 'logging' }]);
});

test.each([
  ['limits without memory', { limits: { cpu: '1' } }, { cpu: '1', memory: '1Gi' }],
  ['requests without limits', { requests: { cpu: '1' } }, { memory: '1Gi' }],
])('%s leave the memory of the library', (_, resources, limits) => {
  const pod = { resources };
  const [set] = new EckEnvironment({ nodeSets: [{ name: 'a', count: 1, pod, memory: Size.gibibytes(1) }] }).spec
    .nodeSets;
  expect(set.podTemplate.spec.containers[0].resources.limits).toEqual(limits);
});

test('a cluster without claims keeps its data in its pods, as its resource says', () => {
  const [set] = new EckEnvironment({ nodeSets: [{ name: 'one', count: 1, storage: Storage.emptyDir() }] }).spec
    .nodeSets;
  expect(set.volumeClaimTemplates).toBeUndefined();
  expect(set.podTemplate.spec.volumes).toEqual([{ name: 'elasticsearch-data', emptyDir: {} }]);
});

test('files are mapped only if the user says that the nodes have vm.max_map_count', () => {
  const config = (memoryMapping?: MemoryMapping) => new EckEnvironment({ memoryMapping }).spec.nodeSets[0].config;
  expect(config()).toEqual({ 'node.store.allow_mmap': false });
  expect(config(MemoryMapping.node())).toEqual({});
});

test('images come from the mirror of the chart, with its pull secrets', () => {
  const images = ImageSource.mirror('registry.example.com/logging', { pullSecrets: [SecretRef.fromName('pull')] });
  const { spec } = new EckEnvironment({}, { images });
  expect(spec.image).toMatch(/^registry\.example\.com\/logging\/.*elasticsearch:9\.5\.6$/);
  expect(spec.nodeSets[0].podTemplate.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
});

test('neither the resource nor its claims are pruned with the manifests', () => {
  const { metadata, spec } = new EckEnvironment().find('Elasticsearch', 'logs');
  expect(spec.volumeClaimDeletePolicy).toBe('DeleteOnScaledownOnly');
  expect(metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
});

test('the agent can only add documents to its indices, with a role that is in no Secret', () => {
  const environment = new EckEnvironment({ lifecycle: { indexPrefix: 'k8s' } });
  expect(environment.spec.auth).toEqual({
    fileRealm: [{ secretName: 'logs-log-agent' }],
    roles: [{ secretName: 'logs-log-agent-roles' }],
  });
  expect(parse(environment.find('Secret', 'logs-log-agent-roles').stringData['roles.yml'])).toEqual({
    'log-agent': {
      cluster: ['monitor'],
      indices: [{ names: ['k8s-*'], privileges: ['create_doc', 'auto_configure'] }],
    },
  });
  expect(environment.objects.filter(({ kind }) => kind === 'Secret')).toHaveLength(1);
});

test('the agent connects over TLS with the names of the objects that ECK creates', () => {
  const { template } = new EckEnvironment({}, { agent: 'logging' }).find('DaemonSet', 'fluentd').spec;
  expect(template.spec.containers[0].env).toContainEqual({
    name: 'ELASTICSEARCH_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'logs-log-agent', key: 'password' } },
  });
  expect(template.spec.volumes).toContainEqual({
    name: 'elasticsearch-ca',
    secret: { secretName: 'logs-es-http-certs-public', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
  });
  const { endpoint } = new EckEnvironment().elasticsearch;
  expect(endpoint).toMatchObject({ host: 'logs-es-http', namespace: 'logging', port: 9200, tls: true, major: 9 });
});

test('a Job sets up templates and retention as elastic, with the Secret that ECK creates', () => {
  const environment = new EckEnvironment();
  const input = JSON.parse(environment.find('ConfigMap', 'logs-provisioning').data['input.json']);
  expect(input.urls).toEqual(['https://logs-es-http:9200']);
  expect(input.steps.map(({ name }: Yaml) => name)).toEqual([
    'cluster',
    'retention',
    'template of the logs',
    'template of rejected documents',
  ]);
  const job = environment.objects.find(({ kind }) => kind === 'Job');
  const { sources } = job.spec.template.spec.volumes.find(({ name }: Yaml) => name === 'elasticsearch').projected;
  expect(sources).toContainEqual({
    secret: { name: 'logs-es-elastic-user', items: [{ key: 'elastic', path: 'password' }] },
  });
  expect(environment.find('NetworkPolicy', 'logs-provisioning').spec.egress[0].to).toEqual([
    {
      podSelector: {
        matchLabels: {
          'common.k8s.elastic.co/type': 'elasticsearch',
          'elasticsearch.k8s.elastic.co/cluster-name': 'logs',
        },
      },
    },
  ]);
});

test('an agent of another namespace is rejected, because ECK creates no Secret in that namespace', () => {
  expect(new EckEnvironment({}, { agent: 'agents' }).errors).toEqual([
    expect.stringContaining('agent.namespace: "agents" is invalid: expected logging'),
  ]);
});

test('an agent of another namespace is allowed with copies of the Secrets, which a warning names', () => {
  const environment = new EckEnvironment({ agentNamespace: 'agents' }, { agent: 'agents' });
  expect(environment.errors).toEqual([]);
  expect(environment.warning.join()).toContain(
    'elasticsearch.agentNamespace: ECK creates no Secrets in agents. Copy logs-log-agent and logs-es-http-certs-public from logging.',
  );
});

test('without another namespace of the agent, its Secrets are in that of Elasticsearch, and no warning names copies', () => {
  const { elasticsearch, warning } = new EckEnvironment();
  expect(elasticsearch.endpoint.secretNamespaces).toEqual(['logging']);
  expect(warning.join()).not.toContain('Copy ');
});

test('too little memory is an error of the option that has it', () => {
  const errors = (options: Partial<EckNodeSetOptions>) =>
    new EckEnvironment({ nodeSets: [{ name: 'a', count: 1, ...options }] }).errors.join('\n');
  expect(errors({ memory: Size.mebibytes(511) })).toContain('elasticsearch.nodeSets[0].memory: "511Mi"');
  expect(errors({ pod: { resources: { limits: { memory: '511Mi' } } } })).toContain(
    'elasticsearch.nodeSets[0].pod.resources.limits.memory: "511Mi"',
  );
});

test('an index has the primary shards of the lifecycle', () => {
  const { objects } = new EckEnvironment({ lifecycle: { primaryShards: 4 } });
  expect(JSON.stringify(objects)).toMatch(/index\.number_of_shards[\\": ]+4\b/);
});

test('a Kibana of this library is rejected, because ECK creates no user for it', () => {
  const environment = new EckEnvironment();
  new Kibana(environment.chart, 'kibana', { elasticsearch: environment.elasticsearch });
  expect(environment.errors.join()).toContain('elasticsearch.kibanaCredentials: no value is given');
});

test.each<[string, Partial<EckElasticsearchProps>, string]>([
  ['two masters', { nodeSets: [{ name: 'a', count: 2 }] }, 'elasticsearch.nodeSets[0].count: 2'],
  ['no set', { nodeSets: [] }, 'elasticsearch.nodeSets: []'],
  ['half a node', { nodeSets: [{ name: 'a', count: 1.5 }] }, 'elasticsearch.nodeSets[0].count: 1.5'],
  [
    'an unknown role',
    { nodeSets: [{ name: 'a', count: 1, roles: [NodeRole.MASTER, 'boss' as NodeRole] }] },
    'nodeSets[0].roles[1]: "boss"',
  ],
  ['a set name that is too long', { nodeSets: [{ name: 'a'.repeat(24), count: 1 }] }, 'at most 23 characters'],
  ['a name that is too long', { name: 'a'.repeat(37) }, 'at most 36 characters'],
  ['too little memory', { nodeSets: [{ name: 'a', count: 1, memory: Size.mebibytes(511) }] }, '512Mi or more'],
  ['a name with dots', { name: 'a.b' }, 'elasticsearch.name: "a.b"'],
  ['a version that is none', { version: 'latest' }, '"latest"'],
  [
    'a kernel that ECK is to change',
    { memoryMapping: MemoryMapping.initContainer() },
    'elasticsearch.memoryMapping: "initContainer"',
  ],
  ['images of Ceph', { nodeSets: [{ name: 'a', count: 1, storage: ceph() }] }, 'because ECK creates the claims'],
  [
    'retention that cannot fit',
    { lifecycle: { dailyVolume: Size.gibibytes(10) } },
    'elasticsearch.lifecycle.retention: 7 days',
  ],
  [
    'more shards than nodes can have',
    { lifecycle: { primaryShards: 1000 } },
    'elasticsearch.lifecycle.retention: 7 days is invalid: expected at most 3000 shards on 3 nodes',
  ],
  ['a data stream', { lifecycle: { dataStream: true } }, 'lifecycle.dataStream: "with ECK"'],
  ['no retention', { lifecycle: { retention: Duration.days(0) } }, 'elasticsearch.lifecycle.retention: 0 days'],
])('%s is rejected', (_, props, expected) => {
  expect(new EckEnvironment(props).errors.join('\n')).toContain(expected);
});

test.each([
  ['1.31', 'Use Elasticsearch and Kibana of this library, or upgrade Kubernetes.'],
  ['1.37', 'Use Elasticsearch and Kibana of this library until ECK supports it.'],
])('Kubernetes %s, which ECK does not support, is rejected', (kubernetes, action) => {
  expect(new EckEnvironment({}, { kubernetes }).errors).toEqual([
    expect.stringContaining(
      `kubernetes: "${kubernetes}" is invalid: expected Kubernetes 1.32 to 1.36, which ECK 3.5 supports. ${action}`,
    ),
  ]);
});

test('Elasticsearch 8, the oldest that ECK 3 runs, is accepted', () => {
  expect(new EckEnvironment({ version: '8.19.20' }).errors).toEqual([]);
});

test('Elasticsearch 7.17, which ECK 3 does not run, is rejected', () => {
  expect(new EckEnvironment({ version: '7.17.29' }).errors.join()).toContain(
    'elasticsearch.version: "7.17.29" is invalid: expected 8.0.0 or newer: ECK 3.5 does not run older versions',
  );
});

function ceph(): Storage {
  return Storage.cephRbd({
    monitors: ['a:1'],
    images: ['a'],
    size: Size.gibibytes(1),
    secret: SecretRef.fromName('ceph'),
  });
}
