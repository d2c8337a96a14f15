import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** Two objects of one name overwrite each other when they are applied. Argo CD and Kustomize reject both. */
export function duplicateErrors(objects: readonly AppObject[]): ValidationError[] {
  const groups = new Map<string, AppObject[]>();
  for (const object of objects) {
    const key = `${object.construct.apiGroup} ${nameOf(object)}`;
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    return [
      {
        at: second.construct,
        option: 'object',
        value: nameOf(first),
        expected: `one construct that creates it, not ${group.map(({ construct }) => construct.node.path).join(' and ')}`,
        action: 'give one of the components another name or namespace, or use a ClusterApp for each cluster',
      },
    ];
  });
}
