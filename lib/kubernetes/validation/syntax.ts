import type { ValidationError } from '../../reporting/validation-error';

interface Form {
  readonly pattern: RegExp;
  readonly longest: number;
  readonly expected: string;
}

/** What the API server takes, by its own names for these forms (apimachinery `util/validation`, `api/resource`). */
const FORMS = {
  dnsLabel: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    longest: 63,
    expected: 'at most 63 lower case letters, digits and dashes, starting and ending with a letter or digit',
  },
  dnsSubdomain: {
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    longest: 253,
    expected:
      'at most 253 lower case letters, digits, dashes and dots, each part starting and ending with a letter or digit',
  },
  pathSegment: {
    pattern: /^(?!\.{1,2}$)[^/%]+$/,
    longest: 253,
    expected: 'anything without slash and percent sign',
  },
  serviceName: {
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
    longest: 63,
    expected: 'at most 63 lower case letters, digits and dashes, starting with a letter',
  },
  labelKey: {
    pattern: /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
    longest: 317,
    expected: 'an optional DNS prefix and a slash, then at most 63 letters, digits, dashes, underscores and dots',
  },
  labelValue: {
    pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
    longest: 63,
    expected: 'at most 63 letters, digits, dashes, underscores and dots, starting and ending with a letter or digit',
  },
  environmentName: {
    pattern: /^[-._a-zA-Z][-._a-zA-Z0-9]*$/,
    longest: 1024,
    expected: 'letters, digits, underscores, dots and dashes, not starting with a digit',
  },
  quantity: {
    pattern: /^([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/,
    longest: 64,
    expected: 'a Kubernetes quantity such as 100m, 0.5, 200Mi or 10Gi',
  },
  absolutePath: {
    pattern: /^\/(?!.*(^|\/)\.\.(\/|$))[^\0:\n]*$/,
    longest: 4096,
    expected: 'an absolute path without ".." and without a colon',
  },
  seLinuxType: {
    pattern: /^[a-z][a-z0-9_]*_t$/,
    longest: 255,
    expected: 'the name of a type, such as spc_t',
  },
  configKey: {
    pattern: /^[-._a-zA-Z0-9]+$/,
    longest: 253,
    expected: 'letters, digits, dashes, underscores and dots',
  },
} satisfies Record<string, Form>;

export type FormName = keyof typeof FORMS;

/** No error where `value` has the form, or is absent. */
export function checkForm(form: FormName, option: string, value: string | undefined): ValidationError[] {
  const { pattern, longest, expected } = FORMS[form];
  if (value === undefined || (typeof value === 'string' && value.length <= longest && pattern.test(value))) return [];
  return [{ option, value, expected, action: `write ${option} in that form` }];
}

/** Errors of the keys and values of labels. */
export function checkLabels(option: string, labels: Record<string, string> = {}): ValidationError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...checkForm('labelKey', `${option} key`, key),
    ...checkForm('labelValue', `${option}["${key}"]`, value),
  ]);
}

/** Errors of the keys of annotations; their values are free. */
export function checkAnnotations(option: string, annotations: Record<string, string> = {}): ValidationError[] {
  return Object.keys(annotations).flatMap((key) => checkForm('labelKey', `${option} key`, key));
}

/** Errors of requests or limits. */
export function checkQuantities(option: string, quantities: Record<string, string> = {}): ValidationError[] {
  return Object.entries(quantities).flatMap(([name, value]) => checkForm('quantity', `${option}.${name}`, value));
}

/** A whole number within bounds. */
export function checkInteger(
  option: string,
  value: number | undefined,
  least: number,
  most: number,
): ValidationError[] {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
  return [
    {
      option,
      value,
      expected: `a whole number from ${least} to ${most}`,
      action: `set ${option} within these bounds`,
    },
  ];
}
