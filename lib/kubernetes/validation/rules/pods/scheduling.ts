import { type JsonObject, objectsIn } from '../../../json';
import type { TypeRule, ValidationContext } from '../../context';
import { FORMS } from '../../forms';
import { checkUnique } from '../../once';

const EQUAL: readonly unknown[] = ['Equal', undefined, ''];

function checkTolerationValue(
  toleration: Parameters<TypeRule['check']>[0],
  path: string,
  context: ValidationContext,
): void {
  const { operator, value = '' } = toleration;
  const at = `${path}.value`;
  if (operator === 'Exists' && value !== '')
    context.rejected(at, value, 'no value with operator Exists', 'leave out the value, or use operator Equal');
  else if (EQUAL.includes(operator) && !FORMS.labelValue.accepts(String(value)))
    context.rejected(at, value, FORMS.labelValue.expected, 'correct the value');
}

/** The priority of a pod that names one of these classes, or none. */
const PRIORITIES: ReadonlyMap<unknown, number> = new Map([
  ['', 0],
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
]);

/** Keys of labels that are added to a selector. */
function checkLabelKeys(term: JsonObject, path: string, context: ValidationContext): void {
  if (term.labelSelector !== undefined) return;
  for (const field of ['matchLabelKeys', 'mismatchLabelKeys']) {
    const keys = term[field];
    if (Array.isArray(keys) && keys.length > 0 && keys.every((key) => FORMS.labelKey.accepts(String(key))))
      context.rejected(`${path}.${field}`, keys, 'no value without labelSelector', 'add a labelSelector');
  }
}

export const schedulingRules: readonly TypeRule[] = [
  {
    type: 'Toleration',
    source: 'pkg/apis/core/validation: ValidateTolerations',
    check: (toleration, path, context) => {
      const { key = '', operator, effect, tolerationSeconds } = toleration;
      if (key === '' && operator !== 'Exists')
        context.rejected(
          `${path}.operator`,
          operator,
          'Exists where the key is empty',
          'name the key, or use operator Exists',
        );
      else checkTolerationValue(toleration, path, context);
      if (tolerationSeconds !== undefined && effect !== 'NoExecute')
        context.rejected(`${path}.effect`, effect, 'NoExecute with tolerationSeconds', 'leave out tolerationSeconds');
    },
  },
  ...['LabelSelectorRequirement', 'NodeSelectorRequirement'].map((type) => ({
    type,
    source: 'apimachinery: ValidateLabelSelectorRequirement; pkg/apis/core/validation: ValidateNodeSelectorRequirement',
    check: (({ operator, values }, path, context) => {
      const count = Array.isArray(values) ? values.length : 0;
      const at = `${path}.values`;
      if ((operator === 'In' || operator === 'NotIn') && count === 0)
        context.rejected(at, values, `one value at least with operator ${operator}`, 'add a value');
      else if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
        context.rejected(at, values, `no value with operator ${operator}`, 'leave out the values');
      else if ((operator === 'Gt' || operator === 'Lt') && count !== 1)
        context.rejected(at, values, `one number with operator ${operator}`, 'give one value');
    }) satisfies TypeRule['check'],
  })),
  {
    type: 'NodeSelectorTerm',
    source: 'pkg/apis/core/validation: ValidateNodeFieldSelectorRequirement',
    check: (term, path, context) =>
      objectsIn(term, 'matchFields').forEach(({ key, operator, values }, index) => {
        const isOne = Array.isArray(values) && values.length === 1;
        if (key === 'metadata.name' && (operator === 'In' || operator === 'NotIn') && isOne) return;
        const expected = 'key metadata.name with operator In or NotIn and one value';
        context.rejected(`${path}.matchFields[${index}]`, key, expected, 'use matchExpressions');
      }),
  },
  {
    type: 'NodeSelector',
    source: 'pkg/apis/core/validation: ValidateNodeSelector',
    check: (selector, path, context) => {
      if (objectsIn(selector, 'nodeSelectorTerms').length === 0)
        context.rejected(`${path}.nodeSelectorTerms`, selector.nodeSelectorTerms, 'one term at least', 'add a term');
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: ValidateSpreadConstraintNotRepeat',
    check: (spec, path, context) =>
      checkUnique(
        objectsIn(spec, 'topologySpreadConstraints').map((constraint, index) => ({ constraint, index })),
        ({ constraint: { topologyKey, whenUnsatisfiable } }) => `${topologyKey} ${whenUnsatisfiable}`,
        ({ constraint, index }) =>
          context.rejected(
            `${path}.topologySpreadConstraints[${index}].topologyKey`,
            constraint.topologyKey,
            'each topologyKey once with the same whenUnsatisfiable',
            'remove one of the two',
          ),
      ),
  },
  {
    type: 'TopologySpreadConstraint',
    source: 'pkg/apis/core/validation: validateMinDomains',
    check: ({ minDomains, whenUnsatisfiable }, path, context) => {
      if (minDomains === undefined) return;
      if (Number(minDomains) < 1) context.rejected(`${path}.minDomains`, minDomains, '1 or more', 'correct the number');
      else if (whenUnsatisfiable !== 'DoNotSchedule')
        context.rejected(
          `${path}.minDomains`,
          minDomains,
          'no value unless whenUnsatisfiable is DoNotSchedule',
          'leave it out',
        );
    },
  },
  ...['TopologySpreadConstraint', 'PodAffinityTerm'].map((type) => ({
    type,
    source: 'pkg/apis/core/validation: ValidateMatchLabelKeysAndMismatchLabelKeys',
    check: checkLabelKeys,
  })),
  {
    type: 'PodSpec',
    source: 'plugin/pkg/admission/priority, plugin/pkg/admission/runtimeclass',
    check: (spec, path, context) => {
      const { priority, preemptionPolicy, priorityClassName = '', overhead, runtimeClassName = '' } = spec;
      const ofClass = PRIORITIES.get(priorityClassName);
      if (priority !== undefined && ofClass !== undefined && priority !== ofClass)
        context.rejected(`${path}.priority`, priority, `${ofClass}, or no value`, 'set priorityClassName instead');
      if (preemptionPolicy === 'Never' && priorityClassName === '')
        context.rejected(
          `${path}.preemptionPolicy`,
          preemptionPolicy,
          'no value without a priority class that has it',
          'set priorityClassName',
        );
      if (overhead !== undefined && runtimeClassName === '')
        context.rejected(`${path}.overhead`, overhead, 'no value without runtimeClassName', 'leave it out');
    },
  },
];
