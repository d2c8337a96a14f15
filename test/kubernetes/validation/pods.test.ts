import { changed, container, reported, reportedValues, spec } from './changed-objects';

const first = `${spec}/initContainers/0`;
const exec = { exec: { command: ['true'] } };
const main = 'containers[0]';

/** What a pod has, the change of a Deployment, and the paths below the pod's spec that are reported; none if accepted. */
type Case = readonly [string, Readonly<Record<string, unknown>>, readonly string[]];

function testCases(name: string, cases: readonly Case[]): void {
  test.each(cases)(`${name}: %s`, (_what, values, paths) => {
    expect(reported(changed('Deployment', values))).toEqual(paths.map((path) => `spec.template.spec.${path}`));
  });
}

const ports = (...all: object[]) => ({ [`${container}/ports`]: all, [`${container}/livenessProbe`]: exec });

testCases('ports', [
  [
    'one of the node for TCP and UDP',
    ports({ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80, protocol: 'UDP' }),
    [],
  ],
  [
    'one of the node on two addresses',
    ports(
      { containerPort: 80, hostPort: 80, hostIP: '10.0.0.1' },
      { containerPort: 81, hostPort: 80, hostIP: '10.0.0.2' },
    ),
    [],
  ],
  ['two host ports of 0', ports({ containerPort: 80, hostPort: 0 }, { containerPort: 81, hostPort: 0 }), []],
  [
    'one of the node for TCP twice',
    ports({ containerPort: 80, hostPort: 80, protocol: 'TCP' }, { containerPort: 81, hostPort: 80 }),
    [`${main}.ports[1].hostPort`],
  ],
  ['two without a name', ports({ containerPort: 80 }, { containerPort: 81 }), []],
  [
    'one of the node for a container and an init container',
    { [`${first}/ports`]: [{ containerPort: 1, hostPort: 8080 }] },
    [],
  ],
  [
    'one of the node twice in an init container',
    {
      [`${first}/ports`]: [
        { containerPort: 1, hostPort: 1 },
        { containerPort: 2, hostPort: 1 },
      ],
    },
    ['initContainers[0].ports[1].hostPort'],
  ],
  [
    'the same of the node with hostNetwork',
    { [`${spec}/hostNetwork`]: true, ...ports({ containerPort: 80, hostPort: 80 }, { containerPort: 81 }) },
    [],
  ],
  [
    'another of the node with hostNetwork',
    { [`${spec}/hostNetwork`]: true, ...ports({ containerPort: 80, hostPort: 81 }) },
    [`${main}.ports[0].hostPort`],
  ],
]);

testCases('init containers', [
  [
    'a sidecar with probes',
    { [`${first}/restartPolicy`]: 'Always', [`${first}/livenessProbe`]: exec, [`${first}/startupProbe`]: exec },
    [],
  ],
  ...['lifecycle', 'readinessProbe', 'startupProbe'].map(
    (field): Case => [
      `${field} of one that ends`,
      { [`${first}/${field}`]: field === 'lifecycle' ? { preStop: exec } : exec },
      [`initContainers[0].${field}`],
    ],
  ),
]);

test('up to 1.34 the restart policy of an init container is Always or absent', () => {
  const path = ['spec.template.spec.initContainers[0].restartPolicy'];
  const onMinor = (minor: number, policy: string) =>
    reported(changed('Deployment', { [`${first}/restartPolicy`]: policy }), minor);
  expect([onMinor(34, 'Always'), onMinor(34, 'Never'), onMinor(35, 'Never')]).toEqual([[], path, []]);
});

const exitCodes = { operator: 'In', values: [1] };
const restartRules = (length: number, rule: object = { action: 'Restart', exitCodes }) => ({
  [`${container}/restartPolicy`]: 'Never',
  [`${container}/restartPolicyRules`]: Array(length).fill(rule),
});

testCases('restart rules', [
  ['20', restartRules(20), []],
  ['21', restartRules(21), [`${main}.restartPolicyRules`]],
  ['without exit codes', restartRules(1, { action: 'Restart' }), [`${main}.restartPolicyRules[0].exitCodes`]],
]);

const resize = (...policies: string[][]) =>
  policies.map(([resourceName, restartPolicy = 'RestartContainer']) => ({ resourceName, restartPolicy }));

testCases('resize policies', [
  ['one a resource', { [`${container}/resizePolicy`]: resize(['cpu'], ['memory']) }, []],
  [
    'two of a resource',
    { [`${container}/resizePolicy`]: resize(['cpu'], ['cpu']) },
    [`${main}.resizePolicy[1].resourceName`],
  ],
]);

test('a container of a pod that never restarts is resized without a restart', () => {
  const resized = (restartPolicy: string) =>
    reported(changed('Job', { [`${container}/resizePolicy`]: resize(['cpu', restartPolicy]) }));
  expect(resized('NotRequired')).toEqual([]);
  expect(resized('RestartContainer')).toEqual(['spec.template.spec.containers[0].resizePolicy[0].restartPolicy']);
});

const fieldRef = (fieldPath: string) => ({ [`${container}/env/2/valueFrom/fieldRef/fieldPath`]: fieldPath });
const podFields = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
  ...["metadata.labels['a']", "metadata.annotations['a/b']"],
];

testCases('variables', [
  ['an empty value next to a source', { [`${container}/env/1/value`]: '' }, []],
  ['two sources of variables', { [`${container}/envFrom/0/secretRef`]: { name: 'a' } }, [`${main}.envFrom[0]`]],
  ...podFields.map((path): Case => [`the field ${path}`, fieldRef(path), []]),
  ...['metadata.labels', "metadata.labels['']", "metadata.labels['a'].b", "x.metadata.labels['a']"].map(
    (path): Case => [`the field ${path}`, fieldRef(path), [`${main}.env[2].valueFrom.fieldRef.fieldPath`]],
  ),
]);

const resourceFieldRef = (fields: object) => ({ [`${container}/env/2/valueFrom`]: { resourceFieldRef: fields } });

testCases('resources of a container as variables', [
  ...['limits.cpu', 'requests.memory', 'limits.ephemeral-storage', 'requests.hugepages-2Mi'].map(
    (resource): Case => [resource, resourceFieldRef({ resource }), []],
  ),
  ...['limits', 'cpu', 'limits.pods', 'x.limits.cpu', 'limits.cpu.x'].map(
    (resource): Case => [
      resource,
      resourceFieldRef({ resource }),
      [`${main}.env[2].valueFrom.resourceFieldRef.resource`],
    ],
  ),
  ...(
    [
      ['limits.cpu', '1m'],
      ['limits.cpu', 1],
      ['limits.cpu', '0'],
      ['limits.memory', '1Mi'],
    ] as const
  ).map(([resource, divisor]): Case => [`${resource} in ${divisor}`, resourceFieldRef({ resource, divisor }), []]),
  ...(
    [
      ['limits.cpu', '1Mi'],
      ['limits.memory', '1m'],
      ['requests.hugepages-2Mi', '2Mi'],
    ] as const
  ).map(
    ([resource, divisor]): Case => [
      `${resource} in ${divisor}`,
      resourceFieldRef({ resource, divisor }),
      [`${main}.env[2].valueFrom.resourceFieldRef.divisor`],
    ],
  ),
]);

const downward = (file: object) => ({
  [`${spec}/volumes/0`]: { name: 'config', downwardAPI: { items: [{ path: 'a', ...file }] } },
});

testCases('files of the downward API', [
  ...['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'].map(
    (fieldPath): Case => [`the field ${fieldPath}`, downward({ fieldRef: { fieldPath } }), []],
  ),
  [
    'a field of the spec',
    downward({ fieldRef: { fieldPath: 'spec.nodeName' } }),
    ['volumes[0].downwardAPI.items[0].fieldRef.fieldPath'],
  ],
  ['no source', downward({}), ['volumes[0].downwardAPI.items[0]']],
  ['a resource of a container', downward({ resourceFieldRef: { resource: 'limits.cpu', containerName: 'main' } }), []],
  [
    'a resource of no container',
    downward({ resourceFieldRef: { resource: 'limits.cpu' } }),
    ['volumes[0].downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
]);

testCases('namespaces of the node', [
  ['its processes in a user namespace', { [`${spec}/hostUsers`]: false, [`${spec}/hostPID`]: true }, ['hostPID']],
  ['its memory in a user namespace', { [`${spec}/hostUsers`]: false, [`${spec}/hostIPC`]: true }, ['hostIPC']],
  ['its users', { [`${spec}/hostUsers`]: true, [`${spec}/hostPID`]: true, [`${spec}/hostIPC`]: true }, []],
  [
    'its processes and one process namespace',
    { [`${spec}/shareProcessNamespace`]: true, [`${spec}/hostPID`]: true },
    ['shareProcessNamespace'],
  ],
  ['one process namespace', { [`${spec}/shareProcessNamespace`]: true }, []],
]);

testCases('names', [
  ['the account by both of its fields', { [`${spec}/serviceAccount`]: 'web' }, []],
  ['a hostname of 64 characters', { [`${spec}/hostnameOverride`]: `${'a'.repeat(61)}.ab` }, []],
  ...['hostNetwork', 'setHostnameAsFQDN'].map(
    (field): Case => [
      `a hostname with ${field}`,
      { [`${spec}/hostnameOverride`]: 'a', [`${spec}/${field}`]: true, ...ports({ containerPort: 80 }) },
      ['hostnameOverride'],
    ],
  ),
  ['two scheduling gates', { [`${spec}/schedulingGates`]: [{ name: 'a' }, { name: 'b' }] }, []],
]);

const liveness = (probe: object) => ({ [`${container}/livenessProbe`]: probe });
const preStop = (handler: object) => ({ [`${container}/lifecycle`]: { preStop: handler } });

testCases('probes and hooks', [
  ...[1, 65_535].map((port): Case => [`the port ${port}`, liveness({ httpGet: { port } }), []]),
  ['the port 65536', liveness({ httpGet: { port: 65_536 } }), [`${main}.livenessProbe.httpGet.port`]],
  ['the port 0 of a socket', liveness({ tcpSocket: { port: 0 } }), [`${main}.livenessProbe.tcpSocket.port`]],
  [
    'the name of a port',
    { ...ports({ containerPort: 80, name: 'web' }), ...liveness({ tcpSocket: { port: 'web' } }) },
    [],
  ],
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map(
    (field): Case => [
      `${field} of a name that no port has`,
      { [`${container}/${field}`]: { httpGet: { port: 'absent' } } },
      [`${main}.${field}.httpGet.port`],
    ],
  ),
  [
    'a hook to a name that no port has',
    preStop({ httpGet: { port: 'absent' } }),
    [`${main}.lifecycle.preStop.httpGet.port`],
  ],
  ['successThreshold 1', liveness({ ...exec, successThreshold: 1 }), []],
  ['a grace period', liveness({ ...exec, terminationGracePeriodSeconds: 1 }), []],
  [
    'successThreshold 2 at startup',
    { [`${container}/startupProbe`]: { ...exec, successThreshold: 2 } },
    [`${main}.startupProbe.successThreshold`],
  ],
  ['successThreshold 2 of readiness', { [`${container}/readinessProbe`]: { ...exec, successThreshold: 2 } }, []],
  ['a hook that sleeps', preStop({ sleep: { seconds: 5 } }), []],
  ['a hook without an action', preStop({}), [`${main}.lifecycle.preStop`]],
  ['a hook with two actions', preStop({ ...exec, sleep: { seconds: 5 } }), [`${main}.lifecycle.preStop`]],
  ['a hook with an empty command', preStop({ exec: { command: [] } }), [`${main}.lifecycle.preStop.exec.command`]],
]);

const resources = (requests: object, limits: object = {}) => ({ [`${container}/resources`]: { requests, limits } });
const requested = (name: string) => [`${main}.resources.requests.${name}`];

testCases('resources', [
  ['requests that equal the limits', resources({ cpu: '1' }, { cpu: '1000m' }), []],
  ['ephemeral storage', resources({ 'ephemeral-storage': '1Gi' }, { 'ephemeral-storage': '2Gi' }), []],
  ['0', resources({ cpu: 0 }), []],
  ['fractions of a unit', resources({ memory: '0.1Gi' }, { memory: '1.5Gi' }), []],
  ['whole bytes in thousandths', resources({ memory: '4294967296000m' }, { 'example.com/gpu': '1000m' }), []],
  [
    'thousandths of a byte',
    resources({ memory: '100m' }, { 'ephemeral-storage': '1500m' }),
    [`${main}.resources.limits.ephemeral-storage`, `${main}.resources.requests.memory`],
  ],
  ['a negative limit', resources({}, { cpu: '-1' }), [`${main}.resources.limits.cpu`]],
  ['huge pages', resources({ 'hugepages-2Mi': '4Mi' }, { 'hugepages-2Mi': '4Mi', cpu: 1 }), []],
  [
    'huge pages without cpu or memory',
    resources({ 'hugepages-2Mi': '4Mi' }, { 'hugepages-2Mi': '4Mi' }),
    [`${main}.resources`],
  ],
  [
    'a part of a huge page',
    resources({}, { 'hugepages-2Mi': '3Mi', cpu: 1 }),
    [`${main}.resources.limits.hugepages-2Mi`],
  ],
  ['huge pages without a size', resources({}, { 'hugepages-': '4Mi' }), [`${main}.resources.limits.hugepages-`]],
  ['huge pages without a limit', resources({ cpu: 1, 'hugepages-2Mi': '4Mi' }), requested('hugepages-2Mi')],
  ['an extended resource', resources({ 'example.com/gpu': 1 }, { 'example.com/gpu': 1 }), []],
  [
    'an extended resource below its limit',
    resources({ 'example.com/gpu': 1 }, { 'example.com/gpu': 2 }),
    requested('example.com/gpu'),
  ],
  [
    'a part of an extended resource',
    resources({}, { 'example.com/gpu': '500m' }),
    [`${main}.resources.limits.example.com/gpu`],
  ],
  ...['requests.example.com/gpu', 'pods'].map(
    (name): Case => [`the name ${name}`, resources({}, { [name]: 1 }), [`${main}.resources.limits.${name}`]],
  ),
  [
    'a native resource of an operator',
    resources({ 'kubernetes.io/batch-cpu': '500m' }, { 'kubernetes.io/batch-cpu': '1' }),
    [],
  ],
]);

const toleration = (fields: object) => ({ [`${spec}/tolerations`]: [fields] });
const nodes = (...nodeSelectorTerms: object[]) => ({
  [`${spec}/affinity`]: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});
const required = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const expression = (operator: string, values?: string[]) =>
  nodes({ matchExpressions: [{ key: 'a', operator, ...(values && { values }) }] });

testCases('scheduling', [
  ['Exists with an empty value', toleration({ key: 'a', operator: 'Exists', value: '' }), []],
  ['an empty key with Exists', toleration({ key: '', operator: 'Exists' }), []],
  ['an empty operator', toleration({ key: 'a', operator: '', value: 'b' }), []],
  ['a value that is no label', toleration({ key: 'a', operator: 'Equal', value: 'a b' }), ['tolerations[0].value']],
  ['such a value without an operator', toleration({ key: 'a', value: 'a b' }), ['tolerations[0].value']],
  ['seconds with NoExecute', toleration({ key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: 5 }), []],
  ['no term', nodes(), [required]],
  ...['In', 'NotIn'].flatMap((operator): Case[] => [
    [`${operator} with a value`, expression(operator, ['b']), []],
    [`${operator} without values`, expression(operator), [`${required}[0].matchExpressions[0].values`]],
  ]),
  ...['Exists', 'DoesNotExist'].flatMap((operator): Case[] => [
    [`${operator} without values`, expression(operator), []],
    [`${operator} with a value`, expression(operator, ['b']), [`${required}[0].matchExpressions[0].values`]],
  ]),
  ...['Gt', 'Lt'].flatMap((operator): Case[] => [
    [`${operator} with a value`, expression(operator, ['1']), []],
    [`${operator} without values`, expression(operator), [`${required}[0].matchExpressions[0].values`]],
    [`${operator} with two values`, expression(operator, ['1', '2']), [`${required}[0].matchExpressions[0].values`]],
  ]),
]);

const context = (fields: object) => ({ [`${container}/securityContext`]: fields });
const own = `${main}.securityContext`;

const image = (reference: string) => ({ [`${container}/image`]: reference });

testCases('images', [
  ...[
    'nginx',
    'nginx:1.29',
    'a/b__c/d---e:V1.0_x',
    'Registry.example.com:5000/team/nginx:1.29',
    'localhost/nginx',
    '[2001:db8::1]:5000/nginx',
    `nginx:1.29@sha256:${'a'.repeat(64)}`,
  ].map((reference): Case => [reference, image(reference), []]),
  ...[
    'Nginx:1.29',
    'nginx:',
    'nginx :1.29',
    'https://example.com/nginx',
    'a//b',
    'a/B',
    'a:b:c',
    'a@sha256:1',
    '${IMAGE}',
  ].map((reference): Case => [reference, image(reference), [`${main}.image`]]),
]);

const user = (ofPod: object, ofContainer: object) => ({
  [`${spec}/securityContext`]: ofPod,
  [`${container}/securityContext`]: ofContainer,
});

testCases('users', [
  ['root', user({ runAsUser: 0 }, {}), []],
  [
    'root in a container of a pod without root',
    user({ runAsNonRoot: true }, { runAsUser: 0, runAsNonRoot: false }),
    [],
  ],
  ['root of the pod without root', user({ runAsUser: 0, runAsNonRoot: true }, {}), ['securityContext.runAsUser']],
  [
    'root of a container without root',
    user({ runAsNonRoot: true }, { runAsUser: 0 }),
    [`${main}.securityContext.runAsUser`],
  ],
]);

testCases('security contexts', [
  [
    'another capability without escalation',
    context({ allowPrivilegeEscalation: false, capabilities: { add: ['SYS_TIME'] } }),
    [],
  ],
  ['CAP_SYS_ADMIN', context({ capabilities: { add: ['CAP_SYS_ADMIN'] } }), []],
  ['privileged', context({ privileged: true, allowPrivilegeEscalation: true }), []],
  ['a profile of the node', context({ seccompProfile: { type: 'Localhost', localhostProfile: 'a' } }), []],
  ['an empty name of a profile', context({ seccompProfile: { type: 'RuntimeDefault', localhostProfile: '' } }), []],
  [
    'a profile without a name',
    context({ appArmorProfile: { type: 'Localhost', localhostProfile: '' } }),
    [`${own}.appArmorProfile.localhostProfile`],
  ],
  [
    'a name with another type',
    context({ seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } }),
    [`${own}.seccompProfile.localhostProfile`],
  ],
]);

test.each([
  ['privileged', { privileged: true }, true],
  ['capabilities.add', { capabilities: { add: ['CAP_SYS_ADMIN'] } }, ['CAP_SYS_ADMIN']],
])('security contexts: %s without escalation is reported with its value', (field, fields, value) => {
  const object = changed('Deployment', context({ allowPrivilegeEscalation: false, ...fields }));
  expect(reportedValues(object)).toEqual({ [`spec.template.spec.${own}.${field}`]: value });
});

const mounts = (...more: object[]) => ({
  [`${container}/volumeMounts`]: [{ name: 'data', mountPath: '/data' }, ...more],
});
const projected = (...sources: object[]) => ({ [`${spec}/volumes/0`]: { name: 'config', projected: { sources } } });
const secret = (path: string) => ({ secret: { name: 'a', items: [{ key: 'a', path }] } });

const source = (fields: object) => ({ [`${spec}/volumes/0`]: { name: 'config', ...fields } });

testCases('volumes', [
  ['a number in the place of one, so that no mount can be checked', { [`${spec}/volumes`]: [5] }, ['volumes[0]']],
  ['monitors', source({ cephfs: { monitors: ['a'] } }), []],
  ['no monitors', source({ cephfs: { monitors: [] } }), ['volumes[0].cephfs.monitors']],
  ['no image', source({ rbd: { monitors: ['a'], image: '' } }), ['volumes[0].rbd.image']],
  ['no driver', source({ csi: {} }), ['volumes[0].csi.driver']],
  ['no template of a claim', source({ ephemeral: {} }), ['volumes[0].ephemeral.volumeClaimTemplate']],
  ['a blob of Azure', source({ azureDisk: { diskName: 'a', diskURI: 'https://a/b.vhd' } }), []],
  [
    'a blob of Azure without its URI',
    source({ azureDisk: { diskName: 'a', diskURI: '/b' } }),
    ['volumes[0].azureDisk.diskURI'],
  ],
  [
    'a managed disk of Azure',
    source({ azureDisk: { diskName: 'a', diskURI: '/subscriptions/a', kind: 'Managed' } }),
    [],
  ],
  [
    'a managed disk of Azure with the URI of a blob',
    source({ azureDisk: { diskName: 'a', diskURI: 'https://a/b.vhd', kind: 'Managed' } }),
    ['volumes[0].azureDisk.diskURI'],
  ],
  [
    'a kind of disk that Azure lacks',
    source({ azureDisk: { diskName: 'a', diskURI: 'https://a', kind: 'a' } }),
    ['volumes[0].azureDisk.kind'],
  ],
  [
    'a device that no volume is',
    { [`${container}/volumeDevices`]: [{ name: 'x', devicePath: '/dev/x' }] },
    [`${main}.volumeDevices[0].name`],
  ],
  [
    'a mount of an init container that no volume is',
    { [`${first}/volumeMounts`]: [{ name: 'x', mountPath: '/x' }] },
    ['initContainers[0].volumeMounts[0].name'],
  ],
  [
    'a mount with subPath and subPathExpr',
    mounts({ name: 'config', mountPath: '/a', subPath: 'a', subPathExpr: 'a' }),
    [`${main}.volumeMounts[1].subPathExpr`],
  ],
  ['a mount with subPathExpr', mounts({ name: 'config', mountPath: '/a', subPathExpr: 'a' }), []],
  [
    'mounts below that may be read-only',
    mounts({ name: 'config', mountPath: '/a', recursiveReadOnly: 'IfPossible' }),
    [`${main}.volumeMounts[1].recursiveReadOnly`],
  ],
  [
    'mounts below that are not read-only',
    mounts({ name: 'config', mountPath: '/a', recursiveReadOnly: 'Disabled' }),
    [],
  ],
  ['mounts of the node', mounts({ name: 'config', mountPath: '/a', mountPropagation: 'HostToContainer' }), []],
  [
    'mounts for the node of a privileged container',
    {
      ...mounts({ name: 'config', mountPath: '/a', mountPropagation: 'Bidirectional' }),
      ...context({ privileged: true }),
    },
    [],
  ],
  ['projected files with two paths', projected(secret('a'), secret('b')), []],
  [
    'projected files with one path',
    projected(secret('a'), { configMap: { name: 'a', items: [{ key: 'a', path: 'a' }] } }),
    ['volumes[0].projected.sources[1].configMap.items[0].path'],
  ],
  ['a projection without a source', projected({}), ['volumes[0].projected.sources[0]']],
  [
    'a projection with two sources',
    projected({ ...secret('a'), configMap: { name: 'a' } }),
    ['volumes[0].projected.sources[0]'],
  ],
]);

const appArmor = (name: string) => ({
  'spec/template/metadata/annotations': {
    [`container.apparmor.security.beta.kubernetes.io/${name}`]: 'runtime/default',
  },
});

test('an annotation of AppArmor names a container of its pod', () => {
  const reportedOf = (name: string) => reported(changed('Deployment', appArmor(name)));
  expect([reportedOf('main'), reportedOf('first')]).toEqual([[], []]);
  expect(reportedOf('other')).toEqual([
    'spec.template.metadata.annotations.container.apparmor.security.beta.kubernetes.io/other',
  ]);
});

test('an annotation of AppArmor outside of a pod has no effect', () => {
  const annotations = { 'container.apparmor.security.beta.kubernetes.io/other': 'runtime/default' };
  expect(reported(changed('Deployment', { 'metadata/annotations': annotations }))).toEqual([]);
});
