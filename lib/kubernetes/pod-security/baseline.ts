import { objectIn, objectsIn } from '../json';
import type { SecurityCheck, SecurityViolation } from './check';
import {
  allContexts,
  containerContexts,
  containersIn,
  fieldsSet,
  hasOwnUsers,
  type Located,
  type SecurityPod,
} from './pod';
import { ALLOWED_SYSCTLS } from './sysctls';

const CAPABILITIES: readonly unknown[] = [
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
];
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
const PROFILE_TYPES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];
/** The minors of the policy that allow other kernel parameters than the minor before. */
const SYSCTL_MINORS = [...new Set(Object.values(ALLOWED_SYSCTLS))].sort((a, b) => a - b);
const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';

/** The checks of `baseline`. */
export const BASELINE_CHECKS: readonly SecurityCheck[] = [
  { id: 'appArmorProfile', since: 0, violations: appArmor },
  { id: 'capabilities_baseline', since: 0, violations: addedCapabilities },
  { id: 'hostNamespaces', since: 0, violations: hostNamespaces },
  { id: 'hostPathVolumes', since: 0, violations: hostPaths },
  { id: 'hostPorts', since: 0, violations: hostPorts },
  { id: 'hostProbesAndHostLifecycle', since: 34, violations: handlerHosts },
  { id: 'privileged', since: 0, violations: privileged },
  { id: 'procMount', since: 0, before: 35, violations: procMount },
  { id: 'procMount', since: 35, violations: (pod) => (hasOwnUsers(pod) ? [] : procMount(pod)) },
  { id: 'seLinuxOptions', since: 0, before: 31, violations: (pod) => seLinux(pod, SELINUX_TYPES) },
  { id: 'seLinuxOptions', since: 31, violations: (pod) => seLinux(pod, [...SELINUX_TYPES, 'container_engine_t']) },
  { id: 'seccompProfile_baseline', since: 0, before: 19, violations: seccompAnnotations },
  { id: 'seccompProfile_baseline', since: 19, violations: seccompProfiles },
  ...SYSCTL_MINORS.map((since, index, all) => ({
    id: 'sysctls',
    since,
    before: all[index + 1],
    violations: (pod: SecurityPod) => sysctls(pod, since),
  })),
  { id: 'windowsHostProcess', since: 0, violations: hostProcess },
];

function forbidden(found: readonly Located<unknown>[], expected: string): SecurityViolation[] {
  return found.map(({ path, value }) => ({ path, value, expected }));
}

function appArmor(pod: SecurityPod): SecurityViolation[] {
  const types = fieldsSet(allContexts(pod), 'appArmorProfile', 'type');
  const annotations = Object.entries(pod.annotations)
    .filter(([key, value]) => key.startsWith(APPARMOR_ANNOTATION) && !isAllowedAppArmor(String(value)))
    .map(([key, value]) => ({ path: annotationPath(pod, key), value }));
  return [
    ...forbidden(
      types.filter(({ value }) => !PROFILE_TYPES.includes(value)),
      'RuntimeDefault or Localhost',
    ),
    ...forbidden(annotations, 'runtime/default or localhost/PROFILE'),
  ];
}

function isAllowedAppArmor(profile: string): boolean {
  return profile === '' || profile === 'runtime/default' || profile.startsWith('localhost/');
}

function annotationPath({ path }: SecurityPod, key: string): string {
  return `${path.replace(/spec$/, 'metadata')}.annotations.${key}`;
}

function addedCapabilities(pod: SecurityPod): SecurityViolation[] {
  const added = fieldsSet(containerContexts(pod), 'capabilities', 'add').filter(
    ({ value }) => Array.isArray(value) && value.some((name) => !CAPABILITIES.includes(name)),
  );
  return forbidden(added, `only ${CAPABILITIES.join(', ')}`);
}

function hostNamespaces({ spec, path }: SecurityPod): SecurityViolation[] {
  const shared = fieldsShared(spec, path).filter(({ value }) => value === true);
  return forbidden(shared, 'false');
}

function fieldsShared(spec: SecurityPod['spec'], path: string): Located<unknown>[] {
  return ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((field) => fieldsSet([{ path, value: spec }], field));
}

function hostPaths({ spec, path }: SecurityPod): SecurityViolation[] {
  const volumes = objectsIn(spec, 'volumes').map((value, index) => ({ path: `${path}.volumes[${index}]`, value }));
  return forbidden(fieldsSet(volumes, 'hostPath'), 'no hostPath volume');
}

function hostPorts(pod: SecurityPod): SecurityViolation[] {
  const ports = containersIn(pod).flatMap(({ path, value }) =>
    objectsIn(value, 'ports').map((port, index) => ({ path: `${path}.ports[${index}]`, value: port })),
  );
  return forbidden(
    fieldsSet(ports, 'hostPort').filter(({ value }) => value !== 0),
    'no host port',
  );
}

function handlerHosts(pod: SecurityPod): SecurityViolation[] {
  const handlers = containersIn(pod).flatMap(({ path, value }) => [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => ({
      path: `${path}.${probe}`,
      value: objectIn(value, probe) ?? {},
    })),
    ...['postStart', 'preStop'].map((hook) => ({
      path: `${path}.lifecycle.${hook}`,
      value: objectIn(objectIn(value, 'lifecycle'), hook) ?? {},
    })),
  ]);
  const hosts = ['httpGet', 'tcpSocket'].flatMap((action) => fieldsSet(handlers, action, 'host'));
  return forbidden(
    hosts.filter(({ value }) => value !== ''),
    'no host: the address of the pod',
  );
}

function privileged(pod: SecurityPod): SecurityViolation[] {
  const set = fieldsSet(containerContexts(pod), 'privileged').filter(({ value }) => value === true);
  return forbidden(set, 'false');
}

/** From 1.35 on, `restricted` requires it of pods with user namespaces too. */
export function procMount(pod: SecurityPod): SecurityViolation[] {
  const set = fieldsSet(containerContexts(pod), 'procMount').filter(({ value }) => value !== 'Default');
  return forbidden(set, 'Default');
}

function seLinux(pod: SecurityPod, types: readonly unknown[]): SecurityViolation[] {
  const contexts = allContexts(pod);
  const set = (field: string) => fieldsSet(contexts, 'seLinuxOptions', field);
  return [
    ...forbidden(
      set('type').filter(({ value }) => !types.includes(value)),
      types.slice(1).join(', '),
    ),
    ...['user', 'role'].flatMap((field) =>
      forbidden(
        set(field).filter(({ value }) => value !== ''),
        'no value',
      ),
    ),
  ];
}

function seccompAnnotations(pod: SecurityPod): SecurityViolation[] {
  const keys = [SECCOMP_POD, ...containersIn(pod).map(({ value }) => `${SECCOMP_CONTAINER}${value.name}`)];
  const wrong = keys.filter(
    (key) => pod.annotations[key] !== undefined && !isAllowedSeccomp(String(pod.annotations[key])),
  );
  return wrong.map((key) => ({
    path: annotationPath(pod, key),
    value: pod.annotations[key],
    expected: 'runtime/default, docker/default or localhost/PROFILE',
  }));
}

function isAllowedSeccomp(profile: string): boolean {
  return profile === 'runtime/default' || profile === 'docker/default' || profile.startsWith('localhost/');
}

function seccompProfiles(pod: SecurityPod): SecurityViolation[] {
  const types = fieldsSet(allContexts(pod), 'seccompProfile', 'type');
  return forbidden(
    types.filter(({ value }) => !PROFILE_TYPES.includes(value)),
    'RuntimeDefault or Localhost',
  );
}

function sysctls({ spec, path }: SecurityPod, minor: number): SecurityViolation[] {
  const set = objectsIn(objectIn(spec, 'securityContext'), 'sysctls').map(({ name }, index) => ({
    path: `${path}.securityContext.sysctls[${index}].name`,
    value: name,
  }));
  const allowed = Object.entries(ALLOWED_SYSCTLS).flatMap(([name, since]) => (since <= minor ? [name] : []));
  return forbidden(
    set.filter(({ value }) => !allowed.includes(String(value))),
    `one of ${allowed.join(', ')}`,
  );
}

function hostProcess(pod: SecurityPod): SecurityViolation[] {
  const set = fieldsSet(allContexts(pod), 'windowsOptions', 'hostProcess').filter(({ value }) => value === true);
  return forbidden(set, 'false');
}
