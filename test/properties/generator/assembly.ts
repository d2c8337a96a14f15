import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A type as jsii writes it. */
export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

export interface Member {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly const?: boolean;
  readonly docs?: { readonly summary?: string; readonly remarks?: string; readonly default?: string };
}

export interface Parameter extends Member {
  readonly variadic?: boolean;
}

export interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference };
}

/** A class, an enum, an interface or options (a `datatype`). */
export interface Type {
  readonly fqn: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly name: string;
  readonly namespace?: string;
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: { readonly parameters?: readonly Parameter[]; readonly protected?: boolean };
  readonly methods?: readonly Method[];
  readonly properties?: readonly Member[];
  readonly members?: readonly { readonly name: string }[];
}

type Types = Readonly<Record<string, Type>>;

const root = join(__dirname, '../../..');
const own = typesIn(join(root, '.jsii'));
const types: Types = { ...typesIn(join(root, 'node_modules/cdk8s/.jsii')), ...own };

function typesIn(file: string): Types {
  return (JSON.parse(readFileSync(file, 'utf8')) as { types: Types }).types;
}

export function typeOf(fqn: string): Type | undefined {
  return types[fqn];
}

/** The name by which an app reads a type, such as `Storage` or `k8s.Quantity`. */
export function nameOf({ name, namespace }: Type): string {
  return namespace === undefined ? name : `${namespace}.${name}`;
}

/** The options of a struct, with those of the structs that it extends. */
export function optionsOf(type: Type): Member[] {
  const bases = (type.interfaces ?? []).flatMap((base) => types[base] ?? []);
  return [...bases.flatMap(optionsOf), ...(type.properties ?? [])];
}

/** Whether a type is another one, extends it or implements it. */
export function isA(type: Type, fqn: string): boolean {
  if (type.fqn === fqn) return true;
  return [type.base, ...(type.interfaces ?? [])].some((base) => {
    if (base === fqn) return true;
    const known = base === undefined ? undefined : types[base];
    return known !== undefined && isA(known, fqn);
  });
}

/** The classes of the public API of which one can make an object of a type. */
export function classesOf(fqn: string): Type[] {
  const all = fqn.startsWith('cdk8s-efk.') ? own : types;
  return Object.values(all).filter((type) => type.kind === 'class' && isA(type, fqn));
}

/** The constants of a type, such as `AddOnImages.FLUENTD_1_22` of a FluentdImage. */
export function constantsOf(fqn: string): string[] {
  return Object.values(own).flatMap((holder) =>
    (holder.properties ?? [])
      .filter((each) => each.static && each.const && each.type.fqn === fqn)
      .map((each) => `${nameOf(holder)}.${each.name}`),
  );
}

export const CONSTRUCT = 'constructs.Construct';

/** The constructs that a chart can hold. */
export const constructs: readonly Type[] = Object.values(own).filter(
  (type) => type.kind === 'class' && isA(type, CONSTRUCT) && !isA(type, 'cdk8s.Chart') && !isA(type, 'cdk8s.App'),
);

/** Documents that stand beside the YAML. */
export const documents: readonly Type[] = Object.values(own).filter(
  (type) => type.kind === 'class' && isA(type, 'cdk8s-efk.IDocument'),
);
