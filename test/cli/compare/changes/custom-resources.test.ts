import { changes, changesByObject, effectsOf, type Manifest, manifest, podTemplate } from '../fixtures';

const nodeSet = (rest: Record<string, unknown> = {}) => ({ name: 'hot', count: 3, config: {}, ...rest });
const claims = (storage: string, storageClassName = 'fast') => [
  { metadata: { name: 'elasticsearch-data' }, spec: { resources: { requests: { storage } }, storageClassName } },
];
const elasticsearch = (spec: Record<string, unknown> = {}): Manifest =>
  manifest('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', {
    spec: { version: '9.5.5', nodeSets: [nodeSet()], ...spec },
  });
const kibana = (spec: Record<string, unknown> = {}): Manifest =>
  manifest('kibana.k8s.elastic.co/v1', 'Kibana', { spec: { version: '9.5.5', count: 1, ...spec } });

describe('an Elasticsearch of ECK', () => {
  test.each([
    ['the version', { version: '9.5.6' }, 'spec.version: "9.5.5" → "9.5.6"'],
    ['a setting', { nodeSets: [nodeSet({ config: { a: 1 } })] }, 'spec.nodeSets[hot].config.a is added: 1'],
    ['the pod template', { nodeSets: [nodeSet({ podTemplate: {} })] }, 'spec.nodeSets[hot].podTemplate is added: {}'],
    ['the keystore', { secureSettings: [{ secretName: 's3' }] }, 'spec.secureSettings is added'],
  ])('restarts its nodes if %s changes', (_, spec, message) => {
    expect(changes(elasticsearch(), elasticsearch(spec))).toEqual([
      { effect: 'restart', message: expect.stringMatching(/^ECK restarts the nodes one at a time, /) },
    ]);
    expect(changes(elasticsearch(), elasticsearch(spec))[0]?.message).toContain(message);
  });

  test('that restarts loses the data in emptyDir volumes, which the report names', () => {
    const podTemplate = { spec: { volumes: [{ name: 'elasticsearch-data', emptyDir: {} }] } };
    const set = (config: object) => elasticsearch({ nodeSets: [nodeSet({ podTemplate, config })] });
    expect(changes(set({}), set({ a: 1 }))[0]?.message).toContain('The data in the emptyDir volume elasticsearch-data');
  });

  test.each([
    ['volumeClaimDeletePolicy', { volumeClaimDeletePolicy: 'DeleteOnScaledownOnly' }],
    ['auth', { auth: { roles: [{ secretName: 'roles' }] } }],
    ['podDisruptionBudget', { podDisruptionBudget: {} }],
  ])('keeps its pods if %s changes', (_, spec) => {
    expect(effectsOf(changes(elasticsearch(), elasticsearch(spec)))).toEqual(['updated']);
  });

  test('moves the shards of nodes that are removed, and deletes their claims', () => {
    expect(changes(elasticsearch(), elasticsearch({ nodeSets: [nodeSet({ count: 2 })] }))).toEqual([
      { effect: 'scaled', message: expect.stringMatching(/^nodeSets\[hot\].count: 3 → 2. ECK moves their shards/) },
    ]);
  });

  test('replaces a node set by one with another name', () => {
    const after = elasticsearch({ nodeSets: [nodeSet({ name: 'new' })] });
    expect(changes(elasticsearch(), after).map(({ effect, message }) => `${effect} ${message.split('.')[0]}`)).toEqual([
      'scaled The 3 nodes of nodeSets[hot] are removed',
      'scaled The 3 nodes of nodeSets[new] are added, with empty volumes',
    ]);
  });

  test('expands its volumes without a restart', () => {
    const sized = (storage: string) =>
      elasticsearch({ nodeSets: [nodeSet({ volumeClaimTemplates: claims(storage) })] });
    expect(changes(sized('10Gi'), sized('20Gi'))).toEqual([
      { effect: 'updated', message: expect.stringContaining('ECK expands the volumes and restarts no pod') },
    ]);
  });

  test.each([
    ['smaller volumes', claims('5Gi')],
    ['another StorageClass', claims('10Gi', 'slow')],
    ['no claims', undefined],
  ])('rejects %s, and then changes nothing else', (_, volumeClaimTemplates) => {
    const before = elasticsearch({ nodeSets: [nodeSet({ volumeClaimTemplates: claims('10Gi') })] });
    const after = elasticsearch({ version: '9.5.6', nodeSets: [nodeSet({ volumeClaimTemplates })] });
    expect(changes(before, after)).toEqual([
      {
        effect: 'rejected',
        message: expect.stringContaining('ECK only accepts a larger storage request'),
        action: expect.stringContaining('add a node set with another name'),
      },
    ]);
  });

  test('that rejects a version restarts no node', () => {
    expect(effectsOf(changes(elasticsearch(), elasticsearch({ version: '9.5.4' })))).toEqual(['rejected']);
  });
});

describe('a Kibana of ECK', () => {
  test.each([
    [{ version: '9.5.6' }, 'ECK stops the pods, and then creates them again: '],
    [{ config: { a: 1 } }, 'ECK replaces the pods with a rolling update: '],
  ])('replaces its pods for %j', (spec, message) => {
    expect(changes(kibana(), kibana(spec))).toEqual([
      { effect: 'restart', message: expect.stringMatching(`^${message}`) },
    ]);
  });

  test('is scaled', () => {
    expect(changes(kibana(), kibana({ count: 2 }))).toEqual([{ effect: 'scaled', message: 'spec.count: 1 → 2' }]);
  });
});

describe('a Secret that ECK uses', () => {
  const secret = (value: string) =>
    manifest('v1', 'Secret', { metadata: { name: 'config' }, stringData: { a: value } });
  const changesOf = (spec: Record<string, unknown>) =>
    changesByObject([secret('1'), elasticsearch(spec)], [secret('2'), elasticsearch(spec)])['Secret logging/config'] ??
    [];

  test('restarts the nodes if it is in their keystores', () => {
    expect(changesOf({ secureSettings: [{ secretName: 'config' }] })).toMatchObject([
      { effect: 'restart', message: expect.stringContaining('Elasticsearch logging/x has it in its keystore') },
      { effect: 'updated' },
    ]);
  });

  test('does not change in pods that have it in their environment', () => {
    const template = podTemplate({
      containers: [{ name: 'elasticsearch', envFrom: [{ secretRef: { name: 'config' } }] }],
    });
    expect(changesOf({ nodeSets: [nodeSet({ podTemplate: template })] })).toMatchObject([
      {
        effect: 'stale',
        action: expect.stringContaining('--selector=elasticsearch.k8s.elastic.co/cluster-name=x'),
      },
      { effect: 'updated' },
    ]);
  });

  test('restarts nothing if it has users or roles', () => {
    expect(effectsOf(changesOf({ auth: { roles: [{ secretName: 'config' }] } }))).toEqual(['updated']);
  });
});

test.each([
  ['cert-manager.io/v1', 'Certificate', 'If a name or the issuer changes, cert-manager issues a new certificate'],
  ['monitoring.coreos.com/v1', 'PodMonitor', 'Prometheus reads it without a restart'],
  ['example.com/v1', 'Anything', 'Its operator decides whether pods restart'],
])('a %s %s replaces no pod that compare knows of', (apiVersion, kind, message) => {
  const resource = (a: number) => manifest(apiVersion, kind, { spec: { a } });
  expect(changes(resource(1), resource(2))).toEqual([
    { effect: 'updated', message: expect.stringContaining(`spec.a: 1 → 2. ${message}`) },
  ]);
});
