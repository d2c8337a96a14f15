import { hasBehavior } from '../../../kubernetes/behaviors';
import type { ValidationError } from '../../../reporting/validation-error';
import type { NodeSetSpec } from './node-set-spec';

/** Validation errors of the storage of all node sets. */
export function storageErrors(nodeSets: readonly NodeSetSpec[], minor: number): ValidationError[] {
  const shared = hasBehavior(minor, 'noInTreeRbd') ? undefined : sharedImages(nodeSets);
  return nodeSets
    .flatMap(({ storage, options, replicas }) =>
      options.storage === shared ? [] : storage._errorsOf(options.storage, replicas, minor),
    )
    .concat(shared === undefined ? [] : [sharedImagesError(shared)]);
}

/** The option with Ceph RBD images that several node sets use. */
function sharedImages(nodeSets: readonly NodeSetSpec[]): string | undefined {
  const options = nodeSets
    .filter(({ storage }) => storage._kind === 'cephRbd')
    .map((nodeSet) => nodeSet.options.storage);
  return options.find((option, index) => options.indexOf(option) < index);
}

function sharedImagesError(option: string): ValidationError {
  return {
    option,
    value: 'cephRbd',
    expected: 'storage of each node set, because two nodes cannot write to one image',
    action: 'set nodeSets[].storage, with images of its own for each node set',
    explainsObjects: true,
  };
}
