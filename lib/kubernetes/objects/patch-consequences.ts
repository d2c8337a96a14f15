import type { ApiObject } from 'cdk8s';
import type { ValidationError } from '../../reporting/validation-error';
import { patchesOf, withPatches } from './json-patches';

/** How many fields a message names. */
const MOST = 3;

/**
 * The errors of a patched object. A patch that makes several other fields invalid, such as one that removes the volumes
 * that a container mounts, is one error.
 */
export function withoutPatchConsequences(
  object: ApiObject,
  errors: readonly ValidationError[],
  errorsOf: (object: ApiObject) => readonly ValidationError[],
): readonly ValidationError[] {
  if (errors.length < 2) return errors;
  const patches = patchesOf(object);
  let rest = errors;
  let before = new Set<string>();
  for (let applied = 0; applied <= patches.length; applied++) {
    const found = errorsOf(withPatches(object, patches.slice(0, applied))).map(({ option }) => option);
    if (applied > 0)
      rest = withoutConsequences(rest, object, applied - 1, new Set(found.filter((o) => !before.has(o))));
    before = new Set(found);
  }
  return rest;
}

/** Errors with one error for those of other fields that appear with a patch. */
function withoutConsequences(
  errors: readonly ValidationError[],
  object: ApiObject,
  index: number,
  appeared: ReadonlySet<string>,
): readonly ValidationError[] {
  const { op, path } = patchesOf(object)[index]?._toJson?.() ?? {};
  const patched = fieldAt(String(path));
  const isConsequence = ({ option }: ValidationError) => appeared.has(option) && !isAround(patched, option);
  const fields = errors.filter(isConsequence).map(({ option }) => option);
  if (fields.length < 2) return errors;
  const more = fields.length > MOST ? ` and ${fields.length - MOST} more` : '';
  const cause: ValidationError = {
    option: `addJsonPatch[${index}] (${op})`,
    value: path,
    expected: `a patch with which other fields stay valid, not ${fields.slice(0, MOST).join(', ')}${more}`,
    action: 'correct the patch, or patch those fields as well',
  };
  return [cause, ...errors.filter((error) => !isConsequence(error))];
}

/** A path of RFC 6901 as an error names it. A patch of an item can move the others of its list. */
function fieldAt(pointer: string): string {
  const path = pointer.slice(1).replace(/\/(\d+|-)$/, '');
  return path.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
}

/** Whether one of two fields is in the other. */
function isAround(a: string, b: string): boolean {
  const isIn = (inner: string, outer: string) => inner.startsWith(outer) && /^($|[.[])/.test(inner.slice(outer.length));
  return isIn(a, b) || isIn(b, a);
}
