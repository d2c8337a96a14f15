import { type Member, optionsOf, type Type, typeOf } from './assembly';
import type { Expression } from './expression';

/** An option, inside of the options or lists of options that lead to it. */
export type OptionPath = readonly Member[];

/** Every option of a struct and of those in it. */
export function optionPaths(struct: Type): OptionPath[] {
  return optionsOf(struct).flatMap((option) => {
    const inner = structOf(option);
    return [[option], ...(inner === undefined ? [] : optionPaths(inner).map((path) => [option, ...path]))];
  });
}

export function nameOfPath(path: OptionPath): string {
  return path.map(({ name }) => name).join('.');
}

/** The options of an option, or of the items of its list. Those of Kubernetes' own types are not ours. */
function structOf({ type }: Member): Type | undefined {
  const { fqn } = type.collection?.elementtype ?? type;
  const struct = fqn === undefined ? undefined : typeOf(fqn);
  return struct?.datatype && struct.namespace === undefined ? struct : undefined;
}

/**
 * Props with another value of an option, or without it. The options around it are made where the props have none.
 * @param required makes what options around it need
 */
export function propsWith(
  props: Expression,
  [head, ...rest]: OptionPath,
  value: Expression | undefined,
  required: (member: Member) => Expression,
): Expression {
  if (head === undefined) return props;
  const given = props.is === 'object' ? props.entries : [];
  const inner = structOf(head);
  const old = given.find(([name]) => name === head.name)?.[1];
  const made =
    inner === undefined || rest.length === 0
      ? value
      : propsWith(firstOf(old) ?? emptyOf(inner, rest[0], required), rest, value, required);
  const others = given.filter(([name]) => name !== head.name);
  if (made === undefined) return { is: 'object', entries: others };
  const wanted: Expression = rest.length > 0 && head.type.collection ? { is: 'list', items: [made] } : made;
  return { is: 'object', entries: [...others, [head.name, wanted]] };
}

/** The options that an option has already, or the first of its list. */
function firstOf(expression: Expression | undefined): Expression | undefined {
  if (expression?.is === 'list') return firstOf(expression.items[0]);
  return expression?.is === 'object' ? expression : undefined;
}

/** What a struct needs apart from an option. */
function emptyOf(struct: Type, but: Member | undefined, required: (member: Member) => Expression): Expression {
  const needed = optionsOf(struct).filter(({ optional, name }) => !optional && name !== but?.name);
  return { is: 'object', entries: needed.map((member) => [member.name, required(member)]) };
}
