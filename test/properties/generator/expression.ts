import * as cdk8s from 'cdk8s';
import { library } from '../library';

/** A value as an app makes it: it can be evaluated, and printed as TypeScript. */
export type Expression =
  | { readonly is: 'value'; readonly value: unknown; readonly source: string }
  | { readonly is: 'list'; readonly items: readonly Expression[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Expression])[] }
  /** A member of a class or of an enum, or the variable of the app or of the chart. */
  | { readonly is: 'name'; readonly name: string }
  /** A call of a function, or of a constructor. */
  | { readonly is: 'call'; readonly callee: string; readonly arguments: readonly Expression[]; readonly new?: true }
  /** A construct in the chart. */
  | { readonly is: 'construct'; readonly name: string; readonly props: Expression };

/** What the names of an app stand for, with its next construct. */
export interface Scope {
  readonly names: Readonly<Record<string, unknown>>;
  next: number;
}

export function value(given: unknown, source = sourceOf(given)): Expression {
  return { is: 'value', value: given, source };
}

export const ABSENT = value(undefined);

export function scopeOf(variables: Readonly<Record<string, unknown>>): Scope {
  return { names: { Date, Map, ...cdk8s, ...library, ...variables }, next: 1 };
}

export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.is) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map((item) => evaluate(item, scope));
    case 'object':
      return objectOf(expression.entries.map(([key, inner]) => [key, evaluate(inner, scope)]));
    case 'name':
      return resolve(expression.name, scope).value;
    case 'call': {
      const given = expression.arguments.map((each) => evaluate(each, scope));
      const { owner, value: callee } = resolve(expression.callee, scope);
      return expression.new ? Reflect.construct(callee as never, given) : Reflect.apply(callee as never, owner, given);
    }
    case 'construct': {
      const id = idOf(scope);
      const props = evaluate(expression.props, scope);
      return Reflect.construct(resolve(expression.name, scope).value as never, [scope.names.chart, id, props]);
    }
  }
}

/** The same as TypeScript. Constructs get the same ids as when it is evaluated. */
export function print(expression: Expression, scope: { next: number }): string {
  switch (expression.is) {
    case 'value':
      return expression.source;
    case 'list':
      return `[${expression.items.map((item) => print(item, scope)).join(', ')}]`;
    case 'object':
      return `{ ${expression.entries.map(([key, inner]) => `${keyOf(key)}: ${print(inner, scope)}`).join(', ')} }`;
    case 'name':
      return expression.name;
    case 'call': {
      const given = expression.arguments.map((each) => print(each, scope)).join(', ');
      return `${expression.new ? 'new ' : ''}${expression.callee}(${given})`;
    }
    case 'construct': {
      const id = idOf(scope);
      return `new ${expression.name}(chart, '${id}', ${print(expression.props, scope)})`;
    }
  }
}

function idOf(scope: { next: number }): string {
  return `construct-${scope.next++}`;
}

function resolve(path: string, { names }: Scope): { owner: unknown; value: unknown } {
  let [owner, found]: unknown[] = [undefined, names];
  for (const name of path.split('.')) [owner, found] = [found, (found as Record<string, unknown> | undefined)?.[name]];
  return { owner, value: found };
}

/** An object with own keys only, also where a key is `__proto__`. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [key, inner] of entries)
    Object.defineProperty(object, key, { value: inner, enumerable: true, writable: true, configurable: true });
  return object;
}

function keyOf(key: string): string {
  if (key === '__proto__') return `['__proto__']`;
  return /^[A-Za-z_]\w*$/.test(key) ? key : sourceOf(key);
}

function sourceOf(given: unknown): string {
  if (typeof given === 'string') {
    const repeated = /^(.)\1{99,}$/.exec(given);
    if (repeated) return `${JSON.stringify(repeated[1])}.repeat(${given.length})`;
    return JSON.stringify(given).replace(
      /[\u007f-\u{10ffff}]/gu,
      (letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`,
    );
  }
  if (typeof given === 'bigint') return `${given}n`;
  return Object.is(given, -0) ? '-0' : typeof given === 'object' ? JSON.stringify(given) : String(given);
}
