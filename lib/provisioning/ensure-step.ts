import type { Body, EnsureStep, JsonPath } from './input';

/** A step that writes an object with PUT if it is missing or differs. */
export function ensureStep(name: string, path: string, at: JsonPath, body: Body): EnsureStep {
  return { kind: 'ensure', name, path, at, body };
}
