import { type JsonObject, objectsIn } from '../../json';
import type { TypeRule, ValidationContext } from '../context';
import { FORMS } from '../forms';

function isEmpty(value: unknown): boolean {
  return !Array.isArray(value) || value.length === 0;
}

function checkRule(rule: JsonObject, path: string, context: ValidationContext): void {
  const required = rule.nonResourceURLs === undefined ? ['verbs', 'apiGroups', 'resources'] : ['verbs'];
  for (const field of required.filter((name) => isEmpty(rule[name])))
    context.rejected(`${path}.${field}`, rule[field], 'one value at least', 'add a value');
  if (rule.nonResourceURLs === undefined) return;
  if (context.kind === 'Role')
    context.rejected(`${path}.nonResourceURLs`, rule.nonResourceURLs, 'no value in a Role', 'use a ClusterRole');
  else if (!isEmpty(rule.resources) || !isEmpty(rule.apiGroups))
    context.rejected(path, rule, 'resources or nonResourceURLs, not both', 'make two rules');
}

export const rbacRules: readonly TypeRule[] = [
  {
    type: 'PolicyRule',
    source: 'pkg/apis/rbac/validation: ValidatePolicyRule',
    check: checkRule,
  },
  ...['RoleBinding', 'ClusterRoleBinding'].map(
    (type): TypeRule => ({
      type,
      source: 'pkg/apis/rbac/validation: ValidateRoleBinding, ValidateClusterRoleBinding',
      check: (binding, _path, context) => {
        objectsIn(binding, 'subjects').forEach((subject, index) => {
          const { kind, name } = subject;
          if (kind === 'ServiceAccount' && typeof name === 'string' && !FORMS.dnsSubdomain.accepts(name))
            context.rejected(`subjects[${index}].name`, name, FORMS.dnsSubdomain.expected, 'correct the name');
          if (type === 'ClusterRoleBinding' && kind === 'ServiceAccount' && (subject.namespace ?? '') === '')
            context.rejected(
              `subjects[${index}].namespace`,
              subject.namespace,
              'the namespace of the account',
              'name it',
            );
        });
      },
    }),
  ),
];
