import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** Two objects of one name. */
export interface Duplicate {
  readonly object: AppObject;
  /** The constructs that create them. */
  readonly owners: readonly string[];
}

/** How many objects a message names. */
const MOST = 3;

/** The second of the objects of each name that several objects have. */
export function duplicatesIn(objects: readonly AppObject[]): Duplicate[] {
  return groupBy(objects, (object) => `${object.construct.apiGroup} ${nameOf(object)}`).flatMap(duplicateOf);
}

/**
 * Two objects of one name overwrite each other when they are applied. Argo CD and Kustomize reject both. Two components
 * with the same objects are one error.
 */
export function duplicateErrors(duplicates: readonly Duplicate[]): ValidationError[] {
  return byComponents(duplicates).flatMap(duplicateError);
}

/** The duplicates of each set of components, with those of a part of the set. */
function byComponents(duplicates: readonly Duplicate[]): Duplicate[][] {
  const groups: { readonly components: readonly string[]; readonly items: Duplicate[] }[] = [];
  for (const duplicate of [...duplicates].sort((a, b) => b.owners.length - a.owners.length)) {
    const components = componentsOf(duplicate.owners);
    const known = groups.find((group) => components.every((component) => group.components.includes(component)));
    if (known === undefined) groups.push({ components, items: [duplicate] });
    else known.items.push(duplicate);
  }
  return groups.map(({ items }) => items);
}

function duplicateOf(group: readonly AppObject[]): Duplicate[] {
  const [, second] = group;
  if (second === undefined) return [];
  return [{ object: second, owners: group.map(({ construct }) => construct.node.path) }];
}

function duplicateError(group: readonly Duplicate[]): ValidationError[] {
  const [first] = group;
  if (first === undefined) return [];
  const names = group.slice(0, MOST).map(({ object }) => nameOf(object));
  const more = group.length > MOST ? [`${group.length - MOST} more`] : [];
  const owners = group.length === 1 ? first.owners : componentsOf(first.owners);
  return [
    {
      at: first.object.construct,
      option: 'object',
      value: [...names, ...more].join(', '),
      expected: `one construct that creates it, not ${owners.join(' and ')}`,
      action: 'give one of the components another name or namespace, or use a ClusterApp for each cluster',
    },
  ];
}

/** The paths without the ids at their ends that are the same in all, or else the constructs around them. */
function componentsOf(paths: readonly string[]): string[] {
  const split = paths.map((path) => path.split('/'));
  const [first = []] = split;
  let same = 0;
  while (
    same < first.length - 1 &&
    split.every((ids) => ids.length > same + 1 && ids.at(-1 - same) === first.at(-1 - same))
  )
    same++;
  const without = (ends: number) => split.map((ids) => ids.slice(0, ids.length - ends).join('/'));
  const around = without(1);
  return same === 0 && new Set(around).size === paths.length ? around : without(same);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}
