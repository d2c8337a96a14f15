import { readFileSync } from 'node:fs';
import type { Validated, ValidationError } from '../../reporting/validation-error';
import { FluentdDialect } from './dialect';
import { liftFrom012 } from './lift-0-12';
import { lowerTo012 } from './lower-0-12';
import { IncludedFiles } from './syntax/included-files';
import { readInto } from './syntax/read';
import { renderSections } from './syntax/render';
import { ConfigSyntaxError } from './syntax/scanner';
import { FluentdParameter, FluentdSection } from './syntax/section';
import type { FluentdValue } from './syntax/value';
import { PLUGIN_SECTIONS } from './tables-0-12';

/** How to read the text of a configuration. */
export interface FluentdParseOptions {
  /**
   * The dialect the text is written in.
   * @default - detected: 0.12 if a directive has `type` and none has `@type`
   */
  readonly dialect?: FluentdDialect;
  /**
   * The files for `@include`, by path. An include of another file is kept in the text.
   * @default - none
   */
  readonly files?: { [path: string]: string };
  /**
   * The path of the text. Relative includes are resolved against it, and messages name it.
   * @default fluent.conf
   */
  readonly path?: string;
}

/** A configuration of Fluentd: its directives in order, in the form of Fluentd 1, for either dialect. */
export class FluentdConfig implements Validated {
  /** Reads an existing fluent.conf or td-agent.conf. Comments are dropped. A text that cannot be parsed is an error. */
  public static parse(text: string, options: FluentdParseOptions = {}): FluentdConfig {
    return FluentdConfig.read(
      text,
      options.path ?? 'fluent.conf',
      IncludedFiles.given(options.files ?? {}),
      options.dialect,
    );
  }

  /** Reads a file and the files it includes. */
  public static fromFile(path: string, dialect?: FluentdDialect): FluentdConfig {
    try {
      return FluentdConfig.read(readFileSync(path, 'utf8'), path, IncludedFiles.onDisk(), dialect);
    } catch (error) {
      const config = new FluentdConfig();
      config.errors.push(unreadable(path, String(error), 'a readable file'));
      return config;
    }
  }

  /** @internal The configuration in place of one that cannot be made. */
  public static _invalid(errors: readonly ValidationError[]): FluentdConfig {
    const config = new FluentdConfig();
    config.errors.push(...errors);
    return config;
  }

  private static read(text: string, path: string, files: IncludedFiles, dialect?: FluentdDialect): FluentdConfig {
    const config = new FluentdConfig();
    if (YAML.test(path)) {
      config.errors.push(unreadable(path, 'YAML', CLASSIC.expected, CLASSIC.action));
      return config;
    }
    const raw = new FluentdSection('');
    try {
      readInto(raw, text, path, files);
    } catch (error) {
      if (!(error instanceof ConfigSyntaxError)) throw error;
      config.errors.push(unreadable(error.place, error.message, 'what Fluentd can read'));
    }
    const is012 = (dialect ?? dialectOf(raw)) === FluentdDialect.V0_12;
    config.root._items.push(...(is012 ? liftFrom012(raw) : withReservedNames(raw))._items);
    config.errors.push(...outsideOfSections(raw, path));
    return config;
  }

  /** The section that contains the directives. */
  public readonly root = new FluentdSection('');
  private readonly errors: ValidationError[] = [];

  /** Appends directives. */
  public add(...directives: FluentdSection[]): void {
    for (const directive of directives) this.root.add(directive);
  }

  /** All directives with a name, also those in labels and workers; only those of a plugin if one is given. */
  public directives(name: string, plugin?: string): FluentdSection[] {
    return descend(this.root).filter((s) => s.name === name && (plugin === undefined || s.plugin === plugin));
  }

  /** Every `<source>`, or those of a plugin. */
  public sources(plugin?: string): FluentdSection[] {
    return this.directives('source', plugin);
  }

  /** Every `<filter>`, or those of a plugin. */
  public filters(plugin?: string): FluentdSection[] {
    return this.directives('filter', plugin);
  }

  /** Every `<match>`, or those of a plugin. */
  public matches(plugin?: string): FluentdSection[] {
    return this.directives('match', plugin);
  }

  /** The `<label>` of a name such as `@ERROR`. */
  public label(name: string): FluentdSection | undefined {
    return this.root.sections('label').find((s) => s.argument.literal === name);
  }

  /** Sets a parameter in every directive with a name and plugin, such as ca_file in every kubernetes_metadata filter. */
  public setInAll(name: string, plugin: string, parameter: string, value: FluentdValue): void {
    for (const directive of this.directives(name, plugin)) directive.set(parameter, value);
  }

  /** The text, without comments. What the dialect does not support is an error of the construct that uses the text. */
  public render(dialect: FluentdDialect): string {
    return renderSections(dialect === FluentdDialect.V0_12 ? lowerTo012(this.root).section : this.root);
  }

  /** @internal Reports arguments of the wrong type with the configuration. */
  public _reject(errors: readonly ValidationError[]): void {
    this.errors.push(...errors);
  }

  /** @internal A copy that shares nothing which can be changed. */
  public _copy(): FluentdConfig {
    const copy = new FluentdConfig();
    copy.root._items.push(...this.root._copy()._items);
    copy.root._reject(this.root._rejected);
    copy.errors.push(...this.errors);
    return copy;
  }

  /** Whether Fluentd reads both as the same configuration. */
  public sameAs(other: FluentdConfig): boolean {
    return this.root.sameAs(other.root);
  }

  /** @internal */
  public get _errors(): readonly ValidationError[] {
    return [...this.errors, ...this.root._errors];
  }

  /** @internal Errors of what a dialect does not support, and of the configuration itself. */
  public _errorsIn(dialect: FluentdDialect): readonly ValidationError[] {
    return dialect === FluentdDialect.V0_12 ? [...this._errors, ...lowerTo012(this.root).errors] : this._errors;
  }
}

/** The extensions by which Fluentd recognizes YAML. */
const YAML = /\.ya?ml$/;

const CLASSIC = {
  expected: 'a file in the form of fluent.conf',
  action: 'convert it: `fluentd --dry-run -c fluent.yaml` prints this form, with Ruby evaluated and passwords hidden',
};

function unreadable(option: string, value: string, expected: string, action = 'correct the file'): ValidationError {
  return { option, value, expected, action };
}

/** A file in another form, such as YAML, reads as parameters that are in no section. */
function outsideOfSections(root: FluentdSection, path: string): ValidationError[] {
  const [parameter] = root.parameterNames;
  if (parameter === undefined) return [];
  const action = 'give the configuration in the form of fluent.conf; a ConfigMap or fluent.yaml is not read';
  return [unreadable(path, parameter, 'parameters inside of sections only', action)];
}

/** Fluentd 1 takes `type` for `@type` in each section by itself. */
function withReservedNames(section: FluentdSection): FluentdSection {
  for (const inner of section.sections()) withReservedNames(inner);
  const type = section.value('type');
  if (type === undefined || section.value('@type') !== undefined || !PLUGIN_SECTIONS.has(section.name)) return section;
  const at = section._items.findIndex((item) => item instanceof FluentdParameter && item.name === 'type');
  section._items[at] = new FluentdParameter('@type', type);
  return section;
}

function dialectOf(root: FluentdSection): FluentdDialect {
  const plugins = descend(root).filter((s) => PLUGIN_SECTIONS.has(s.name));
  const isOld = plugins.some((s) => s.value('type')) && !plugins.some((s) => s.value('@type'));
  return isOld ? FluentdDialect.V0_12 : FluentdDialect.V1;
}

function descend(section: FluentdSection): FluentdSection[] {
  return section.sections().flatMap((s) => [s, ...descend(s)]);
}
