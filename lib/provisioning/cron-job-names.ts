import type { FormName } from '../kubernetes/validation/forms';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';

/** The controller appends 11 characters to the name, for the names of Jobs, which are labels of their pods. */
const LONGEST = 52;

/** Errors of a name to which the name of a CronJob appends a suffix. */
export function checkNameOfCronJob(form: FormName, option: string, name: string, suffix: string): ValidationError[] {
  const errors = checkForm(form, option, name);
  const longest = LONGEST - suffix.length;
  if (errors.length > 0 || name.length <= longest) return errors;
  const expected = `at most ${longest} characters, because the names of its Jobs are longer`;
  return [{ option, value: name, expected, action: 'choose a shorter name' }];
}
