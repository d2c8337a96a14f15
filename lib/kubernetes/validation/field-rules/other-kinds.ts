import { BEFORE_1_4, core, type FieldRule } from './field-rule';

export const OTHER_FIELDS: readonly FieldRule[] = [
  { type: 'ConfigMap', field: 'data', keys: 'configKeyBefore1_4', before: 'configMapKeys', source: BEFORE_1_4 },
  { type: 'ConfigMap', field: 'data', keys: 'configKey', since: 'configMapKeys', source: core('ValidateConfigMap') },
  { type: 'ConfigMap', field: 'binaryData', keys: 'configKey', source: core('ValidateConfigMap') },
  { type: 'Secret', field: 'data', keys: 'configKeyBefore1_4', before: 'configMapKeys', source: BEFORE_1_4 },
  { type: 'Secret', field: 'data', keys: 'configKey', since: 'configMapKeys', source: core('ValidateSecret') },
  { type: 'Secret', field: 'stringData', keys: 'configKeyBefore1_4', before: 'configMapKeys', source: BEFORE_1_4 },
  { type: 'Secret', field: 'stringData', keys: 'configKey', since: 'configMapKeys', source: core('ValidateSecret') },
  ...['name', 'kind'].flatMap((field): FieldRule[] => [
    { type: 'TypedLocalObjectReference', field, required: true, source: core('validateDataSource') },
    { type: 'TypedObjectReference', field, required: true, source: core('validateDataSourceRef') },
  ]),
  ...['TypedLocalObjectReference', 'TypedObjectReference'].map(
    (type): FieldRule => ({ type, field: 'apiGroup', form: 'dnsSubdomain', source: core('validateDataSource') }),
  ),
  {
    type: 'RoleRef',
    field: 'kind',
    oneOf: ['Role', 'ClusterRole'],
    source: 'pkg/apis/rbac/validation: ValidateRoleBinding',
  },
  {
    type: 'RoleRef',
    field: 'name',
    required: true,
    form: 'pathSegment',
    source: 'pkg/apis/rbac/validation: ValidateRoleBinding',
  },
  {
    type: 'RoleRef',
    field: 'apiGroup',
    oneOf: ['rbac.authorization.k8s.io'],
    source: 'pkg/apis/rbac/validation: ValidateRoleBinding',
  },
  {
    type: 'Subject',
    field: 'kind',
    oneOf: ['ServiceAccount', 'User', 'Group'],
    source: 'pkg/apis/rbac/validation: ValidateRoleBindingSubject',
  },
  { type: 'Subject', field: 'name', required: true, source: 'pkg/apis/rbac/validation: ValidateRoleBindingSubject' },
  {
    type: 'PodDisruptionBudgetSpec',
    field: 'unhealthyPodEvictionPolicy',
    rejectsEmpty: true,
    oneOf: ['IfHealthyBudget', 'AlwaysAllow'],
    source: 'pkg/apis/policy/validation: ValidatePodDisruptionBudgetSpec',
  },
];
