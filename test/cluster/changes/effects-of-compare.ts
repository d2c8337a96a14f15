import { compare } from '../../../cli/compare/compare';
import { readObjects } from '../../../cli/compare/objects';
import type { ApiObject } from '../server/api-object';
import { MINOR } from '../server/release';

/** What `compare` reports for an object that changes on the server of the tests. */
export function effectsOfCompare(before: ApiObject, after: ApiObject): string[] {
  const cluster = (object: ApiObject) => new Map([['cluster', readObjects(JSON.stringify(object))]]);
  const found = compare(cluster(before), cluster(after), { first: MINOR, last: MINOR });
  return found.flatMap(({ objects }) => objects.flatMap(({ findings }) => findings.map(({ effect }) => effect)));
}
