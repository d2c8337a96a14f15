import { evaluatePodSecurity } from '../../../lib/kubernetes/pod-security/evaluate';
import { PodSecurityLevel } from '../../../lib/kubernetes/pod-security/level';

const { BASELINE, PRIVILEGED, RESTRICTED } = PodSecurityLevel;
type Json = Record<string, unknown>;

/** A pod that every level admits on every minor. */
function restrictedPod(
  change: (spec: Json, container: Json, context: Json) => void = () => undefined,
  annotations: Json = {},
) {
  const context: Json = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const container: Json = { name: 'main', image: 'main:1', securityContext: context };
  const spec: Json = { containers: [container], volumes: [{ name: 'tmp', emptyDir: {} }] };
  change(spec, container, context);
  return { metadata: { annotations }, spec } as Parameters<typeof evaluatePodSecurity>[2];
}

function violations(level: PodSecurityLevel, minor: number, pod: ReturnType<typeof restrictedPod>): string[] {
  return evaluatePodSecurity(level, minor, pod, 'spec.template').map(({ path }) => path);
}

test.each([0, 8, 19, 22, 23, 25, 31, 34, 35, 37])('a restricted pod is admitted by each level on 1.%i', (minor) => {
  for (const level of [PRIVILEGED, BASELINE, RESTRICTED]) expect(violations(level, minor, restrictedPod())).toEqual([]);
});

test('a privileged level admits everything', () => {
  const pod = restrictedPod((spec, _container, context) => {
    spec.hostNetwork = true;
    context.privileged = true;
  });
  expect(violations(PRIVILEGED, 37, pod)).toEqual([]);
});

const container = 'spec.template.spec.containers[0]';
const apparmor = 'container.apparmor.security.beta.kubernetes.io/main';
const seccomp = 'seccomp.security.alpha.kubernetes.io/pod';

/** What a level forbids, with the first and the last minor whose policy forbids it. */
const FORBIDDEN: [string, PodSecurityLevel, number, number, ReturnType<typeof restrictedPod>, string][] = [
  [
    'the network of the node',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.hostNetwork = true;
    }),
    'spec.template.spec.hostNetwork',
  ],
  [
    'the processes of the node',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.hostPID = true;
    }),
    'spec.template.spec.hostPID',
  ],
  [
    'the memory of the node',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.hostIPC = true;
    }),
    'spec.template.spec.hostIPC',
  ],
  [
    'a privileged container',
    BASELINE,
    0,
    37,
    restrictedPod((_spec, _container, context) => {
      context.privileged = true;
    }),
    `${container}.securityContext.privileged`,
  ],
  [
    'a capability beyond the default ones',
    BASELINE,
    0,
    37,
    restrictedPod((_spec, _container, context) => {
      context.capabilities = { drop: ['ALL'], add: ['NET_ADMIN'] };
    }),
    `${container}.securityContext.capabilities.add`,
  ],
  [
    'a port of the node',
    BASELINE,
    0,
    37,
    restrictedPod((_spec, own) => {
      own.ports = [{ containerPort: 80, hostPort: 80 }];
    }),
    `${container}.ports[0].hostPort`,
  ],
  [
    'a directory of the node',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.volumes = [{ name: 'logs', hostPath: { path: '/var/log' } }];
    }),
    'spec.template.spec.volumes[0].hostPath',
  ],
  [
    'the host of a probe',
    BASELINE,
    34,
    37,
    restrictedPod((_spec, own) => {
      own.livenessProbe = { httpGet: { port: 80, host: '10.0.0.1' } };
    }),
    `${container}.livenessProbe.httpGet.host`,
  ],
  [
    'the host of a lifecycle hook',
    BASELINE,
    34,
    37,
    restrictedPod((_spec, own) => {
      own.lifecycle = { preStop: { tcpSocket: { port: 80, host: '10.0.0.1' } } };
    }),
    `${container}.lifecycle.preStop.tcpSocket.host`,
  ],
  [
    'another type of SELinux',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.securityContext = { seLinuxOptions: { type: 'spc_t' } };
    }),
    'spec.template.spec.securityContext.seLinuxOptions.type',
  ],
  [
    'container_engine_t of SELinux',
    BASELINE,
    0,
    30,
    restrictedPod((spec) => {
      spec.securityContext = { seLinuxOptions: { type: 'container_engine_t' } };
    }),
    'spec.template.spec.securityContext.seLinuxOptions.type',
  ],
  [
    'a user of SELinux',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.securityContext = { seLinuxOptions: { user: 'system_u' } };
    }),
    'spec.template.spec.securityContext.seLinuxOptions.user',
  ],
  [
    'an unmasked /proc',
    BASELINE,
    0,
    37,
    restrictedPod((_spec, _container, context) => {
      context.procMount = 'Unmasked';
    }),
    `${container}.securityContext.procMount`,
  ],
  [
    'an unmasked /proc in a user namespace',
    BASELINE,
    0,
    34,
    restrictedPod((spec, _container, context) => {
      spec.hostUsers = false;
      context.procMount = 'Unmasked';
    }),
    `${container}.securityContext.procMount`,
  ],
  [
    'an unmasked /proc in a user namespace of restricted',
    RESTRICTED,
    0,
    37,
    restrictedPod((spec, _container, context) => {
      spec.hostUsers = false;
      context.procMount = 'Unmasked';
    }),
    `${container}.securityContext.procMount`,
  ],
  [
    'a kernel parameter of 1.27',
    BASELINE,
    0,
    26,
    restrictedPod((spec) => {
      spec.securityContext = { sysctls: [{ name: 'net.ipv4.ip_local_reserved_ports' }] };
    }),
    'spec.template.spec.securityContext.sysctls[0].name',
  ],
  [
    'a kernel parameter of 1.29',
    BASELINE,
    0,
    28,
    restrictedPod((spec) => {
      spec.securityContext = { sysctls: [{ name: 'net.ipv4.tcp_keepalive_time' }] };
    }),
    'spec.template.spec.securityContext.sysctls[0].name',
  ],
  [
    'a kernel parameter of 1.32',
    BASELINE,
    0,
    31,
    restrictedPod((spec) => {
      spec.securityContext = { sysctls: [{ name: 'net.ipv4.tcp_rmem' }] };
    }),
    'spec.template.spec.securityContext.sysctls[0].name',
  ],
  [
    'a kernel parameter of 1.37',
    BASELINE,
    0,
    36,
    restrictedPod((spec) => {
      spec.securityContext = { sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat' }] };
    }),
    'spec.template.spec.securityContext.sysctls[0].name',
  ],
  [
    'another kernel parameter',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.securityContext = { sysctls: [{ name: 'vm.max_map_count' }] };
    }),
    'spec.template.spec.securityContext.sysctls[0].name',
  ],
  [
    'a process of a Windows node',
    BASELINE,
    0,
    37,
    restrictedPod((spec) => {
      spec.securityContext = { windowsOptions: { hostProcess: true } };
    }),
    'spec.template.spec.securityContext.windowsOptions.hostProcess',
  ],
  [
    'no AppArmor',
    BASELINE,
    0,
    37,
    restrictedPod((_spec, _container, context) => {
      context.appArmorProfile = { type: 'Unconfined' };
    }),
    `${container}.securityContext.appArmorProfile.type`,
  ],
  [
    'no AppArmor, as an annotation',
    BASELINE,
    0,
    37,
    restrictedPod(undefined, { [apparmor]: 'unconfined' }),
    `spec.template.metadata.annotations.${apparmor}`,
  ],
  [
    'no seccomp',
    BASELINE,
    19,
    37,
    restrictedPod((_spec, _container, context) => {
      context.seccompProfile = { type: 'Unconfined' };
    }),
    `${container}.securityContext.seccompProfile.type`,
  ],
  [
    'no seccomp, as an annotation',
    BASELINE,
    0,
    18,
    restrictedPod(undefined, { [seccomp]: 'unconfined' }),
    `spec.template.metadata.annotations.${seccomp}`,
  ],
  [
    'a rise of privileges',
    RESTRICTED,
    8,
    37,
    restrictedPod((_spec, _container, context) => {
      delete context.allowPrivilegeEscalation;
    }),
    `${container}.securityContext.allowPrivilegeEscalation`,
  ],
  [
    'capabilities that are kept',
    RESTRICTED,
    22,
    37,
    restrictedPod((_spec, _container, context) => {
      context.capabilities = { drop: ['KILL'] };
    }),
    `${container}.securityContext.capabilities.drop`,
  ],
  [
    'a capability other than NET_BIND_SERVICE',
    RESTRICTED,
    22,
    37,
    restrictedPod((_spec, _container, context) => {
      context.capabilities = { drop: ['ALL'], add: ['CHOWN'] };
    }),
    `${container}.securityContext.capabilities.add`,
  ],
  [
    'a volume of NFS',
    RESTRICTED,
    0,
    37,
    restrictedPod((spec) => {
      spec.volumes = [{ name: 'nfs', nfs: { server: 'a', path: '/' } }];
    }),
    'spec.template.spec.volumes[0].nfs',
  ],
  [
    'a container that may be root',
    RESTRICTED,
    0,
    37,
    restrictedPod((_spec, _container, context) => {
      delete context.runAsNonRoot;
    }),
    `${container}.securityContext.runAsNonRoot`,
  ],
  [
    'a container that may be root in a user namespace',
    RESTRICTED,
    0,
    34,
    restrictedPod((spec, _container, context) => {
      spec.hostUsers = false;
      delete context.runAsNonRoot;
    }),
    `${container}.securityContext.runAsNonRoot`,
  ],
  [
    'the user 0',
    RESTRICTED,
    23,
    37,
    restrictedPod((_spec, _container, context) => {
      context.runAsUser = 0;
    }),
    `${container}.securityContext.runAsUser`,
  ],
  [
    'the user 0 in a user namespace',
    RESTRICTED,
    23,
    34,
    restrictedPod((spec, _container, context) => {
      spec.hostUsers = false;
      context.runAsUser = 0;
    }),
    `${container}.securityContext.runAsUser`,
  ],
  [
    'a container without seccomp profile',
    RESTRICTED,
    19,
    37,
    restrictedPod((_spec, _container, context) => {
      delete context.seccompProfile;
    }),
    `${container}.securityContext.seccompProfile.type`,
  ],
  [
    'a rise of privileges on Windows',
    RESTRICTED,
    8,
    24,
    restrictedPod((spec, _container, context) => {
      spec.os = { name: 'windows' };
      delete context.allowPrivilegeEscalation;
    }),
    `${container}.securityContext.allowPrivilegeEscalation`,
  ],
];

test.each(FORBIDDEN)('%s: %s forbids it from 1.%i to 1.%i', (_what, level, first, last, pod, path) => {
  for (let minor = 0; minor <= 37; minor++)
    expect({ minor, paths: violations(level, minor, pod) }).toEqual({
      minor,
      paths: first <= minor && minor <= last ? [path] : [],
    });
});

const seccompOfContainer = 'container.seccomp.security.alpha.kubernetes.io/main';
const withAnnotation = (key: string, value: string) => restrictedPod(undefined, { [key]: value });
const withPodContext = (context: Json) =>
  restrictedPod((spec) => {
    spec.securityContext = context;
  });
const withContainer = (fields: Json) => restrictedPod((_spec, own) => Object.assign(own, fields));
const withContext = (fields: Json) => restrictedPod((_spec, _own, context) => Object.assign(context, fields));
const withVolumes = (...volumes: Json[]) =>
  restrictedPod((spec) => {
    spec.volumes = volumes;
  });

test.each([
  ['AppArmor of the runtime, as an annotation', withAnnotation(apparmor, 'runtime/default')],
  ['AppArmor of the node, as an annotation', withAnnotation(apparmor, 'localhost/logs')],
  ['an empty annotation of AppArmor', withAnnotation(apparmor, '')],
  ['AppArmor of the node', withContext({ appArmorProfile: { type: 'Localhost' } })],
  ['other annotations', withAnnotation('example.com/main', 'unconfined')],
  ['seccomp of the runtime, as an annotation', withAnnotation(seccomp, 'runtime/default')],
  ['seccomp of Docker, as an annotation', withAnnotation(seccomp, 'docker/default')],
  ['seccomp of the node, as an annotation', withAnnotation(seccompOfContainer, 'localhost/logs.json')],
  ['seccomp of the node', withContext({ seccompProfile: { type: 'Localhost' } })],
  ['NET_BIND_SERVICE', withContext({ capabilities: { drop: ['ALL', 'KILL'], add: ['NET_BIND_SERVICE'] } })],
  ['a host port of 0', withContainer({ ports: [{ containerPort: 80, hostPort: 0 }] })],
  ['a container port', withContainer({ ports: [{ containerPort: 80 }] })],
  ['an empty host of a probe', withContainer({ livenessProbe: { httpGet: { port: 80, host: '' } } })],
  ['a namespace of the host that is false', restrictedPod((spec) => Object.assign(spec, { hostNetwork: false }))],
  ['a container that is not privileged', withContext({ privileged: false })],
  ['a masked /proc', withContext({ procMount: 'Default' })],
  ['a type of SELinux for containers', withPodContext({ seLinuxOptions: { type: 'container_init_t' } })],
  ['SELinux for virtual machines', withPodContext({ seLinuxOptions: { type: 'container_kvm_t' } })],
  ['empty options of SELinux', withPodContext({ seLinuxOptions: { type: '', user: '', role: '', level: 's0' } })],
  ['a safe kernel parameter', withPodContext({ sysctls: [{ name: 'kernel.shm_rmid_forced' }] })],
  ['a process that is not of the Windows node', withPodContext({ windowsOptions: { hostProcess: false } })],
  ['a user other than 0', withContext({ runAsUser: 1 })],
  ['a volume without a source', withVolumes({ name: 'tmp' })],
  [
    'the volumes that no node shares',
    withVolumes(
      ...['configMap', 'csi', 'downwardAPI', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'].map(
        (type) => ({ name: type.toLowerCase(), [type]: {} }),
      ),
    ),
  ],
])('%s: restricted admits it on every minor', (_what, pod) => {
  for (let minor = 0; minor <= 37; minor++)
    expect({ minor, paths: violations(RESTRICTED, minor, pod) }).toEqual({ minor, paths: [] });
});

test.each([
  [
    'a role of SELinux',
    withPodContext({ seLinuxOptions: { role: 'sysadm_r' } }),
    ['spec.securityContext.seLinuxOptions.role'],
  ],
  [
    'AppArmor of containers, as an annotation',
    withAnnotation(apparmor, 'docker/default'),
    [`metadata.annotations.${apparmor}`],
  ],
  [
    'the host of each probe and hook',
    withContainer({
      readinessProbe: { tcpSocket: { host: 'a' } },
      startupProbe: { httpGet: { host: 'a' } },
      lifecycle: { postStart: { httpGet: { host: 'a' } } },
    }),
    ['startupProbe.httpGet', 'lifecycle.postStart.httpGet', 'readinessProbe.tcpSocket'].map(
      (action) => `spec.containers[0].${action}.host`,
    ),
  ],
  [
    'what an ephemeral container has',
    restrictedPod((spec) => {
      spec.ephemeralContainers = [{ name: 'shell', securityContext: { privileged: true } }];
    }),
    ['spec.ephemeralContainers[0].securityContext.privileged'],
  ],
])('%s: baseline forbids it', (_what, pod, paths) => {
  expect(violations(BASELINE, 37, pod)).toEqual(paths.map((path) => `spec.template.${path}`));
});

test('one capability that is forbidden is enough', () => {
  const pod = withContext({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'NET_ADMIN'] } });
  for (const level of [BASELINE, RESTRICTED])
    expect(violations(level, 37, pod)).toEqual([`${container}.securityContext.capabilities.add`]);
});

test('the types of SELinux that are allowed are named', () => {
  const pod = withPodContext({ seLinuxOptions: { type: 'spc_t' } });
  expect(evaluatePodSecurity(BASELINE, 30, pod)).toMatchObject([
    { expected: 'container_t, container_init_t, container_kvm_t' },
  ]);
});

test('a seccomp annotation of a container counts up to 1.18', () => {
  expect(violations(BASELINE, 18, withAnnotation(seccompOfContainer, 'unconfined'))).toEqual([
    `spec.template.metadata.annotations.${seccompOfContainer}`,
  ]);
});

test.each([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])('baseline admits the capability %s', (name) => {
  expect(violations(BASELINE, 37, withContext({ capabilities: { add: [name] } }))).toEqual([]);
});

test('restricted says what it forbids, where and with which value', () => {
  const found = (pod: ReturnType<typeof restrictedPod>) => evaluatePodSecurity(RESTRICTED, 37, pod);
  const own = 'spec.containers[0].securityContext';
  expect([
    ...found(withContext({ capabilities: { drop: ['KILL'], add: ['CHOWN'] } })),
    ...found(withContext({ runAsUser: 0, runAsNonRoot: false })),
    ...found(withContext({ allowPrivilegeEscalation: true, seccompProfile: { type: 'Unconfined' } })),
  ]).toEqual([
    {
      check: 'capabilities_restricted',
      path: `${own}.capabilities.drop`,
      value: ['KILL'],
      expected: 'a list with "ALL"',
    },
    {
      check: 'capabilities_restricted',
      path: `${own}.capabilities.add`,
      value: ['CHOWN'],
      expected: 'only NET_BIND_SERVICE',
    },
    { check: 'runAsNonRoot', path: `${own}.runAsNonRoot`, value: false, expected: 'true' },
    { check: 'runAsUser', path: `${own}.runAsUser`, value: 0, expected: 'a user other than 0' },
    { check: 'allowPrivilegeEscalation', path: `${own}.allowPrivilegeEscalation`, value: true, expected: 'false' },
    {
      check: 'seccompProfile_restricted',
      path: `${own}.seccompProfile.type`,
      value: 'Unconfined',
      expected: 'RuntimeDefault or Localhost',
    },
  ]);
});

test('Windows is exempt from what it does not have, from 1.25 on', () => {
  const windows = (name: string) =>
    restrictedPod((spec, own) => {
      spec.os = { name };
      own.securityContext = { runAsNonRoot: true };
    });
  expect(violations(RESTRICTED, 24, windows('windows'))).toHaveLength(3);
  expect(violations(RESTRICTED, 25, windows('windows'))).toEqual([]);
  expect(violations(RESTRICTED, 25, windows('linux'))).toHaveLength(3);
});

test('a container that allows root is forbidden whatever the pod says', () => {
  const pod = restrictedPod((spec, _own, context) => {
    spec.securityContext = { runAsNonRoot: true };
    context.runAsNonRoot = false;
  });
  expect(violations(RESTRICTED, 37, pod)).toEqual([`${container}.securityContext.runAsNonRoot`]);
});

test('a pod that allows root is forbidden even if its containers do not', () => {
  expect(violations(RESTRICTED, 37, withPodContext({ runAsNonRoot: false }))).toEqual([
    'spec.template.spec.securityContext.runAsNonRoot',
  ]);
});

test('an unconfined pod is forbidden even if its containers have a profile', () => {
  expect(violations(RESTRICTED, 37, withPodContext({ seccompProfile: { type: 'Unconfined' } }))).toEqual([
    'spec.template.spec.securityContext.seccompProfile.type',
  ]);
});

test('what baseline forbids, restricted forbids as well', () => {
  for (const [, level, , last, pod] of FORBIDDEN.filter(([, of]) => of === BASELINE))
    expect({ level, found: violations(RESTRICTED, last, pod).length > 0 }).toEqual({ level, found: true });
});

test('restricted reports what it replaces of baseline once', () => {
  const pod = restrictedPod((spec) => {
    spec.volumes = [{ name: 'logs', hostPath: { path: '/var/log' } }];
  });
  expect(violations(RESTRICTED, 37, pod)).toEqual(['spec.template.spec.volumes[0].hostPath']);
});

test('a setting of the pod counts for its containers', () => {
  const pod = restrictedPod((spec, _container, context) => {
    spec.securityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
    delete context.runAsNonRoot;
    delete context.seccompProfile;
  });
  expect(violations(RESTRICTED, 37, pod)).toEqual([]);
});

test('init containers count as well', () => {
  const pod = restrictedPod((spec) => {
    spec.initContainers = [{ name: 'first', image: 'first:1' }];
  });
  expect(violations(RESTRICTED, 37, pod).every((path) => path.startsWith('spec.template.spec.initContainers[0]'))).toBe(
    true,
  );
  expect(violations(RESTRICTED, 37, pod)).toHaveLength(4);
});
