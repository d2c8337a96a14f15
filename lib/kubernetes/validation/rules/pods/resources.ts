import { type JsonObject, objectIn } from '../../../json';
import { Quantity } from '../../../quantity';
import type { TypeRule, ValidationContext } from '../../context';
import { FORMS } from '../../forms';

const BYTES = ['memory', 'ephemeral-storage'];
const STANDARD = ['cpu', ...BYTES];
const EXPECTED_NAME = `${STANDARD.join(', ')}, hugepages-SIZE, or the name of an extended resource such as example.com/gpu`;

function isResourceName(name: string): boolean {
  if (!name.includes('/')) return STANDARD.includes(name) || /^hugepages-\d/.test(name);
  return FORMS.labelKey.accepts(name) && !name.startsWith('requests.') && !/(^|\.)kubernetes\.io\//.test(name);
}

/** Whether requests may be lower than limits. */
function allowsOvercommit(name: string): boolean {
  return STANDARD.includes(name);
}

function checkAmounts(amounts: JsonObject, path: string, context: ValidationContext): void {
  for (const [name, value] of Object.entries(amounts)) {
    const amount = Quantity.parse(value);
    if (!isResourceName(name))
      context.rejected(`${path}.${name}`, name, EXPECTED_NAME, 'correct the name of the resource');
    else if (amount?.isNegative) context.rejected(`${path}.${name}`, value, '0 or more', 'correct the amount');
    else if (!allowsOvercommit(name) && amount?.isWhole === false)
      context.rejected(`${path}.${name}`, value, 'a whole number', 'correct the amount');
    else if (BYTES.includes(name) && amount?.isWhole === false && /[num]$/.test(String(value)))
      context.rejected(`${path}.${name}`, value, 'bytes, such as 200Mi', 'write Mi for mebibytes: m means thousandths');
  }
}

export const resourceRules: readonly TypeRule[] = [
  {
    type: 'Container',
    source:
      'pkg/apis/core/validation: validateResourceRequirements, ValidateContainerResourceName; ' +
      'pkg/api/pod: fractional byte values',
    check: (container, path, context) => {
      const resources = objectIn(container, 'resources');
      const [limits, requests] = [objectIn(resources, 'limits') ?? {}, objectIn(resources, 'requests') ?? {}];
      checkAmounts(limits, `${path}.resources.limits`, context);
      checkAmounts(requests, `${path}.resources.requests`, context);
      for (const [name, value] of Object.entries(requests)) {
        const [request, limit] = [Quantity.parse(value), Quantity.parse(limits[name])];
        const at = `${path}.resources.requests.${name}`;
        const above = request !== undefined && limit !== undefined ? request.compareTo(limit) : 0;
        if (!allowsOvercommit(name) && (limits[name] === undefined || above !== 0))
          context.rejected(
            at,
            value,
            `the same amount as the limit (${limits[name] ?? 'none'})`,
            'set both to one amount',
          );
        else if (above > 0)
          context.rejected(at, value, `at most ${limits[name]}, the limit`, 'lower the request or raise the limit');
      }
    },
  },
];
