import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { addValidation, type ValidationError } from '../validation-error';
import { checkOptions } from './check-options';
import { isRequired, missingObjects, named } from './option-types';
import { rejected } from './rejected';

/**
 * A copy of a construct's options, without those with an unknown name or a wrong type, which the construct reports. So
 * callers without a type checker get an error, and all other code can rely on its types. Later changes of the caller's
 * objects have no effect.
 * @param struct the name of the options in the public API, such as `KibanaProps`
 * @param option their name in messages, such as `kibana`; empty for none
 */
export function checkedOptions<Options extends object>(
  scope: IConstruct,
  struct: string,
  option: string,
  given: Options,
): Options {
  if (!scope.node.scopes.some((around) => Chart.isChart(around)))
    throw rejected(scope.node.path, [outsideOfCharts(scope)]);
  const { value, errors } = checkOptions(struct, option, given);
  if (errors.length > 0) addValidation(scope, () => errors);
  const lost = missingObjects(value, struct).map((name) => named(option, name));
  const missing = errors.filter(
    (error) =>
      lost.some((name) => isAbout(error, name)) || (isRequired(struct) && error.option === (option || 'options')),
  );
  if (missing.length > 0) throw rejected(scope.node.path, missing);
  return value;
}

/** The objects of a construct need a chart. */
function outsideOfCharts({ node }: IConstruct): ValidationError {
  const expected = 'a LoggingChart, or a construct in one';
  return { option: 'scope', value: node.scope, expected, action: 'create it in a LoggingChart' };
}

/** Whether an error is about an option, about something in it, or about the arguments with which its value was made. */
function isAbout(error: ValidationError, option: string): boolean {
  return error.option === option || [' (', '.', '['].some((next) => error.option.startsWith(`${option}${next}`));
}
