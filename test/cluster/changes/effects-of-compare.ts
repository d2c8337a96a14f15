import { allChanges, type Effect } from '../../../cli/compare/change';
import { compare } from '../../../cli/compare/compare';
import { parseManifest } from '../../../cli/compare/manifests/parse';
import type { ApiObject } from '../server/api-object';
import { MINOR } from '../server/release';

/** The effects that `compare` reports if an object changes on the API server of the tests. */
export function effectsOfCompare(before: ApiObject, after: ApiObject): Effect[] {
  const cluster = (object: ApiObject) => new Map([['cluster', parseManifest(JSON.stringify(object))]]);
  const clusters = compare(cluster(before), cluster(after), { first: MINOR, last: MINOR });
  return allChanges(clusters).map(({ effect }) => effect);
}
