import { isObject, type Json, sortFields } from '../../../lib/kubernetes/json';
import type { FieldDifference } from './differences';

const MAX_DIFFERENCES = 4;
const MAX_VALUE_LENGTH = 60;

/** The first few differences, with the old and the new values. `owner` is the path that they are relative to. */
export function describeDifferences(differences: readonly FieldDifference[], owner = ''): string {
  const shown = differences.slice(0, MAX_DIFFERENCES).map((difference) => describeDifference(difference, owner));
  const more = differences.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/** The paths without the values, which are secret. */
export function describePaths(differences: readonly FieldDifference[], owner = ''): string {
  const paths = differences.map(({ path }) => join(owner, path));
  return `${paths.join(', ')} ${paths.length === 1 ? 'changes' : 'change'}`;
}

function describeDifference({ path, before, after }: FieldDifference, owner: string): string {
  const field = join(owner, path);
  if (before === undefined) return `${field} is added: ${describeValue(after)}`;
  if (after === undefined) return `${field} is removed: ${describeValue(before)}`;
  return `${field}: ${describeValue(before)} → ${describeValue(after)}`;
}

function join(owner: string, path: string): string {
  return [owner, path]
    .filter((part) => part !== '')
    .join('.')
    .replaceAll('.[', '[');
}

function describeValue(value: Json | undefined): string {
  if (typeof value === 'string' && value.includes('\n')) return `a text of ${value.trimEnd().split('\n').length} lines`;
  const text = JSON.stringify(isObject(value) ? sortFields(value) : value) ?? 'nothing';
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…` : text;
}
