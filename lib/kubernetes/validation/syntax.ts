import type { ValidationError } from '../../reporting/validation-error';
import { FORMS, type FormName } from './forms';

/** No error where `value` has the form, or is absent. */
export function checkForm(form: FormName, option: string, value: string | undefined): ValidationError[] {
  const { accepts, expected } = FORMS[form];
  if (value === undefined || (typeof value === 'string' && accepts(value))) return [];
  return [{ option, value, expected, action: 'write it in that form' }];
}

/** Errors of the keys and values of labels. */
export function checkLabels(option: string, labels: Record<string, string> | undefined): ValidationError[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => [
    ...checkForm('labelKey', `${option} key`, key),
    ...checkForm('labelValue', `${option}["${key}"]`, value),
  ]);
}

/** A whole number within bounds. */
export function checkInteger(
  option: string,
  value: number | undefined,
  least: number,
  most: number,
): ValidationError[] {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
  return [{ option, value, expected: `${least} to ${most}`, action: `set ${option} within these bounds` }];
}
