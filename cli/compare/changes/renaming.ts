import type { JsonObject } from '../../../lib/kubernetes/json';
import { differences } from '../fields/differences';
import { groupOf, type ManifestObject } from '../manifests/object';

/**
 * The new object that replaces a removed one: with the same content, with another digest at the end of the name, or with
 * the same name in another namespace.
 */
export function findSuccessor(removed: ManifestObject, created: readonly ManifestObject[]): ManifestObject | undefined {
  return created.find((object) => isSuccessor(removed, object));
}

function isSuccessor(removed: ManifestObject, created: ManifestObject): boolean {
  if (removed.kind !== created.kind || groupOf(removed) !== groupOf(created)) return false;
  if (removed.name === created.name) return true;
  if (removed.namespace === created.namespace && nameWithoutDigest(removed) === nameWithoutDigest(created)) return true;
  return hasContent(removed) && differences(contentOf(removed), contentOf(created)).length === 0;
}

function nameWithoutDigest({ name }: ManifestObject): string {
  return name.replace(/-[0-9a-f]{6,64}$/, '');
}

function contentOf({ json }: ManifestObject): JsonObject {
  const { metadata: _, ...rest } = json;
  return rest;
}

/** Objects without content, such as service accounts, are not the same because their content is equal. */
function hasContent({ json }: ManifestObject): boolean {
  return ['spec', 'data', 'rules', 'roleRef', 'webhooks'].some((field) => json[field] !== undefined);
}
