import { changed, reported, spec } from './changed-objects';
import { VALID_OBJECTS } from './valid-objects';

/** A kind, what it has, the change of a valid object, and the paths that are reported; none if it is accepted. */
type Case = readonly [string, string, Readonly<Record<string, unknown>>, readonly string[]];

function testCases(cases: readonly Case[]): void {
  test.each(cases)('%s: %s', (kind, _what, values, paths) => {
    expect(reported(changed(kind, values))).toEqual(paths);
  });
}

const base64Of = (bytes: number) => Buffer.alloc(bytes, 'x').toString('base64');
const MEBIBYTE = 1024 * 1024;
const certificate = { 'tls.crt': '', 'tls.key': '' };

testCases([
  ['ConfigMap', 'a mebibyte of text and bytes', { binaryData: { b: base64Of(MEBIBYTE - 5) } }, []],
  ['ConfigMap', 'more than a mebibyte of text and bytes', { binaryData: { b: base64Of(MEBIBYTE - 4) } }, ['data']],
  ['Secret', 'a mebibyte of bytes and text', { stringData: { b: 'x'.repeat(MEBIBYTE - 1) } }, []],
  ['Secret', 'more than a mebibyte of bytes and text', { stringData: { b: 'x'.repeat(MEBIBYTE) } }, ['data']],
  ['Secret', 'a certificate as bytes', { type: 'kubernetes.io/tls', data: certificate }, []],
  ['Secret', 'a certificate as text', { type: 'kubernetes.io/tls', data: undefined, stringData: certificate }, []],
  ['Secret', 'no key for SSH', { type: 'kubernetes.io/ssh-auth' }, ['data.ssh-privatekey']],
  ['Secret', 'no account of a registry', { type: 'kubernetes.io/dockerconfigjson' }, ['data..dockerconfigjson']],
  ['Secret', 'no account of a registry in the older form', { type: 'kubernetes.io/dockercfg' }, ['data..dockercfg']],
]);

const level = (value: string) => ({ 'metadata/labels': { 'pod-security.kubernetes.io/enforce': value } });
const levelVersion = (value: string) => ({ 'metadata/labels': { 'pod-security.kubernetes.io/warn-version': value } });

testCases([
  ...['privileged', 'baseline', 'restricted'].map((value): Case => ['Namespace', value, level(value), []]),
  ...['latest', 'v1.30'].map((value): Case => ['Namespace', value, levelVersion(value), []]),
  ['Namespace', 'a label of another name', { 'metadata/labels': { 'example.com/enforce': 'strict' } }, []],
  ['Namespace', 'no level', level('restriced'), ['metadata.labels.pod-security.kubernetes.io/enforce']],
  ['Namespace', 'no version', levelVersion('1.30'), ['metadata.labels.pod-security.kubernetes.io/warn-version']],
]);

test('before 1.23, no server reads a level of Pod Security', () => {
  expect(reported(changed('Namespace', level('restriced')), 22)).toEqual([]);
});

test('the labels of a template that is absent are no errors of their own', () => {
  expect(reported(changed('Deployment', { 'spec/template': undefined }))).toEqual([]);
});

const KINDS_WITHOUT_SPEC = ['ConfigMap', 'Secret', 'Namespace', 'ServiceAccount', 'ClusterRole', 'RoleBinding'];

test.each(
  Object.keys(VALID_OBJECTS).filter(
    (kind) => ![...KINDS_WITHOUT_SPEC, 'NetworkPolicy', 'PodDisruptionBudget'].includes(kind),
  ),
)('%s: without a spec', (kind) => {
  expect(reported(changed(kind, { spec: undefined }))).toContain('spec');
});

const port = (fields: object) => ({ 'spec/ingress/0/ports': [fields] });
const from = (peer: object) => ({ 'spec/ingress/0/from': [peer] });
const block = (cidr: string, ...except: string[]) => ({ 'spec/egress/0/to/0/ipBlock': { cidr, except } });
const at = 'spec.ingress[0].ports[0]';

testCases([
  ['NetworkPolicy', 'a type twice', { 'spec/policyTypes': ['Ingress', 'Egress', 'Ingress'] }, ['spec.policyTypes']],
  ['NetworkPolicy', 'a range of one port', port({ port: 80, endPort: 80 }), []],
  ['NetworkPolicy', 'a range that ends before it begins', port({ port: 80, endPort: 79 }), [`${at}.endPort`]],
  ['NetworkPolicy', 'a range from a named port', port({ port: 'http', endPort: 80 }), [`${at}.endPort`]],
  ['NetworkPolicy', 'a range without a beginning', port({ endPort: 80 }), [`${at}.endPort`]],
  ['NetworkPolicy', 'the ports at the ends', { 'spec/ingress/0/ports': [{ port: 1 }, { port: 65_535 }] }, []],
  ['NetworkPolicy', 'a port above the last', port({ port: 65_536 }), [`${at}.port`]],
  ['NetworkPolicy', 'pods of namespaces', from({ podSelector: {}, namespaceSelector: {} }), []],
  ['NetworkPolicy', 'namespaces', from({ namespaceSelector: {} }), []],
  [
    'NetworkPolicy',
    'pods and addresses',
    from({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
    ['spec.ingress[0].from[0]'],
  ],
  [
    'NetworkPolicy',
    'an exception of all addresses',
    block('10.0.0.0/8', '10.0.0.0/8'),
    ['spec.egress[0].to[0].ipBlock.except[0]'],
  ],
  [
    'NetworkPolicy',
    'an exception of the other family',
    block('10.0.0.0/8', '2001:db8::/32'),
    ['spec.egress[0].to[0].ipBlock.except[0]'],
  ],
  [
    'NetworkPolicy',
    'an exception of IPv6 outside',
    block('2001:db8::/32', '2001:db9::/48'),
    ['spec.egress[0].to[0].ipBlock.except[0]'],
  ],
  ['NetworkPolicy', 'single addresses', block('0.0.0.0/0', '10.0.0.1/32'), []],
  ['NetworkPolicy', 'a single address of IPv6', block('::1/128'), []],
  ...['10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', '::/129', '10.0.0.0/x', 'fe80::%eth0/64'].map(
    (cidr): Case => ['NetworkPolicy', cidr, block(cidr), ['spec.egress[0].to[0].ipBlock.cidr']],
  ),
]);

const backend = { service: { name: 'web', port: { name: 'http' } } };
const route = (path: string | undefined, pathType = 'Prefix') => ({
  'spec/rules/0/http/paths/0': { path, pathType, backend },
});
const paths = 'spec.rules[0].http.paths[0]';

testCases([
  ['Ingress', 'a default backend', { spec: { defaultBackend: backend } }, []],
  ['Ingress', 'nothing', { spec: {} }, ['spec']],
  ['Ingress', 'an address as host', { 'spec/rules/0/host': '10.0.0.1' }, ['spec.rules[0].host']],
  ['Ingress', 'no path', { 'spec/rules/0/http/paths/0': { pathType: 'ImplementationSpecific', backend } }, []],
  ['Ingress', 'an empty path', route('', 'ImplementationSpecific'), []],
  ['Ingress', 'a relative path', route('kibana', 'ImplementationSpecific'), [`${paths}.path`]],
  ['Ingress', 'dots in names', route('/a.b/..c/d..'), []],
  ['Ingress', 'a path to the end', route('/a/', 'Exact'), []],
  ...['', '/a//b', '/a/../b', '/a/.', '/a/..', '/a%2fb', '/a%2Fb'].flatMap((path) =>
    ['Exact', 'Prefix'].map((type): Case => ['Ingress', `${type} ${path}`, route(path, type), [`${paths}.path`]]),
  ),
  [
    'Ingress',
    'two backends',
    { 'spec/rules/0/http/paths/0/backend/resource': { kind: 'a', name: 'a' } },
    [`${paths}.backend`],
  ],
  ['Ingress', 'no backend', { 'spec/rules/0/http/paths/0/backend': {} }, [`${paths}.backend`]],
  [
    'Ingress',
    'two ports',
    { 'spec/rules/0/http/paths/0/backend/service/port/name': 'http' },
    [`${paths}.backend.service.port`],
  ],
]);

const service = (fields: object) => ({ spec: { ports: [{ port: 80 }], ...fields } });
const affinity = (timeoutSeconds: number) =>
  service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } });
const timeout = ['spec.sessionAffinityConfig.clientIP.timeoutSeconds'];

testCases([
  ['Service', 'one port without a name', service({}), []],
  ['Service', 'a headless one without ports', { spec: { clusterIP: 'None' } }, []],
  ['Service', 'a name of another host', { spec: { type: 'ExternalName', externalName: 'a.example.' } }, []],
  ['Service', 'no name of another host', service({ type: 'ExternalName' }), ['spec.externalName']],
  [
    'Service',
    'a wrong name of another host',
    service({ type: 'ExternalName', externalName: 'a_b' }),
    ['spec.externalName'],
  ],
  [
    'Service',
    'one port for TCP and UDP',
    service({
      ports: [
        { name: 'a', port: 53 },
        { name: 'b', port: 53, protocol: 'UDP' },
      ],
    }),
    [],
  ],
  ['Service', 'a port of the nodes', service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_000 }] }), []],
  ['Service', 'any port of the nodes', service({ ports: [{ port: 80, nodePort: 0 }] }), []],
  ...['NodePort', 'LoadBalancer'].map(
    (type): Case => ['Service', `a headless ${type}`, service({ type, clusterIP: 'None' }), ['spec.clusterIP']],
  ),
  ...['', '10.0.0.1', '2001:db8::7', '::', '::1', '1::', '2001:db8:0:1:1:1:1:1', '2001:0:0:1::1'].map(
    (clusterIP): Case => ['Service', `the address ${clusterIP}`, service({ clusterIP }), []],
  ),
  ...['010.0.0.1', '2001:DB8::7', '2001:db8::1:1:1:1:1', '2001:0:0:1:0:0:0:1', '::ffff:10.0.0.1', 'fe80::1%eth0'].map(
    (clusterIP): Case => ['Service', `the address ${clusterIP}`, service({ clusterIP }), ['spec.clusterIP']],
  ),
  [
    'Service',
    'clients of a load balancer',
    service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    [],
  ],
  ['Service', 'an affinity of 1 second', affinity(1), []],
  ['Service', 'an affinity of a day', affinity(86_400), []],
  ['Service', 'an affinity of 0 seconds', affinity(0), timeout],
  ['Service', 'an affinity of more than a day', affinity(86_401), timeout],
]);

const claimRef = { namespace: 'logs', name: 'data' };
const nodeAffinity = { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }] } };

testCases([
  ['PersistentVolumeClaim', 'two access modes', { 'spec/accessModes': ['ReadWriteOnce', 'ReadOnlyMany'] }, []],
  ['PersistentVolumeClaim', 'access of one pod', { 'spec/accessModes': ['ReadWriteOncePod'] }, []],
  [
    'PersistentVolumeClaim',
    'access of one pod and of more',
    { 'spec/accessModes': ['ReadWriteOncePod', 'ReadWriteOnce'] },
    ['spec.accessModes'],
  ],
  ['PersistentVolume', 'no source', { 'spec/hostPath': undefined }, ['spec']],
  [
    'PersistentVolume',
    'fields that are no source',
    {
      'spec/claimRef': claimRef,
      'spec/mountOptions': ['noatime'],
      'spec/nodeAffinity': nodeAffinity,
      'spec/persistentVolumeReclaimPolicy': 'Retain',
      'spec/storageClassName': 'a',
      'spec/volumeAttributesClassName': 'a',
      'spec/volumeMode': 'Filesystem',
    },
    [],
  ],
]);

const rollingUpdate = (fields: object) => ({ 'spec/strategy/rollingUpdate': fields });
const label = ['spec.template.metadata.labels.app'];

testCases([
  [
    'Deployment',
    'a selector of expressions',
    { 'spec/selector': { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
    [],
  ],
  ['Deployment', 'all pods at once', rollingUpdate({ maxUnavailable: '100%', maxSurge: 0 }), []],
  ['Deployment', 'a surge of 0', rollingUpdate({ maxSurge: 0 }), []],
  ['Deployment', 'none unavailable', rollingUpdate({ maxUnavailable: 0 }), []],
  [
    'Deployment',
    'none unavailable and no surge',
    rollingUpdate({ maxUnavailable: '0%', maxSurge: '0%' }),
    ['spec.strategy.rollingUpdate.maxUnavailable'],
  ],
  [
    'Deployment',
    'less than none',
    rollingUpdate({ maxUnavailable: -1 }),
    ['spec.strategy.rollingUpdate.maxUnavailable'],
  ],
  ['Deployment', 'no percentage', rollingUpdate({ maxSurge: 'x%' }), ['spec.strategy.rollingUpdate.maxSurge']],
  ['Deployment', 'another strategy', { 'spec/strategy': { type: 'Recreate' } }, []],
  ['Deployment', 'a deadline just above the time to be ready', { 'spec/progressDeadlineSeconds': 11 }, []],
  ['Deployment', 'the usual deadline just above the time to be ready', { 'spec/minReadySeconds': 599 }, []],
  [
    'Deployment',
    'a time to be ready as long as the usual deadline',
    { 'spec/minReadySeconds': 600 },
    ['spec.progressDeadlineSeconds'],
  ],
  [
    'DaemonSet',
    'a surge in place of unavailable pods',
    { 'spec/updateStrategy/rollingUpdate': { maxUnavailable: 0, maxSurge: 1 } },
    [],
  ],
  ['DaemonSet', 'another label', { 'spec/selector/matchLabels/app': 'other' }, label],
  ['DaemonSet', 'pods that end', { [`${spec}/restartPolicy`]: 'OnFailure' }, ['spec.template.spec.restartPolicy']],
  ...['DaemonSet', 'StatefulSet'].map(
    (kind): Case => [
      kind,
      'no unavailable pod',
      { 'spec/updateStrategy': { rollingUpdate: { maxUnavailable: 0 } } },
      ['spec.updateStrategy.rollingUpdate.maxUnavailable'],
    ],
  ),
  ['StatefulSet', 'another label', { 'spec/selector/matchLabels/app': 'other' }, label],
  ['StatefulSet', 'a deadline', { [`${spec}/activeDeadlineSeconds`]: 5 }, ['spec.template.spec.activeDeadlineSeconds']],
  [
    'StatefulSet',
    'two claims of one name',
    {
      'spec/volumeClaimTemplates': Array(2).fill({
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      }),
    },
    ['spec.volumeClaimTemplates[1].metadata.name'],
  ],
  [
    'Deployment',
    'a label of a ReplicationController',
    { apiVersion: 'v1', kind: 'ReplicationController', 'spec/strategy': undefined, 'spec/selector': { app: 'other' } },
    label,
  ],
  [
    'Deployment',
    'a ReplicationController without a selector',
    { apiVersion: 'v1', kind: 'ReplicationController', 'spec/strategy': undefined, 'spec/selector': undefined },
    [],
  ],
  ['Job', 'pods that are restarted after a failure', { [`${spec}/restartPolicy`]: 'OnFailure' }, []],
  [
    'Job',
    'pods that are restarted always',
    { [`${spec}/restartPolicy`]: 'Always' },
    ['spec.template.spec.restartPolicy'],
  ],
  ['PodDisruptionBudget', 'half of the pods', { 'spec/maxUnavailable': undefined, 'spec/minAvailable': '50%' }, []],
  [
    'PodDisruptionBudget',
    'more than all pods',
    { 'spec/maxUnavailable': undefined, 'spec/minAvailable': '101%' },
    ['spec.minAvailable'],
  ],
]);

const urls = { nonResourceURLs: ['/metrics'], verbs: ['get'] };

testCases([
  ['ClusterRole', 'paths', { rules: [urls] }, []],
  ['ClusterRole', 'paths and resources', { 'rules/0/nonResourceURLs': ['/metrics'] }, ['rules[0]']],
  ['ClusterRole', 'paths and groups', { rules: [{ ...urls, apiGroups: [''] }] }, ['rules[0]']],
  ['ClusterRole', 'paths without verbs', { rules: [{ ...urls, verbs: [] }] }, ['rules[0].verbs']],
  ['ClusterRole', 'no groups', { 'rules/0/apiGroups': [] }, ['rules[0].apiGroups']],
  ['ClusterRole', 'paths of a Role', { kind: 'Role', rules: [urls] }, ['rules[0].nonResourceURLs']],
  [
    'RoleBinding',
    'a user with a space',
    { 'subjects/0': { kind: 'User', name: 'A B', apiGroup: 'rbac.authorization.k8s.io' } },
    [],
  ],
  ['RoleBinding', 'an account without a namespace', { 'subjects/0/namespace': undefined }, []],
  [
    'RoleBinding',
    'an account without a namespace, for the cluster',
    { kind: 'ClusterRoleBinding', 'subjects/0/namespace': undefined, 'roleRef/kind': 'ClusterRole' },
    ['subjects[0].namespace'],
  ],
]);

const schedules = (texts: readonly string[], reportedPaths: readonly string[]) =>
  texts.map((text): Case => ['CronJob', text, { 'spec/schedule': text }, reportedPaths]);

testCases([
  ...schedules(
    ['59 23 31 12 6', '0 0 1 1 0', '? * * * *', '0 0 * DEC SAT', '0-59/5 * * * *', '@hourly', ' 0  0 * * * '],
    [],
  ),
  ...schedules(
    ['@every 1h', '*/5/2 * * * *', '1-2-3 * * * *', '1,,2 * * * *', 'jan * * * *', '*/x * * * *'],
    ['spec.schedule'],
  ),
  ...schedules(
    ['0 0 32 * *', '0 0 * 0 *', '-1 * * * *', '0 0 * * sun-x', '1234567890 * * * *', '@reboot'],
    ['spec.schedule'],
  ),
]);

testCases([
  ['Secret', 'bytes with a line break', { 'data/key': 'eA==\n' }, []],
  ['Secret', 'bytes that are cut', { 'data/key': 'eA=' }, ['data.key']],
  ['Deployment', 'the largest number', { 'spec/replicas': 2 ** 31 - 1 }, []],
  ['Deployment', 'a longer time', { [`${spec}/terminationGracePeriodSeconds`]: 2 ** 31 }, []],
  ['Deployment', 'a text in place of a truth value', { 'spec/paused': 'true' }, ['spec.paused']],
  [
    'Deployment',
    'an object in place of a list',
    { [`${spec}/volumes/3`]: { name: 'a', projected: { sources: {} } } },
    ['spec.template.spec.volumes[3].projected.sources'],
  ],
  [
    'Deployment',
    'a list in place of an object',
    { [`${spec}/nodeSelector`]: ['a'] },
    ['spec.template.spec.nodeSelector'],
  ],
  ['Deployment', 'a text in place of an object', { [`${spec}/affinity`]: 'a' }, ['spec.template.spec.affinity']],
  [
    'Deployment',
    'a number in a list of texts',
    { [`${spec}/containers/0/args`]: ['a', 1] },
    ['spec.template.spec.containers[0].args[1]'],
  ],
  [
    'StatefulSet',
    'a mount of a claim that has no name',
    { 'spec/volumeClaimTemplates/0/metadata': undefined },
    ['spec.template.spec.containers[0].volumeMounts[1].name'],
  ],
  ['Service', 'a part of a port', { 'spec/ports/0/targetPort': 80.5 }, ['spec.ports[0].targetPort']],
  ['Service', 'a field that is unknown', { 'spec/port': 80 }, ['spec.port']],
]);

const selectorOf = (...matchExpressions: object[]) => ({ 'spec/selector': { matchExpressions } });
const volumeOf = (fields: object) => Object.fromEntries(Object.entries(fields).map(([k, v]) => [`spec/${k}`, v]));
const indexed = { 'spec/completionMode': 'Indexed' };
const surge = (maxSurge: unknown, maxUnavailable?: unknown) => ({
  'spec/updateStrategy': { rollingUpdate: { maxSurge, maxUnavailable } },
});

testCases([
  ['Service', 'a class of load balancers', service({ loadBalancerClass: 'a' }), ['spec.loadBalancerClass']],
  ['Service', 'an empty class', service({ loadBalancerClass: '' }), ['spec.loadBalancerClass']],
  ['Service', 'no ranges', service({ loadBalancerSourceRanges: [] }), []],
  ['Service', 'a port for health checks', service({ healthCheckNodePort: 30_000 }), ['spec.healthCheckNodePort']],
  [
    'Service',
    'a port for health checks of a load balancer',
    service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30_000 }),
    [],
  ],
  ['Service', 'no address twice', service({ clusterIP: 'None', clusterIPs: ['None'] }), []],
  ['Service', 'two addresses', service({ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', 'fd00::1'] }), []],
  ['Service', 'addresses without the first', service({ clusterIPs: ['10.0.0.1'] }), ['spec.clusterIPs']],
  ['Service', 'a family', service({ ipFamilies: ['IPv6'] }), []],
  ['Service', 'another family', service({ ipFamilies: ['IPv5'] }), ['spec.ipFamilies[0]']],
  ['Service', 'an empty policy', service({ internalTrafficPolicy: '' }), ['spec.internalTrafficPolicy']],
  ...['127.0.0.1', '169.254.1.1', '224.0.0.1', 'fe80::1', '::1', ''].map(
    (address): Case => [
      'Service',
      `the external address ${address}`,
      service({ externalIPs: [address] }),
      ['spec.externalIPs[0]'],
    ],
  ),
  ['Service', 'an external address', service({ externalIPs: ['203.0.113.7'] }), []],
  [
    'PersistentVolumeClaim',
    'a claim as source',
    volumeOf({ dataSource: { kind: 'PersistentVolumeClaim', name: 'a' } }),
    [],
  ],
  [
    'PersistentVolumeClaim',
    'a snapshot as source',
    volumeOf({ dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' } }),
    [],
  ],
  [
    'PersistentVolumeClaim',
    'another source that servers drop',
    volumeOf({ dataSource: { apiGroup: 'example.com', kind: 'Example', name: 'a' } }),
    ['spec.dataSource'],
  ],
  [
    'PersistentVolumeClaim',
    'a reference to another source',
    volumeOf({ dataSourceRef: { apiGroup: 'example.com', kind: 'Example', name: 'a' } }),
    [],
  ],
  [
    'PersistentVolumeClaim',
    'a source without a group',
    volumeOf({ dataSourceRef: { kind: 'Example', name: 'a' } }),
    ['spec.dataSourceRef.kind'],
  ],
  [
    'PersistentVolumeClaim',
    'two sources',
    volumeOf({
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
    }),
    ['spec.dataSource'],
  ],
  ['PersistentVolumeClaim', 'an empty access mode', volumeOf({ accessModes: [''] }), ['spec.accessModes[0]']],
  [
    'PersistentVolumeClaim',
    'a class of attributes',
    volumeOf({ volumeAttributesClassName: 'A' }),
    ['spec.volumeAttributesClassName'],
  ],
  ['DaemonSet', 'pods above the number of nodes', surge('10%', 0), []],
  [
    'DaemonSet',
    'pods above and below the number of nodes',
    surge(1, 1),
    ['spec.updateStrategy.rollingUpdate.maxSurge'],
  ],
  [
    'StatefulSet',
    'what becomes of claims',
    { 'spec/persistentVolumeClaimRetentionPolicy': { whenDeleted: 'Retain', whenScaled: 'Keep' } },
    ['spec.persistentVolumeClaimRetentionPolicy.whenScaled'],
  ],
  ['StatefulSet', 'a first number below 0', { 'spec/ordinals': { start: -1 } }, ['spec.ordinals.start']],
  [
    'Deployment',
    'expressions that match',
    selectorOf({ key: 'app', operator: 'In', values: ['web'] }, { key: 'b', operator: 'DoesNotExist' }),
    [],
  ],
  [
    'Deployment',
    'an expression that does not match',
    selectorOf({ key: 'app', operator: 'NotIn', values: ['web'] }),
    ['spec.selector.matchExpressions[0]'],
  ],
  [
    'Deployment',
    'an expression without a key',
    selectorOf({ operator: 'DoesNotExist' }),
    ['spec.selector.matchExpressions[0].key'],
  ],
  ['Job', 'failures of each index', { ...indexed, 'spec/backoffLimitPerIndex': 1, 'spec/maxFailedIndexes': 1 }, []],
  ['Job', 'failures of indexes that it lacks', { 'spec/backoffLimitPerIndex': 1 }, ['spec.backoffLimitPerIndex']],
  [
    'Job',
    'failed indexes without their failures',
    { ...indexed, 'spec/maxFailedIndexes': 1 },
    ['spec.backoffLimitPerIndex'],
  ],
  [
    'Job',
    'a policy of success for indexes',
    { 'spec/successPolicy': { rules: [{ succeededCount: 1 }] } },
    ['spec.successPolicy'],
  ],
  ['Job', 'a selector', { 'spec/selector': { matchLabels: { app: 'web' } } }, ['spec.selector']],
  ['Job', 'a selector by hand', { 'spec/selector': { matchLabels: { app: 'web' } }, 'spec/manualSelector': true }, []],
  ['Job', 'no selector by hand', { 'spec/manualSelector': true }, ['spec.selector']],
  ['Job', 'a controller', { 'spec/managedBy': 'example.com/controller' }, []],
  ['Job', 'a controller without a domain', { 'spec/managedBy': 'controller' }, ['spec.managedBy']],
  ['CronJob', 'a time zone', { 'spec/timeZone': 'Europe/Vienna' }, []],
  ...['', 'Local', 'Europe/Wien', 'europe/vienna', '+01:00'].map(
    (zone): Case => ['CronJob', `the time zone ${zone}`, { 'spec/timeZone': zone }, ['spec.timeZone']],
  ),
  ['Ingress', 'no paths', { 'spec/rules/0/http/paths': [] }, ['spec.rules[0].http.paths']],
  ['Ingress', 'an empty class', { 'spec/ingressClassName': '' }, ['spec.ingressClassName']],
  [
    'Ingress',
    'a resource with "/"',
    { spec: { defaultBackend: { resource: { apiGroup: 'example.com', kind: 'a/b', name: 'a' } } } },
    ['spec.defaultBackend.resource.kind'],
  ],
  [
    'PodDisruptionBudget',
    'an empty policy',
    { 'spec/unhealthyPodEvictionPolicy': '' },
    ['spec.unhealthyPodEvictionPolicy'],
  ],
]);
