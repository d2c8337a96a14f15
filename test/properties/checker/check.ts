import { type Manifest, nameOf } from './manifest';
import { nameProblems } from './names';
import { objectProblems } from './objects';
import { podProblems } from './pods';
import { referenceProblems } from './references';
import { schemaProblems } from './schema';

/** What a cluster of a minor would not take or could not run, found without any code of lib. */
export function problemsOf(objects: readonly Manifest[], minor: number): string[] {
  const each = objects.flatMap((object) =>
    [
      ...schemaProblems(object, minor),
      ...nameProblems(object),
      ...podProblems(object, minor),
      ...objectProblems(object, minor),
    ].map((problem) => `${object.kind} ${nameOf(object)}: ${problem}`),
  );
  return [...each, ...referenceProblems(objects)];
}
