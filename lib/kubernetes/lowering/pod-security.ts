import { type JsonObject, objectIn, objectsIn, removeIfEmpty } from '../json';
import { fieldPath } from '../tables/each-object';
import type { LoweringContext } from './fields/lowering-context';
import { annotate, containersOf, type Pod } from './pods';

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const SYSCTLS = 'security.alpha.kubernetes.io/sysctls';
const UNSAFE_SYSCTLS = 'security.alpha.kubernetes.io/unsafe-sysctls';

/** The sysctls that a kubelet up to 1.10 allows by default. */
const safeSysctls = ['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.tcp_syncookies'];

export function writeSeccomp(pod: Pod, context: LoweringContext): void {
  const owners = [
    { object: pod.spec, path: fieldPath(pod.path, 'spec'), key: SECCOMP_POD },
    ...containersOf(pod).map(({ object, path }) => ({ object, path, key: `${SECCOMP_CONTAINER}${object.name}` })),
  ];
  const runtimeDefault = context.has('runtimeDefaultSeccomp') ? 'runtime/default' : 'docker/default';
  for (const { object, path, key } of owners) {
    const profile = takeProfile(object, 'seccompProfile');
    if (profile === undefined) continue;
    const at = `${path}.securityContext.seccompProfile`;
    const value = profileValue(profile, { RuntimeDefault: runtimeDefault, Unconfined: 'unconfined' });
    if (value === undefined) {
      context.rejected(
        fieldPath(at, 'type'),
        profile.type,
        'RuntimeDefault, Localhost, Unconfined',
        'use one of these',
      );
      continue;
    }
    annotate(pod.owner, pod.path, key, value, context);
    context.translated(at, `the annotation ${key}`);
  }
}

/** Up to 1.29 AppArmor is configured for each container. */
export function writeAppArmor(pod: Pod, context: LoweringContext): void {
  const ofPod = takeProfile(pod.spec, 'appArmorProfile');
  for (const { object, path } of containersOf(pod)) {
    const own = takeProfile(object, 'appArmorProfile');
    const profile = own ?? ofPod;
    if (profile === undefined) continue;
    const at = `${own === undefined ? fieldPath(pod.path, 'spec') : path}.securityContext.appArmorProfile`;
    const value = profileValue(profile, { RuntimeDefault: 'runtime/default', Unconfined: 'unconfined' });
    const behavior = value === 'unconfined' ? 'unconfinedAppArmor' : 'appArmorAnnotations';
    if (value === undefined) {
      context.rejected(
        fieldPath(at, 'type'),
        profile.type,
        'RuntimeDefault, Localhost, Unconfined',
        'use one of these',
      );
    } else if (context.has(behavior)) {
      annotate(pod.owner, pod.path, `${APPARMOR}${object.name}`, value, context);
      context.translated(at, `the annotation ${APPARMOR}${object.name}`);
    } else if (value === 'runtime/default') {
      context.dropped(at, 'Docker applies its default profile on nodes with AppArmor');
    } else {
      context.lacks(behavior, at, profile, 'use RuntimeDefault');
    }
  }
}

function takeProfile(owner: JsonObject, field: string): JsonObject | undefined {
  const securityContext = objectIn(owner, 'securityContext') ?? {};
  const profile = objectIn(securityContext, field);
  if (profile === undefined) return undefined;
  delete securityContext[field];
  removeIfEmpty(owner, 'securityContext');
  return profile;
}

function profileValue(profile: JsonObject, names: Readonly<Record<string, string>>): string | undefined {
  if (profile.type === 'Localhost') return `localhost/${profile.localhostProfile}`;
  const type = String(profile.type);
  return Object.hasOwn(names, type) ? names[type] : undefined;
}

export function writeSysctls(pod: Pod, context: LoweringContext): void {
  const securityContext = objectIn(pod.spec, 'securityContext') ?? {};
  const sysctls = objectsIn(securityContext, 'sysctls');
  if (!context.has('sysctlAnnotations')) return;
  const path = `${fieldPath(pod.path, 'spec')}.securityContext.sysctls`;
  delete securityContext.sysctls;
  removeIfEmpty(pod.spec, 'securityContext');
  for (const [key, safe] of [[SYSCTLS, true] as const, [UNSAFE_SYSCTLS, false] as const]) {
    const chosen = sysctls.filter(({ name }) => safeSysctls.includes(String(name)) === safe);
    if (chosen.length === 0) continue;
    const value = chosen.map((sysctl) => `${sysctl.name}=${sysctl.value}`).join(',');
    if (chosen.some((sysctl) => String(sysctl.value).includes(','))) {
      const action = 'set it on the nodes: the annotation that replaces the field cannot have values with commas';
      context.lacks('sysctlFields', path, value, action);
      continue;
    }
    annotate(pod.owner, pod.path, key, value, context);
    context.translated(path, `the annotation ${key}`);
  }
}

/** The primary group cannot be set on the target; a supplemental group gives the same access to files. */
export function writeRunAsGroup(pod: Pod, context: LoweringContext): void {
  const securityContext = objectIn(pod.spec, 'securityContext') ?? {};
  const group = securityContext.runAsGroup;
  if (typeof group !== 'number' || group === 0) return;
  const groups = Array.isArray(securityContext.supplementalGroups) ? securityContext.supplementalGroups : [];
  securityContext.supplementalGroups = groups.includes(group) ? groups : [...groups, group];
  delete securityContext.runAsGroup;
  for (const { object } of containersOf(pod)) {
    const own = objectIn(object, 'securityContext');
    if (own?.runAsGroup === group) delete own.runAsGroup;
    removeIfEmpty(object, 'securityContext');
  }
  context.translated(
    `${fieldPath(pod.path, 'spec')}.securityContext.runAsGroup`,
    'a supplemental group (security: the primary group is that of the image, mostly 0)',
  );
}
