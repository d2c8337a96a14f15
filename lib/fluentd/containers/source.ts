import type { Size } from 'cdk8s';
import { type GivenParameters, source } from '../config/build';
import type { FluentdSection } from '../config/syntax/section';
import { FluentdValue } from '../config/syntax/value';
import { longestText } from './budget';
import type { LogLayout } from './log-layout';

/** A source of the plugin `container_logs`. */
export interface LogSource {
  /** A word for the id and the position file. */
  readonly name: string;
  readonly format: string;
  readonly layout: LogLayout;
  readonly stateDirectory: string;
  readonly chunk: Size;
  readonly to: string;
  readonly parameters?: GivenParameters;
  readonly sections?: readonly FluentdSection[];
}

export function logSource({ name, layout, ...given }: LogSource): FluentdSection {
  return source(
    'container_logs',
    {
      '@id': `in_${name}`,
      '@label': given.to,
      tag: name,
      path: layout.paths.join(','),
      path_pattern: FluentdValue.regexp(layout.pattern),
      format: given.format,
      position_file: `${given.stateDirectory}/${name}.pos`,
      longest: longestText(given.chunk),
      ...given.parameters,
    },
    ...(given.sections ?? []),
  );
}
