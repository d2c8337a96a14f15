import type { Json } from '../json';

/** Whether a server takes a value for an absent one. */
export function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
