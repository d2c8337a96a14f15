import type { ManifestObject } from './objects';

/** What to do where a server refuses a change: `{object}` is what kubectl calls the object. */
const ways = {
  newName: 'give it another name: the new object is made beside the old one, which goes with its own name',
  recreate: 'kubectl delete {object}, then apply; what it does is missing for that moment',
  orphan:
    'kubectl delete {object} --cascade=orphan, then apply: pods and claims stay, and are adopted if the selector ' +
    'still finds them. Claims that are there keep their size and class',
  newClaim: 'make a claim of another name, and move the data: a snapshot, a copy, or replicas of the store',
  newVolume: 'make a volume of another name; with reclaim policy Retain, the data outlives the old one',
  newClass: 'make a class of another name for new claims; claims that are there keep theirs',
} as const;

export type WayOut = keyof typeof ways;

export function action(way: WayOut, object: ManifestObject): string {
  return ways[way].replace('{object}', kubectlName(object));
}

/** `statefulset elasticsearch --namespace=logging`. */
export function kubectlName({ kind, name, namespace }: ManifestObject): string {
  return `${kind.toLowerCase()} ${name}${namespace === '' ? '' : ` --namespace=${namespace}`}`;
}
