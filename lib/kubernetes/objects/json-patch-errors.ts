import { isDeepStrictEqual } from 'node:util';
import { ApiObject, JsonPatch } from 'cdk8s';
import { invalidPartOf } from '../../reporting/json-values';
import { showValue } from '../../reporting/show-value';
import type { ValidationError } from '../../reporting/validation-error';
import { isObject, type Json } from '../json';
import { type Operation, patchesOf, withPatches } from './json-patches';

/**
 * The error of the first JSON patch that cannot be applied. cdk8s fails at such a patch, or does nothing. Replacing a
 * field that does not exist adds it.
 */
export function jsonPatchErrors(object: ApiObject): ValidationError[] {
  let document: Json | undefined;
  for (const [index, patch] of patchesOf(object).entries()) {
    document ??= ApiObject.prototype.toJson.call(withPatches(object, [])) as Json;
    const operation = patch?._toJson?.();
    const error = operation === undefined ? notPatch(index, patch) : operationError(index, document, operation);
    if (error !== undefined) return [error];
    document = JsonPatch.apply(document, patch as JsonPatch);
  }
  return [];
}

function notPatch(index: number, value: unknown): ValidationError {
  const action = 'make it with a function of JsonPatch, such as JsonPatch.replace';
  return { option: `addJsonPatch[${index}]`, value, expected: 'a JsonPatch', action };
}

function operationError(
  index: number,
  document: Json,
  { op, path, from, value }: Operation,
): ValidationError | undefined {
  const rejected = (given: unknown, expected: string, action: string): ValidationError => {
    return { option: `addJsonPatch[${index}] (${op})`, value: given, expected, action };
  };
  const [source, target] = op === 'copy' || op === 'move' ? [from, path] : [path, path];
  for (const each of [source, target])
    if (!isPointer(each)) return rejected(each, 'a path such as /spec/replicas', 'correct the path');
  if (op === 'move' && String(target).startsWith(`${String(source)}/`))
    return rejected(target, 'a path outside of what is moved', 'correct the path');
  const part = invalidPartOf(value);
  if (part !== undefined) return rejected(part.value, part.expected, 'correct the value');
  const readsSource = op !== 'add' && op !== 'replace';
  if (readsSource && valueAt(document, tokensOf(source)) === undefined)
    return rejected(source, 'a path that exists in the object', 'correct the path');
  if (op === 'test')
    return isDeepStrictEqual(valueAt(document, tokensOf(path)), value)
      ? undefined
      : rejected(path, `the value ${showValue(value)} there`, 'correct the object or the test');
  if (op !== 'remove' && !isPlaceIn(document, tokensOf(target)))
    return rejected(target, 'a path in an object or a list that exists', 'correct the path, or add what is around it');
  if (!readsSource && (value === undefined || (path === '' && !isObject(value))))
    return rejected(path, 'a patch with a value', 'set the value, or use JsonPatch.remove');
  return undefined;
}

/** RFC 6901. cdk8s rejects `__proto__`. */
function isPointer(path: unknown): path is string {
  return typeof path === 'string' && /^(\/|$)/.test(path) && !path.split('/').includes('__proto__');
}

function tokensOf(pointer: unknown): string[] {
  const tokens = String(pointer).split('/').slice(1);
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(document: Json | undefined, [token, ...rest]: readonly string[]): Json | undefined {
  if (token === undefined) return document;
  if (Array.isArray(document)) return isIndex(token) ? valueAt(document[Number(token)], rest) : undefined;
  return isObject(document) && Object.hasOwn(document, token) ? valueAt(document[token], rest) : undefined;
}

/** Whether a value can be put at a path. */
function isPlaceIn(document: Json, tokens: readonly string[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined) return true;
  const parent = valueAt(document, tokens.slice(0, -1));
  if (Array.isArray(parent)) return last === '-' || (isIndex(last) && Number(last) <= parent.length);
  return isObject(parent);
}

function isIndex(token: string): boolean {
  return /^(0|[1-9]\d*)$/.test(token);
}
