import { objectsIn } from '../json';
import { procMount } from './baseline';
import type { RestrictedCheck, SecurityViolation } from './check';
import {
  allContexts,
  containerContexts,
  fieldsSet,
  hasOwnUsers,
  type Located,
  podContext,
  runsOnWindows,
  type SecurityPod,
} from './pod';

const VOLUME_TYPES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const PROFILE_TYPES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

type Violations = RestrictedCheck['violations'];

const unlessWindows =
  (violations: Violations): Violations =>
  (pod) =>
    runsOnWindows(pod) ? [] : violations(pod);

const unlessOwnUsers =
  (violations: Violations): Violations =>
  (pod) =>
    hasOwnUsers(pod) ? [] : violations(pod);

/** The checks that `restricted` adds to `baseline`. */
export const RESTRICTED_CHECKS: readonly RestrictedCheck[] = [
  { id: 'allowPrivilegeEscalation', since: 8, before: 25, violations: privilegeEscalation },
  { id: 'allowPrivilegeEscalation', since: 25, violations: unlessWindows(privilegeEscalation) },
  {
    id: 'capabilities_restricted',
    since: 22,
    before: 25,
    overrides: ['capabilities_baseline'],
    violations: capabilities,
  },
  {
    id: 'capabilities_restricted',
    since: 25,
    overrides: ['capabilities_baseline'],
    violations: unlessWindows(capabilities),
  },
  { id: 'procMount_restricted', since: 35, overrides: ['procMount'], violations: procMount },
  { id: 'restrictedVolumes', since: 0, overrides: ['hostPathVolumes'], violations: volumes },
  { id: 'runAsNonRoot', since: 0, before: 35, violations: runAsNonRoot },
  { id: 'runAsNonRoot', since: 35, violations: unlessOwnUsers(runAsNonRoot) },
  { id: 'runAsUser', since: 23, before: 35, violations: runAsUser },
  { id: 'runAsUser', since: 35, violations: unlessOwnUsers(runAsUser) },
  {
    id: 'seccompProfile_restricted',
    since: 19,
    before: 25,
    overrides: ['seccompProfile_baseline'],
    violations: seccompProfile,
  },
  {
    id: 'seccompProfile_restricted',
    since: 25,
    overrides: ['seccompProfile_baseline'],
    violations: unlessWindows(seccompProfile),
  },
];

function violation({ path, value }: Located<unknown>, expected: string): SecurityViolation {
  return { path, value, expected };
}

function privilegeEscalation(pod: SecurityPod): SecurityViolation[] {
  return containerContexts(pod)
    .filter(({ value }) => value.allowPrivilegeEscalation !== false)
    .map(({ path, value }) =>
      violation({ path: `${path}.allowPrivilegeEscalation`, value: value.allowPrivilegeEscalation }, 'false'),
    );
}

function capabilities(pod: SecurityPod): SecurityViolation[] {
  const contexts = containerContexts(pod);
  const dropping = fieldsSet(contexts, 'capabilities', 'drop').filter(({ value }) => includesAll(value));
  const missing = contexts
    .map(({ path }) => `${path}.capabilities.drop`)
    .filter((path) => !dropping.some((drop) => drop.path === path));
  const added = fieldsSet(contexts, 'capabilities', 'add').filter(
    ({ value }) => Array.isArray(value) && value.some((name) => name !== 'NET_BIND_SERVICE'),
  );
  const dropped = fieldsSet(contexts, 'capabilities', 'drop');
  return [
    ...missing.map((path) =>
      violation({ path, value: dropped.find((drop) => drop.path === path)?.value }, 'a list with "ALL"'),
    ),
    ...added.map((add) => violation(add, 'only NET_BIND_SERVICE')),
  ];
}

function includesAll(drop: unknown): boolean {
  return Array.isArray(drop) && drop.includes('ALL');
}

function volumes({ spec, path }: SecurityPod): SecurityViolation[] {
  return objectsIn(spec, 'volumes').flatMap((volume, index) => {
    if (VOLUME_TYPES.some((type) => volume[type] !== undefined)) return [];
    const type = Object.keys(volume).find((field) => field !== 'name');
    // A server writes emptyDir where a volume has no source.
    if (type === undefined) return [];
    const at = `${path}.volumes[${index}].${type}`;
    return [violation({ path: at, value: volume[type] }, `a volume of type ${VOLUME_TYPES.join(', ')}`)];
  });
}

function runAsNonRoot(pod: SecurityPod): SecurityViolation[] {
  const ofPod = podContext(pod).value.runAsNonRoot;
  return allContexts(pod)
    .filter(
      ({ value }, index) =>
        value.runAsNonRoot !== true && (value.runAsNonRoot === false || (index > 0 && ofPod !== true)),
    )
    .map(({ path, value }) => violation({ path: `${path}.runAsNonRoot`, value: value.runAsNonRoot }, 'true'));
}

function runAsUser(pod: SecurityPod): SecurityViolation[] {
  const roots = fieldsSet(allContexts(pod), 'runAsUser').filter(({ value }) => value === 0);
  return roots.map((root) => violation(root, 'a user other than 0'));
}

/** A profile of the pod counts for each container that has none of its own. */
function seccompProfile(pod: SecurityPod): SecurityViolation[] {
  const expected = 'RuntimeDefault or Localhost';
  const contexts = allContexts(pod);
  const set = fieldsSet(contexts, 'seccompProfile', 'type');
  const isAllowed = ({ value }: Located<unknown>) => PROFILE_TYPES.includes(value);
  const podIsSet = fieldsSet([podContext(pod)], 'seccompProfile', 'type').some(isAllowed);
  const missing = contexts
    .slice(1)
    .map(({ path }) => `${path}.seccompProfile.type`)
    .filter((path) => !podIsSet && !set.some((type) => type.path === path));
  return [
    ...set.filter((type) => !isAllowed(type)).map((type) => violation(type, expected)),
    ...missing.map((path) => violation({ path, value: undefined }, expected)),
  ];
}
