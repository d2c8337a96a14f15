import { isDeepStrictEqual } from 'node:util';
import { readFluentd, type Section } from './checker/fluentd';
import type { Library } from './library';

type FluentdConfig = InstanceType<Library['FluentdConfig']>;
type FluentdSection = FluentdConfig['root'];

/** What the text of a configuration has other than its model. */
export function treeProblems(config: FluentdConfig, dialect: Parameters<FluentdConfig['render']>[0]): string[] {
  const text = config.render(dialect);
  try {
    const [read, made] = [readFluentd(text), treeOf(config.root)];
    return isDeepStrictEqual(read, withRuby(made, read)) ? [] : [`Fluentd reads another tree:\n${text}`];
  } catch (error) {
    return [`the configuration of Fluentd cannot be read: ${String(error)}`];
  }
}

interface Made {
  readonly name: string;
  readonly argument: string | undefined;
  readonly parameters: readonly (readonly [string, string | undefined])[];
  readonly sections: readonly Made[];
}

/** The model, by its public properties. A value with Ruby has no text. */
function treeOf(section: FluentdSection): Made {
  return {
    name: section.name,
    argument: section.argument.literal,
    parameters: section.parameterNames.map((name) => [
      name,
      section.value(name)?.isFlag ? '' : section.value(name)?.literal,
    ]),
    sections: section.sections().map(treeOf),
  };
}

/** The model with the texts that were read where it has Ruby. */
function withRuby(made: Made, read: Section | undefined): Section {
  return {
    name: made.name,
    argument: made.argument ?? read?.argument ?? '',
    parameters: made.parameters.map(([name, value], index) => [name, value ?? read?.parameters[index]?.[1] ?? '']),
    sections: made.sections.map((section, index) => withRuby(section, read?.sections[index])),
  };
}
