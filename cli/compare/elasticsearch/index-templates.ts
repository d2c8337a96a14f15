import type { ManifestObject } from '../manifests/object';
import { embeddedObjects } from './embedded-json';

const REPLICAS = 'index.number_of_replicas';

/** The copies of each shard according to the index templates in the manifests. Elasticsearch creates 2 by default. */
export function shardCopies(objects: readonly ManifestObject[]): number {
  const replicas = objects
    .flatMap(embeddedObjects)
    .map(({ value }) => Number(value[REPLICAS]))
    .filter((number) => Number.isInteger(number));
  return replicas.length === 0 ? 2 : Math.min(...replicas) + 1;
}
