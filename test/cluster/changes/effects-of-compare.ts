import { compare } from '../../../cli/compare/compare';
import { readObjects } from '../../../cli/compare/objects';
import type { ApiObject } from '../server/api-object';

/** What `compare` says of an object that changes on a server of 1.37. */
export function effectsOfCompare(before: ApiObject, after: ApiObject): string[] {
  const cluster = (object: ApiObject) => new Map([['cluster', readObjects(JSON.stringify(object))]]);
  const found = compare(cluster(before), cluster(after), { first: 37, last: 37 });
  return found.flatMap(({ objects }) => objects.flatMap(({ findings }) => findings.map(({ effect }) => effect)));
}
