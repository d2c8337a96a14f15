import { isAmount } from '../../reporting/json-values';
import type { ApiJson } from './api-json';
import { API_NAMES } from './api-names';

/** Fields whose keys are chosen by the user. */
const MAPS: ReadonlySet<string> = new Set([
  'annotations',
  'labels',
  'limits',
  'matchLabels',
  'options',
  'requests',
  'volumeAttributes',
]);

/**
 * Converts values with the types of cdk8s to the form of YAML: a `k8s.Quantity` given to an ApiObject would render as
 * `{value: 200Mi}`, and a `clusterIp` as a field that no server knows.
 */
export function toApiJson<T>(given: T): ApiJson<T> {
  return convert(given, false) as ApiJson<T>;
}

function convert(given: unknown, inMap: boolean): unknown {
  if (Array.isArray(given)) return given.map((item) => convert(item, false));
  if (typeof given !== 'object' || given === null) return given;
  if (isAmount(given)) return given.value;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [inMap ? key : apiName(key), convert(value, MAPS.has(key))]),
  );
}

function apiName(key: string): string {
  return Object.hasOwn(API_NAMES, key) ? API_NAMES[key as keyof typeof API_NAMES] : key;
}
