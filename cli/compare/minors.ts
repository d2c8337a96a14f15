import { kindAt, newestMinor, oldestMinor } from '../../lib/kubernetes/tables/api-history';
import { isBuiltIn, type ManifestObject } from './objects';

/** Minors of Kubernetes 1, both ends included. */
export interface Minors {
  readonly first: number;
  readonly last: number;
}

const all: Minors = { first: oldestMinor, last: newestMinor };

/** The minors that serve every one of these objects as it is written. All of them, where none does. */
export function minorsOf(objects: readonly ManifestObject[]): Minors {
  const builtIn = objects.filter(isBuiltIn);
  const serving = Array.from({ length: all.last - all.first + 1 }, (_, index) => all.first + index).filter((minor) =>
    builtIn.every(({ apiVersion, kind }) => {
      const { served, offByDefault } = kindAt(kind, minor);
      return served.includes(apiVersion) || offByDefault.includes(apiVersion);
    }),
  );
  const [first, last] = [serving[0], serving.at(-1)];
  return first === undefined || last === undefined ? all : { first, last };
}

/** The part of these minors from `since` to `until`; undefined if there is none. */
export function overlap(minors: Minors, since = 0, until = Number.POSITIVE_INFINITY): Minors | undefined {
  const part = { first: Math.max(minors.first, since), last: Math.min(minors.last, until) };
  return part.first <= part.last ? part : undefined;
}

/** ` on 1.9 and newer`, where a part is not the whole. */
export function describePart(part: Minors, whole: Minors): string {
  if (part.first === whole.first && part.last === whole.last) return '';
  if (part.last === whole.last) return ` on Kubernetes 1.${part.first} and newer`;
  return ` on Kubernetes before 1.${part.last + 1}`;
}
