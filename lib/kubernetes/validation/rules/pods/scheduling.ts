import { objectsIn } from '../../../json';
import type { TypeRule, ValidationContext } from '../../context';
import { FORMS } from '../../forms';

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
    type: 'NodeSelector',
    source: 'pkg/apis/core/validation: ValidateNodeSelector',
    check: (selector, path, context) => {
      if (objectsIn(selector, 'nodeSelectorTerms').length === 0)
        context.rejected(`${path}.nodeSelectorTerms`, selector.nodeSelectorTerms, 'one term at least', 'add a term');
    },
  },
];
