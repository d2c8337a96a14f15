import type { Json } from '../../json';
import { RowsByType } from '../../tables/by-type';
import type { LoweringContext } from './lowering-context';

/** A value that older servers reject or misinterpret, in a field that they have. The schemas do not contain this. */
interface NewerValue {
  readonly type: string;
  readonly field: string;
  readonly value: RegExp;
  /** A part that the path must contain, if the value is newer in certain paths only. */
  readonly within?: string;
  readonly first: number;
  readonly action: string;
}

const raise = 'use another value, or raise the target';
const tellByName = 'let the program detect the value, or raise the target';
const env = '.env[';

const rows: readonly NewerValue[] = [
  // kubernetes/kubernetes pull request 48986
  {
    type: 'EnvVar',
    field: 'name',
    value: /[-.]/,
    first: 8,
    action: 'move the setting to a configuration file or to the arguments',
  },
  // kubernetes/kubernetes pull requests 27880 and 42717, issue 28918
  { type: 'ObjectFieldSelector', field: 'fieldPath', within: env, value: /^spec\./, first: 4, action: tellByName },
  {
    type: 'ObjectFieldSelector',
    field: 'fieldPath',
    within: env,
    value: /^status\.hostIP$/,
    first: 7,
    action: 'use spec.nodeName from 1.4 on',
  },
  { type: 'ObjectFieldSelector', field: 'fieldPath', value: /^metadata\.uid$/, first: 8, action: 'use metadata.name' },
  {
    type: 'ObjectFieldSelector',
    field: 'fieldPath',
    value: /\['/,
    first: 9,
    action: 'write the value into the variable',
  },
  {
    type: 'ObjectFieldSelector',
    field: 'fieldPath',
    within: env,
    value: /^status\.podIPs$/,
    first: 17,
    action: 'use status.podIP',
  },
  {
    type: 'ObjectFieldSelector',
    field: 'fieldPath',
    within: env,
    value: /^status\.hostIPs$/,
    first: 29,
    action: 'use status.hostIP',
  },
  // v1.8.15 pkg/api/validation: validContainerResourceFieldPathExpressions; v1.21.14 pkg/features: DownwardAPIHugePages
  {
    type: 'ResourceFieldSelector',
    field: 'resource',
    value: /\.ephemeral-storage$/,
    first: 8,
    action: 'write the value into the pod',
  },
  {
    type: 'ResourceFieldSelector',
    field: 'resource',
    value: /\.hugepages-/,
    first: 22,
    action: 'write the value into the pod',
  },
  {
    type: 'PodSpec',
    field: 'dnsPolicy',
    value: /^ClusterFirstWithHostNet$/,
    first: 6,
    action: 'use addresses in place of names, or do not use the host network',
  },
  { type: 'PodSpec', field: 'dnsPolicy', value: /^None$/, first: 10, action: raise },
  { type: 'EmptyDirVolumeSource', field: 'medium', value: /^HugePages$/, first: 10, action: 'use Memory' },
  { type: 'EmptyDirVolumeSource', field: 'medium', value: /^HugePages-/, first: 19, action: 'use HugePages' },
  { type: 'ContainerPort', field: 'protocol', value: /^SCTP$/, first: 19, action: raise },
  { type: 'ServicePort', field: 'protocol', value: /^SCTP$/, first: 19, action: raise },
  { type: 'NetworkPolicyPort', field: 'protocol', value: /^SCTP$/, first: 19, action: raise },
  {
    type: 'PersistentVolumeSpec',
    field: 'accessModes',
    value: /^ReadWriteOncePod$/,
    first: 27,
    action: 'use ReadWriteOnce',
  },
  {
    type: 'PersistentVolumeClaimSpec',
    field: 'accessModes',
    value: /^ReadWriteOncePod$/,
    first: 27,
    action: 'use ReadWriteOnce',
  },
  { type: 'PodFailurePolicyRule', field: 'action', value: /^FailIndex$/, first: 29, action: 'use FailJob' },
  // RestartAllContainersOnContainerExits: beta, and on, from 1.36.
  { type: 'ContainerRestartRule', field: 'action', value: /^RestartAllContainers$/, first: 36, action: 'use Restart' },
];

const rowsByType = new RowsByType(rows);

/** Reports a value that is newer than the target. */
export function checkValue(
  type: string,
  field: string,
  value: Json | undefined,
  path: string,
  context: LoweringContext,
): void {
  for (const row of rowsByType.of(type)) {
    if (row.field !== field || context.minor >= row.first) continue;
    if (row.within !== undefined && !path.includes(row.within)) continue;
    for (const single of Array.isArray(value) ? value : [value]) {
      if (typeof single === 'string' && row.value.test(single)) context.tooNew(path, single, row.first, row.action);
    }
  }
}
