import { hasBehavior } from '../behaviors';
/**
 * Adds the `apiVersion` that the API server defaults in each `fieldRef`. Without it, a server-side apply after a
 * client-side apply conflicts.
 */
export function withReferenceVersions<T>(value: T, minor: number): T {
  return hasBehavior(minor, 'serverSideApply') ? withVersions(value) : value;
}

function withVersions<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => withVersions(item)) as T;
  // Not a lazy value, which is an object of a class.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields = Object.entries(value).map(([field, child]) => [
    field,
    field === 'fieldRef' && child ? { apiVersion: 'v1', ...child } : withVersions(child),
  ]);
  return Object.fromEntries(fields) as T;
}
