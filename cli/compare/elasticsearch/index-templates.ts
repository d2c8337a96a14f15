import type { ManifestObject } from '../objects';
import { embeddedObjects } from './embedded-json';

const REPLICAS = 'index.number_of_replicas';

/** Copies of a shard by the index templates in the manifests; Elasticsearch makes two where nothing says how many. */
export function copiesOf(objects: readonly ManifestObject[]): number {
  const replicas = objects
    .flatMap(embeddedObjects)
    .map(({ value }) => Number(value[REPLICAS]))
    .filter((number) => Number.isInteger(number));
  return replicas.length === 0 ? 2 : Math.min(...replicas) + 1;
}
