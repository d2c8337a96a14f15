import type { JsonObject } from '../../../../../lib/kubernetes/json';
import { core, type ImmutableField } from './immutable-field';

const isImmutable = ({ immutable }: JsonObject) => immutable === true;

const rbac = (name: string) => `pkg/apis/rbac/validation/validation.go, ${name}`;
const scheduling = 'pkg/apis/scheduling/validation/validation.go, ValidatePriorityClassUpdate';
const crd =
  'staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go, ValidateCustomResourceDefinitionUpdate';

export const OTHER_FIELDS: readonly ImmutableField[] = [
  { kind: 'RoleBinding', path: 'roleRef', action: 'recreate', source: rbac('ValidateRoleBindingUpdate') },
  { kind: 'ClusterRoleBinding', path: 'roleRef', action: 'recreate', source: rbac('ValidateClusterRoleBindingUpdate') },
  ...['ConfigMap', 'Secret'].flatMap((kind) =>
    ['immutable', 'data', 'binaryData'].map(
      (path): ImmutableField => ({
        kind,
        path,
        since: 19,
        when: isImmutable,
        action: 'rename',
        source: core(`Validate${kind}Update`),
      }),
    ),
  ),
  {
    kind: 'Secret',
    path: 'type',
    defaults: { '': 'Opaque' },
    action: 'rename',
    source: core('ValidateSecretUpdate'),
  },
  { kind: 'PriorityClass', path: 'value', action: 'rename', source: scheduling },
  {
    kind: 'PriorityClass',
    path: 'preemptionPolicy',
    defaults: { '': 'PreemptLowerPriority' },
    action: 'rename',
    source: scheduling,
  },
  {
    kind: 'PodDisruptionBudget',
    path: 'spec',
    until: 14,
    action: 'recreate',
    source: 'https://github.com/kubernetes/kubernetes/pull/69867',
  },
  {
    kind: 'ResourceQuota',
    path: 'spec.scopes',
    action: 'rename',
    source: core('ValidateResourceQuotaUpdate'),
  },
  {
    kind: 'RuntimeClass',
    path: 'handler',
    apiVersions: ['node.k8s.io/v1beta1', 'node.k8s.io/v1'],
    action: 'rename',
    source: 'pkg/apis/node/validation/validation.go, ValidateRuntimeClassUpdate',
  },
  ...['spec.scope', 'spec.names.kind'].map(
    (path): ImmutableField => ({
      kind: 'CustomResourceDefinition',
      path,
      apiVersions: ['apiextensions.k8s.io/v1beta1', 'apiextensions.k8s.io/v1'],
      action: 'rename',
      source: crd,
    }),
  ),
];
