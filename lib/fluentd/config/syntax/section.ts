import type { Validated, ValidationError } from '../../../reporting/validation-error';
import { FluentdValue } from './value';

/**
 * A directive such as `<source>` or `<match kubernetes.**>`, or a section in one, such as `<parse>` or `<buffer time>`.
 * Parameters keep their order for the reader; Fluentd ignores it. The order of sections matters. Written in the form of
 * Fluentd 1: `@type`, `<parse>`, `<buffer>`.
 */
export class FluentdSection implements Validated {
  /** The word after `<`. */
  public readonly name: string;
  /** What follows it: a tag pattern, the name of a label, keys of a buffer. */
  public argument: FluentdValue;
  /** @internal */
  public readonly _items: SectionItem[] = [];
  /** @internal Errors of arguments. */
  public readonly _rejected: ValidationError[] = [];

  /**
   * @param name the word after `<`
   * @param argument what follows it; nothing by default
   */
  constructor(name: string, argument?: FluentdValue) {
    this.name = String(name);
    this.argument = argument instanceof FluentdValue ? argument : FluentdValue.text('');
    if (typeof name !== 'string') this.rejectArgument('name', name, 'string');
    if (argument && this.argument !== argument) this.rejectArgument('argument', argument, 'FluentdValue');
  }

  /** The plugin: the value of `@type`. */
  public get plugin(): string | undefined {
    return this.literal('@type');
  }

  /** The value of `@id`. */
  public get id(): string | undefined {
    return this.literal('@id');
  }

  /** The names of the parameters in their order. */
  public get parameterNames(): string[] {
    return this._parameters.map((p) => p.name);
  }

  /** Sets a parameter. A parameter that exists keeps its position. */
  public set(name: string, value: FluentdValue): void {
    const found = this._parameters.find((p) => p.name === name);
    if (found) found.value = value;
    else this._items.push(new FluentdParameter(name, value));
  }

  /** Removes a parameter. */
  public unset(name: string): void {
    const at = this._items.findIndex((i) => i instanceof FluentdParameter && i.name === name);
    if (at >= 0) this._items.splice(at, 1);
  }

  /** The value of a parameter; undefined if it is not set. */
  public value(name: string): FluentdValue | undefined {
    return this._parameters.find((p) => p.name === name)?.value;
  }

  /** The text of a parameter; undefined if it is not set or contains Ruby. */
  public literal(name: string): string | undefined {
    return this.value(name)?.literal;
  }

  /** Appends a section. */
  public add(section: FluentdSection): void {
    this._items.push(section);
  }

  /** Inserts a section before another one, or before all others. */
  public addBefore(section: FluentdSection, before?: FluentdSection): void {
    const at = before ? this._items.indexOf(before) : this._items.findIndex((i) => i instanceof FluentdSection);
    if (at < 0) this._items.push(section);
    else this._items.splice(at, 0, section);
  }

  /** Removes a section. */
  public removeSection(section: FluentdSection): void {
    const at = this._items.indexOf(section);
    if (at >= 0) this._items.splice(at, 1);
  }

  /** Adds an `@include`: Fluentd reads another file at this position. The content of the file is not checked. */
  public include(path: string): void {
    this._items.push(new FluentdInclude(FluentdValue.text(path)));
  }

  /** The direct subsections: all, or those with a name. */
  public sections(name?: string): FluentdSection[] {
    return this._items
      .filter((i): i is FluentdSection => i instanceof FluentdSection)
      .filter((s) => name === undefined || s.name === name);
  }

  /** Whether Fluentd reads both as the same section. */
  public sameAs(other: FluentdSection): boolean {
    return JSON.stringify(tree(this)) === JSON.stringify(tree(other));
  }

  /** @internal Reports arguments of the wrong type with the configuration. */
  public _reject(errors: readonly ValidationError[]): void {
    this._rejected.push(...errors);
  }

  private rejectArgument(parameter: string, value: unknown, expected: string): void {
    const option = `FluentdSection ${parameter}`;
    this._reject([{ option, value, expected: `an argument of type ${expected}`, action: 'correct the argument' }]);
  }

  /** @internal A copy that shares nothing which can be changed. */
  public _copy(): FluentdSection {
    const copy = new FluentdSection(this.name, this.argument);
    copy._reject(this._rejected);
    for (const item of this._items) {
      if (item instanceof FluentdSection) copy.add(item._copy());
      else copy._items.push(item instanceof FluentdParameter ? new FluentdParameter(item.name, item.value) : item);
    }
    return copy;
  }

  /** @internal */
  public get _parameters(): FluentdParameter[] {
    return this._items.filter((i): i is FluentdParameter => i instanceof FluentdParameter);
  }

  /** @internal */
  public get _errors(): readonly ValidationError[] {
    return [
      ...this._rejected,
      ...this.argument._errors,
      ...this._items.flatMap((item) => (item instanceof FluentdInclude ? [] : item._errors)),
      ...checkName(this),
    ];
  }

  /** `<match kubernetes.**>`, for messages. */
  public toString(): string {
    const argument = this.argument.toString();
    return argument === '' ? `<${this.name}>` : `<${this.name} ${argument}>`;
  }
}

/** A parameter of a section. */
export class FluentdParameter {
  /**
   * @param name The name of the parameter.
   * @param value Its value.
   */
  constructor(
    /** The name of the parameter. */
    public readonly name: string,
    /** Its value. */
    public value: FluentdValue,
  ) {}

  /** @internal */
  public get _errors(): readonly ValidationError[] {
    return this.value._errors;
  }
}

/** An `@include` that is kept in the text. */
export class FluentdInclude {
  constructor(
    /** The path, which may have Ruby in it. */
    public readonly path: FluentdValue,
  ) {}
}

/** The content of a section. */
export type SectionItem = FluentdParameter | FluentdSection | FluentdInclude;

const RESERVED = ['@type', '@id', '@label', '@log_level'];

function checkName(section: FluentdSection): ValidationError[] {
  const errors: ValidationError[] = [];
  const at = `Fluentd section ${section}`;
  const action = 'correct the name';
  if (!/^[A-Za-z0-9_]+$/.test(section.name) && section.name !== '') {
    errors.push({ option: at, value: section.name, expected: 'letters, digits and _', action });
  }
  if (/[>\n\r]/.test(section.argument.toString())) {
    errors.push({ option: at, value: section.argument.toString(), expected: 'one line without >', action });
  }
  for (const { name } of section._parameters) {
    const wellFormed = /^[^\s<"'#@[{][^\s#]*$/.test(name) && name !== 'include';
    // Fluentd warns about names of fields that begin with @, and takes them.
    const field = section.name === 'record' && /^@[^\s#]+$/.test(name);
    if (!wellFormed && !field && !RESERVED.includes(name)) {
      const expected = `a word that begins with none of < " ' # @, or one of ${RESERVED.join(', ')}`;
      errors.push({ option: `a parameter of ${section}`, value: name, expected, action });
    }
  }
  return errors;
}

/** A section as Fluentd reads it: the order of parameters is ignored, that of sections and includes is kept. */
function tree(section: FluentdSection): unknown {
  const parameters = section._parameters
    .map((p) => [p.name, p.value.isFlag, p.value._parts] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = section._items.flatMap((item) => {
    if (item instanceof FluentdParameter) return [];
    return [item instanceof FluentdInclude ? item.path._parts : tree(item)];
  });
  return [section.name, section.argument._parts, parameters, rest];
}
