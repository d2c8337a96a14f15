import { evaluatePodSecurity } from '../../lib/kubernetes/pod-security/evaluate';
import { PodSecurityLevel } from '../../lib/kubernetes/pod-security/level';

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

test('what baseline forbids, restricted forbids as well', () => {
  for (const [, level, , last, pod] of FORBIDDEN.filter(([, of]) => of === BASELINE))
    expect({ level, found: violations(RESTRICTED, last, pod).length > 0 }).toEqual({ level, found: true });
});

test('restricted says once what it replaces of baseline', () => {
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
