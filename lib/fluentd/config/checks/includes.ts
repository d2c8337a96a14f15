import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import { FluentdInclude, type FluentdSection } from '../syntax/section';
import { configError } from './config-error';

/** The content of an `@include` whose file was not passed is not checked. Fluentd ignores a missing file. */
export function checkIncludes(config: FluentdConfig): ValidationError[] {
  return includesIn(config.root).map((path) =>
    configError(
      `@include ${path}`,
      'a file that was not passed',
      'a file that is passed',
      'pass the file, or make sure that the image contains it',
    ),
  );
}

function includesIn(section: FluentdSection): string[] {
  const own = section._items.flatMap((item) => (item instanceof FluentdInclude ? [item.path.toString()] : []));
  return [...own, ...section.sections().flatMap(includesIn)];
}
