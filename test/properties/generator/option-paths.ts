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

/** What a struct needs, and one option more. */
export function propsWith(
  struct: Type,
  path: OptionPath,
  value: Expression | undefined,
  required: (member: Member) => Expression,
): Expression {
  const [head, ...rest] = path;
  const entries = optionsOf(struct)
    .filter((option) => !option.optional && option.name !== head?.name)
    .map((option): [string, Expression] => [option.name, required(option)]);
  if (head === undefined) return { is: 'object', entries };
  const inner = structOf(head);
  const made = inner === undefined || rest.length === 0 ? value : propsWith(inner, rest, value, required);
  const given: Expression | undefined =
    made !== undefined && rest.length > 0 && head.type.collection !== undefined ? { is: 'list', items: [made] } : made;
  const wanted = given ?? (head.optional ? undefined : required(head));
  return { is: 'object', entries: wanted === undefined ? entries : [...entries, [head.name, wanted]] };
}
