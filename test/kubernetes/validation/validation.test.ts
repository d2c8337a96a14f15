import type { JsonObject } from '../../../lib/kubernetes/json';
import { changed, container, dotted, reported, spec } from './changed-objects';
import { VALID_OBJECTS } from './valid-objects';

test.each(Object.keys(VALID_OBJECTS))('a valid %s is accepted on every minor', (kind) => {
  for (const minor of [3, 4, 5, 9, 21, 27, 31, 32, 36, 37])
    expect({ minor, paths: reported(VALID_OBJECTS[kind] as JsonObject, minor) }).toEqual({ minor, paths: [] });
});

/** Kind, path, value that a server rejects, and the path that is reported where it is another one. */
const REJECTED: [string, string, unknown, string?][] = [
  ['ConfigMap', 'metadata/name', 'A'],
  ['ConfigMap', 'metadata/name', undefined],
  ['ConfigMap', 'metadata/name', 'a..b'],
  ['ConfigMap', 'metadata/name', 'a'.repeat(254)],
  ['ConfigMap', 'metadata/namespace', 'a.b'],
  ['ConfigMap', 'metadata/namespace', ''],
  ['ConfigMap', 'metadata/labels', { 'a..b/x': '1' }, 'metadata.labels.a..b/x'],
  ['ConfigMap', 'metadata/labels', { ['a'.repeat(64)]: '1' }, `metadata.labels.${'a'.repeat(64)}`],
  ['ConfigMap', 'metadata/labels', { constructor: 'a b' }, 'metadata.labels.constructor'],
  ['ConfigMap', 'metadata/labels', { a: 'a'.repeat(64) }, 'metadata.labels.a'],
  ['ConfigMap', 'metadata/labels', { a: 1 }, 'metadata.labels.a'],
  ['ConfigMap', 'metadata/annotations', { 'a/b/c': '1' }, 'metadata.annotations.a/b/c'],
  ['ConfigMap', 'metadata/annotations', { a: 'x'.repeat(256 * 1024) }, 'metadata.annotations.a'],
  ['ConfigMap', 'data', { 'a b': 'x' }, 'data.a b'],
  ['ConfigMap', 'data', { '..a': 'x' }, 'data...a'],
  ['ConfigMap', 'data', { a: 'x'.repeat(1024 * 1024 + 1) }, 'data'],
  ['ConfigMap', 'binaryData', { key: 'eA==' }, 'binaryData.key'],
  ['ConfigMap', 'immutable', 'yes'],
  ['Secret', 'data', { a: 'not base64' }, 'data.a'],
  ['Secret', 'type', 'kubernetes.io/tls', 'data.tls.crt'],
  ['Namespace', 'metadata/name', 'a.b'],
  ['Service', 'metadata/name', '1a'],
  ['Service', 'metadata/name', 'a'.repeat(64)],
  ['Service', 'spec', undefined],
  ['Service', 'spec/ports', [], 'spec.ports'],
  ['Service', 'spec/ports/0/port', 0],
  ['Service', 'spec/ports/0/port', 65_536],
  ['Service', 'spec/ports/0/targetPort', 'Http'],
  ['Service', 'spec/ports/0/targetPort', 65_536],
  ['Service', 'spec/ports/0/protocol', 'tcp'],
  ['Service', 'spec/ports/1/name', 'http'],
  ['Service', 'spec/ports/1/name', undefined],
  ['Service', 'spec/ports/1/port', 80],
  ['Service', 'spec/ports/0/nodePort', 30_000],
  ['Service', 'spec/type', 'ClusterIp'],
  ['Service', 'spec/clusterIP', '10.0.0.300'],
  ['Service', 'spec/sessionAffinityConfig', { clientIP: { timeoutSeconds: 60 } }],
  ['Service', 'spec/loadBalancerSourceRanges', ['10.0.0.0/8']],
  ['Job', 'metadata/name', 'a'.repeat(64)],
  ['Job', `${spec}/restartPolicy`, undefined],
  ['CronJob', 'metadata/name', 'a'.repeat(53)],
  ['CronJob', 'spec/schedule', 'a b c d e'],
  ['CronJob', 'spec/schedule', '0 3 * * * *'],
  ['CronJob', 'spec/schedule', '60 * * * *'],
  ['CronJob', 'spec/schedule', '0 24 * * *'],
  ['CronJob', 'spec/schedule', '0 0 0 * *'],
  ['CronJob', 'spec/schedule', '0 0 * 13 *'],
  ['CronJob', 'spec/schedule', '0 0 * * 7'],
  ['CronJob', 'spec/schedule', '*/0 * * * *'],
  ['CronJob', 'spec/schedule', '5-1 * * * *'],
  ['CronJob', 'spec/schedule', ''],
  ['CronJob', 'spec/concurrencyPolicy', 'Never'],
  ['StatefulSet', 'metadata/name', 'a'.repeat(53)],
  ['StatefulSet', 'spec/podManagementPolicy', 'parallel'],
  [
    'StatefulSet',
    'spec/updateStrategy',
    { type: 'OnDelete', rollingUpdate: { partition: 0 } },
    'spec.updateStrategy.rollingUpdate',
  ],
  ['StatefulSet', 'spec/volumeClaimTemplates/0/spec/resources/requests/storage', '0'],
  ['StatefulSet', 'spec/volumeClaimTemplates/0/spec/resources/requests/storage', ''],
  ['StatefulSet', `${container}/volumeMounts/0/name`, 'other'],
  ['Deployment', 'spec/replicas', -1],
  ['Deployment', 'spec/replicas', 2 ** 31],
  ['Deployment', 'spec/replicas', 1.5],
  ['Deployment', 'spec/replicas', '1'],
  ['Deployment', 'spec/selector', {}],
  ['Deployment', 'spec/selector/matchLabels/app', 'other', 'spec.template.metadata.labels.app'],
  [
    'Deployment',
    'spec/strategy/rollingUpdate',
    { maxSurge: 0, maxUnavailable: 0 },
    'spec.strategy.rollingUpdate.maxUnavailable',
  ],
  ['Deployment', 'spec/strategy/rollingUpdate/maxSurge', '1'],
  ['Deployment', 'spec/strategy/rollingUpdate/maxSurge', '101%'],
  ['Deployment', 'spec/strategy/type', 'Recreate', 'spec.strategy.rollingUpdate'],
  ['Deployment', 'spec/progressDeadlineSeconds', 10],
  ['Deployment', `${spec}/activeDeadlineSeconds`, 10],
  ['Deployment', `${spec}/restartPolicy`, 'Never'],
  ['Deployment', `${spec}/containers`, []],
  ['Deployment', `${spec}/priorityClassName`, 'A B'],
  ['Deployment', `${spec}/serviceAccountName`, 'A'],
  ['Deployment', `${spec}/serviceAccount`, 'other'],
  ['Deployment', `${spec}/dnsPolicy`, 'default'],
  ['Deployment', `${spec}/hostname`, 'a.b'],
  ['Deployment', `${spec}/nodeSelector`, { 'a b': 'c' }, 'spec.template.spec.nodeSelector.a b'],
  ['Deployment', `${spec}/imagePullSecrets/0/name`, 'A'],
  ['Deployment', `${spec}/hostAliases/0/ip`, '10.0.0'],
  ['Deployment', `${spec}/securityContext/runAsUser`, -1],
  ['Deployment', `${spec}/securityContext/fsGroup`, 2 ** 31],
  [
    'Deployment',
    `${spec}/securityContext/seccompProfile`,
    { type: 'Localhost' },
    'spec.template.spec.securityContext.seccompProfile.localhostProfile',
  ],
  ['Deployment', `${container}/name`, 'Main'],
  ['Deployment', `${container}/name`, ''],
  ['Deployment', `${container}/name`, 'first', 'spec.template.spec.initContainers[0].name'],
  ['Deployment', `${container}/image`, ''],
  ['Deployment', `${container}/image`, undefined],
  ['Deployment', `${container}/image`, ' main:1'],
  ['Deployment', `${container}/imagePullPolicy`, 'always'],
  ['Deployment', `${container}/ports/0/name`, 'a-very-long-name'],
  ['Deployment', `${container}/ports/0/name`, 'a--b'],
  ['Deployment', `${container}/ports/0/name`, '80'],
  ['Deployment', `${container}/ports/1/name`, 'http'],
  ['Deployment', `${container}/ports/0/containerPort`, 0],
  ['Deployment', `${container}/ports/1/hostPort`, 8080],
  ['Deployment', `${container}/env/1/name`, 'A'],
  ['Deployment', `${container}/env/0/name`, ''],
  ['Deployment', `${container}/env/0/name`, 'A=B'],
  ['Deployment', `${container}/env/1/value`, 'b', 'spec.template.spec.containers[0].env[1]'],
  ['Deployment', `${container}/env/1/valueFrom`, {}],
  [
    'Deployment',
    `${container}/env/1/valueFrom/configMapKeyRef`,
    { name: 'c', key: 'k' },
    'spec.template.spec.containers[0].env[1].valueFrom',
  ],
  ['Deployment', `${container}/env/1/valueFrom/secretKeyRef/name`, undefined],
  ['Deployment', `${container}/env/1/valueFrom/secretKeyRef/key`, 'a b'],
  ['Deployment', `${container}/env/2/valueFrom/fieldRef/fieldPath`, 'spec.nodename'],
  ['Deployment', `${container}/envFrom/0`, {}],
  ['Deployment', `${container}/resources/limits/foo`, '1'],
  ['Deployment', `${container}/resources/limits/memory`, '1Gb'],
  [
    'Deployment',
    `${container}/resources/limits/memory`,
    '100Mi',
    'spec.template.spec.containers[0].resources.requests.memory',
  ],
  ['Deployment', `${container}/resources/requests/cpu`, '3'],
  ['Deployment', `${container}/resources/requests/cpu`, '-1'],
  [
    'Deployment',
    `${container}/resources/requests/example.com~gpu`,
    '1',
    'spec.template.spec.containers[0].resources.requests.example.com~gpu',
  ],
  ['Deployment', `${container}/livenessProbe`, {}],
  [
    'Deployment',
    `${container}/livenessProbe/exec`,
    { command: ['true'] },
    'spec.template.spec.containers[0].livenessProbe',
  ],
  ['Deployment', `${container}/livenessProbe/successThreshold`, 2],
  ['Deployment', `${container}/livenessProbe/periodSeconds`, -1],
  ['Deployment', `${container}/livenessProbe/httpGet/port`, 0],
  ['Deployment', `${container}/livenessProbe/httpGet/scheme`, 'https'],
  ['Deployment', `${container}/readinessProbe/exec/command`, []],
  ['Deployment', `${container}/readinessProbe/terminationGracePeriodSeconds`, 10],
  ['Deployment', `${container}/securityContext/privileged`, true],
  ['Deployment', `${container}/volumeMounts/0/name`, 'other'],
  ['Deployment', `${container}/volumeMounts/1/mountPath`, '/config'],
  ['Deployment', `${container}/volumeMounts/1/mountPath`, 'data'],
  ['Deployment', `${container}/volumeMounts/1/mountPath`, '/a:b'],
  ['Deployment', `${container}/volumeMounts/1/subPath`, '../x'],
  ['Deployment', `${container}/volumeMounts/1/mountPropagation`, 'Bidirectional'],
  ['Deployment', `${spec}/initContainers/0/livenessProbe`, { exec: { command: ['true'] } }],
  ['Deployment', `${spec}/volumes/0/name`, 'A', 'spec.template.spec.volumes[0].name'],
  ['Deployment', `${spec}/volumes/1`, { name: 'data' }],
  ['Deployment', `${spec}/volumes/1/hostPath`, { path: '/data' }, 'spec.template.spec.volumes[1]'],
  ['Deployment', `${spec}/volumes/2/name`, 'data'],
  ['Deployment', `${spec}/volumes/0/configMap/name`, undefined],
  ['Deployment', `${spec}/volumes/0/configMap/defaultMode`, 0o1000],
  ['Deployment', `${spec}/volumes/0/configMap/items/0/path`, '/a'],
  ['Deployment', `${spec}/volumes/2/hostPath/path`, '/a/../b'],
  ['Deployment', `${spec}/volumes/2/hostPath/type`, 'Folder'],
  ['Deployment', `${spec}/tolerations/0/operator`, 'Exists', 'spec.template.spec.tolerations[0].value'],
  ['Deployment', `${spec}/tolerations/0/key`, undefined, 'spec.template.spec.tolerations[0].operator'],
  ['Deployment', `${spec}/tolerations/0/effect`, 'NoRun'],
  ['Deployment', `${spec}/tolerations/0/tolerationSeconds`, 5, 'spec.template.spec.tolerations[0].effect'],
  ['Deployment', `${spec}/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight`, 101],
  ['Deployment', `${spec}/topologySpreadConstraints/0/maxSkew`, 0],
  ['Deployment', `${spec}/topologySpreadConstraints/0/whenUnsatisfiable`, 'Always'],
  ['Deployment', `${spec}/topologySpreadConstraints/0/nodeTaintsPolicy`, 'Always'],
  ['Deployment', `${spec}/topologySpreadConstraints/0/nodeAffinityPolicy`, 'Always'],
  ['Deployment', `${spec}/tolerations/0/operator`, 'Gt'],
  ['Deployment', `${spec}/hostnameOverride`, 'A_B'],
  ['Deployment', `${spec}/hostnameOverride`, 'a'.repeat(65)],
  [
    'Deployment',
    `${spec}/schedulingGates`,
    [{ name: 'a/b' }, { name: 'a/b' }],
    'spec.template.spec.schedulingGates[1].name',
  ],
  ['Deployment', `${spec}/securityContext/supplementalGroupsPolicy`, 'All'],
  ['Deployment', `${spec}/securityContext/seLinuxChangePolicy`, 'Always'],
  ['Deployment', `${container}/restartPolicy`, 'Sometimes'],
  [
    'Deployment',
    `${container}/restartPolicyRules`,
    [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
    `${dotted(container)}.restartPolicy`,
  ],
  [
    'Deployment',
    `${container}/resizePolicy`,
    [{ resourceName: 'disk', restartPolicy: 'NotRequired' }],
    `${dotted(container)}.resizePolicy[0].resourceName`,
  ],
  [
    'Deployment',
    `${container}/resizePolicy`,
    [{ resourceName: 'cpu', restartPolicy: 'Never' }],
    `${dotted(container)}.resizePolicy[0].restartPolicy`,
  ],
  ['Deployment', `${container}/volumeMounts/0/recursiveReadOnly`, 'Always'],
  ['Job', 'spec/completionMode', 'Ordered'],
  ['Job', 'spec/podReplacementPolicy', 'Never'],
  ['Service', 'spec/trafficDistribution', 'PreferFar'],
  ['Service', 'spec/ipFamilyPolicy', 'DualStack'],
  [
    'DaemonSet',
    'spec/updateStrategy/rollingUpdate',
    { maxUnavailable: 0 },
    'spec.updateStrategy.rollingUpdate.maxUnavailable',
  ],
  ['NetworkPolicy', 'spec/policyTypes', ['ingress'], 'spec.policyTypes[0]'],
  ['NetworkPolicy', 'spec/ingress/0/from/0', {}],
  ['NetworkPolicy', 'spec/ingress/0/ports/0/port', 'Http'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '999.1.1.1/99'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '10.0.0.1/24'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '10.0.0.0'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '10.0.0.0/33'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '10.0.0.0/08'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '::ffff:10.0.0.0/104'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '2001:DB8::/32'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '2001:0db8::/32'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '2001:db8:0:0::/32'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/cidr', '2001:db8::1/32'],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock/except', ['11.0.0.0/8'], 'spec.egress[0].to[0].ipBlock.except[0]'],
  ['Ingress', 'spec/rules/0/host', '10.0.0.1'],
  ['Ingress', 'spec/rules/0/host', 'Logs.example.com'],
  ['Ingress', 'spec/rules/0/host', '*'],
  ['Ingress', 'spec/rules', [], 'spec'],
  ['Ingress', 'spec/rules/0/http/paths/0/path', 'kibana'],
  ['Ingress', 'spec/rules/0/http/paths/0/pathType', 'prefix'],
  ['Ingress', 'spec/rules/0/http/paths/0/backend/service/port', {}],
  ['Ingress', 'spec/tls/0/hosts/0', '10.0.0.1'],
  ['PersistentVolume', 'spec/capacity/storage', '0'],
  ['PersistentVolume', 'spec/accessModes', []],
  ['PersistentVolume', 'spec/nfs', { server: 'a', path: '/' }, 'spec'],
  ['PersistentVolumeClaim', 'spec/accessModes/0', 'ReadWriteOne'],
  ['PersistentVolumeClaim', 'spec/storageClassName', 'A'],
  ['PodDisruptionBudget', 'spec/minAvailable', 1, 'spec'],
  ['PodDisruptionBudget', 'spec/maxUnavailable', '1'],
  ['ClusterRole', 'rules/0/verbs', []],
  ['ClusterRole', 'rules/0/resources', []],
  ['RoleBinding', 'roleRef/kind', 'role'],
  ['RoleBinding', 'roleRef/name', 'a/b'],
  ['RoleBinding', 'subjects/0/name', 'A'],
];

/** What is tested, with a title that is not too long. */
const titled = <Row extends [string, string, unknown, string?]>(rows: readonly Row[]) =>
  rows.map((row) => ({ title: `${row[0]}: ${row[1]} ${JSON.stringify(row[2])?.slice(0, 80)}`, row }));

test.each(titled(REJECTED))('$title is rejected', ({ row: [kind, path, value, at] }) => {
  expect(reported(changed(kind, { [path]: value }))).toContain(at ?? dotted(path));
});

test('each rejection has one path, so that each mistake is reported once', () => {
  const several = REJECTED.filter(([kind, path, value]) => reported(changed(kind, { [path]: value })).length > 1);
  expect(several.map(([kind, path, value]) => [kind, path, reported(changed(kind, { [path]: value }))])).toEqual([
    ['Secret', 'type', ['data.tls.crt', 'data.tls.key']],
    [
      'Deployment',
      `${spec}/volumes/0/name`,
      ['spec.template.spec.volumes[0].name', `${dotted(container)}.volumeMounts[0].name`],
    ],
  ]);
});

/** Kind, path, value that every server accepts. */
const ACCEPTED: [string, string, unknown][] = [
  ['CronJob', 'spec/schedule', '*/5 1-3,5 1 jan-mar mon'],
  ['CronJob', 'spec/schedule', '@daily'],
  ['CronJob', 'metadata/name', 'a'.repeat(52)],
  ['Job', 'metadata/name', 'a'.repeat(63)],
  ['StatefulSet', 'metadata/name', 'a'.repeat(52)],
  ['Service', 'metadata/name', 'a'.repeat(24)],
  ['ConfigMap', 'metadata/labels', { ['a'.repeat(63)]: 'a'.repeat(63) }],
  ['ConfigMap', 'metadata/annotations', { a: 'x'.repeat(256 * 1024 - 1) }],
  ['ConfigMap', 'data', { a: 'x'.repeat(1024 * 1024) }],
  ['ClusterRole', 'metadata/name', 'System:a'],
  ['Deployment', `${container}/resources/requests/memory`, '.5Gi'],
  ['Deployment', `${container}/resources/limits/memory`, '1e12'],
  ['Deployment', `${container}/resources/limits/memory`, '1Ei'],
  ['Deployment', `${container}/env/0/name`, 'a.b-c'],
  ['Deployment', `${spec}/tolerations/0`, { operator: 'Exists' }],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock', { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] }],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock', { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] }],
  ['NetworkPolicy', 'spec/egress/0/to/0/ipBlock', { cidr: '::/0' }],
  ['Ingress', 'spec/rules/0/host', '*.example.com'],
];

test.each(titled(ACCEPTED))('$title is accepted', ({ row: [kind, path, value] }) => {
  expect(reported(changed(kind, { [path]: value }))).toEqual([]);
});

test('1.3 allows fewer keys of ConfigMaps and Secrets, and shorter names of Services', () => {
  const cases: [string, string, unknown, string][] = [
    ['ConfigMap', 'data', { 'list_pods.rb': '' }, 'data.list_pods.rb'],
    ['Secret', 'data', { A: '' }, 'data.A'],
    [
      'Deployment',
      `${container}/env/1/valueFrom/secretKeyRef/key`,
      'a_b',
      `${dotted(container)}.env[1].valueFrom.secretKeyRef.key`,
    ],
    ['Service', 'metadata/name', 'a'.repeat(25), 'metadata.name'],
  ];
  for (const [kind, path, value, at] of cases) {
    expect(reported(changed(kind, { [path]: value }), 3)).toEqual([at]);
    expect(reported(changed(kind, { [path]: value }), 4)).toEqual([]);
  }
});

test('values of new fields are accepted from the first minor that has them', () => {
  const restart = changed('Deployment', { [`${container}/restartPolicy`]: 'Never' });
  expect(reported(restart, 34)).toEqual([`${dotted(container)}.restartPolicy`]);
  expect(reported(restart, 35)).toEqual([]);
  const near = changed('Service', { 'spec/trafficDistribution': 'PreferSameNode' });
  expect(reported(near, 33)).toEqual(['spec.trafficDistribution']);
  expect(reported(near, 34)).toEqual([]);
});

test('only a read-only mount can be read-only for all mounts below it', () => {
  const mount = { name: 'config', mountPath: '/config', recursiveReadOnly: 'Enabled' };
  const withMount = (more: object) =>
    reported(changed('Deployment', { [`${container}/volumeMounts`]: [{ ...mount, ...more }] })).filter((path) =>
      path.includes('recursiveReadOnly'),
    );
  expect(withMount({})).toEqual([`${dotted(container)}.volumeMounts[0].recursiveReadOnly`]);
  expect(withMount({ readOnly: true })).toEqual([]);
});

test('from 1.32 on a variable may have any name without "="', () => {
  const object = changed('Deployment', { [`${container}/env/0/name`]: '1 a' });
  expect(reported(object, 31)).toEqual([`${dotted(container)}.env[0].name`]);
  expect(reported(object, 32)).toEqual([]);
});
