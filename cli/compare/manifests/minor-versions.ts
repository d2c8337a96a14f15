import { kindAt, newestMinor, oldestMinor } from '../../../lib/kubernetes/tables/api-history';
import { isBuiltIn, type ManifestObject } from './object';

/** A range of minor versions of Kubernetes 1, including both ends. */
export interface MinorRange {
  readonly first: number;
  readonly last: number;
}

const ALL: MinorRange = { first: oldestMinor, last: newestMinor };

/** The minor versions that serve the apiVersion of every object. All minor versions if there is none. */
export function minorsServing(objects: readonly ManifestObject[]): MinorRange {
  const builtIn = objects.filter(isBuiltIn);
  const serving = Array.from({ length: ALL.last - ALL.first + 1 }, (_, index) => ALL.first + index).filter((minor) =>
    builtIn.every((object) => isServed(object, minor)),
  );
  const [first, last] = [serving[0], serving.at(-1)];
  return first === undefined || last === undefined ? ALL : { first, last };
}

/** Whether a minor version can serve the apiVersion of the object, if necessary with --runtime-config. */
function isServed({ apiVersion, kind }: ManifestObject, minor: number): boolean {
  const { served, offByDefault } = kindAt(kind, minor);
  return served.includes(apiVersion) || offByDefault.includes(apiVersion);
}

/** The part of a range from `since` to `until`. Undefined if it is empty. */
export function intersect(range: MinorRange, since = 0, until = Number.POSITIVE_INFINITY): MinorRange | undefined {
  const part = { first: Math.max(range.first, since), last: Math.min(range.last, until) };
  return part.first <= part.last ? part : undefined;
}

/** ` on Kubernetes 1.9 and newer`. Empty if the part is the whole range. */
export function describePart(part: MinorRange, whole: MinorRange): string {
  if (part.first === whole.first && part.last === whole.last) return '';
  if (part.last === whole.last) return ` on Kubernetes 1.${part.first} and newer`;
  return ` on Kubernetes before 1.${part.last + 1}`;
}
