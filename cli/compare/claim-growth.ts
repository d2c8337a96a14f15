import type { Json } from '../../lib/kubernetes/lowering/json';
import { type Change, pattern } from './difference';
import { type ManifestObject, valueAt } from './objects';
import { amountOf } from './quantity';

const SIZE = 'volumeClaimTemplates[].spec.resources.requests.storage';

/**
 * What to do before a StatefulSet is made anew with larger claims: a server keeps its templates and the claims as they
 * are, so the claims that are there are grown one by one. Empty where none grows.
 */
export function claimGrowth({ json, name, namespace }: ManifestObject, changes: readonly Change[]): string {
  const grown = changes.filter(({ path, before, after }) => pattern(path) === SIZE && isLarger(after, before));
  return grown.map(({ path, after }) => stepsOf(path, after)).join('');

  function stepsOf(path: string, size: Json | undefined): string {
    const template = /\[(\d+)\]/.exec(path)?.[1] ?? '0';
    const volume = valueAt(json, `spec.volumeClaimTemplates.${template}.metadata.name`);
    const replicas = Number(valueAt(json, 'spec.replicas') ?? 1);
    const claims = Array.from({ length: replicas }, (_, ordinal) => `${volume}-${name}-${ordinal}`);
    const inNamespace = namespace === '' ? '' : ` --namespace=${namespace}`;
    const patch = JSON.stringify({ spec: { resources: { requests: { storage: size } } } });
    return (
      `grow the claims that are there, which their class must allow (allowVolumeExpansion): for claim in ${claims.join(' ')}; ` +
      `do kubectl patch persistentvolumeclaim $claim${inNamespace} --patch='${patch}'; done; then `
    );
  }
}

function isLarger(one: Json | undefined, other: Json | undefined): boolean {
  return (amountOf(one) ?? Number.NaN) > (amountOf(other) ?? Number.NaN);
}
