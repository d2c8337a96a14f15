import { type JsonObject, objectIn } from '../../lib/kubernetes/lowering/json';
import { dataHolders } from './data-holders';
import { differences } from './difference';
import type { Finding } from './finding';
import { groupOf, type ManifestObject, titleOf } from './objects';
import { emptied } from './pod-templates';
import { hasClaims } from './scaling';
import { kubectlName } from './ways-out';

const ARGO_CD = ['argocd.argoproj.io/sync-options', /(^|,)\s*Prune=false\s*(,|$)/] as const;
const FLUX = ['kustomize.toolkit.fluxcd.io/prune', /^disabled$/i] as const;

/** What comes of an object that vanishes from the manifests. `created` are the objects that are new in them. */
export function removal(gone: ManifestObject, created: readonly ManifestObject[]): Finding {
  const [byArgoCd, byFlux] = [isKept(gone, ARGO_CD), isKept(gone, FLUX)];
  if (byArgoCd && byFlux) {
    return {
      effect: 'kept',
      text: 'it vanishes from the manifests',
      action: `kubectl delete ${kubectlName(gone)}`,
    };
  }
  const successor = created.find((object) => isRename(gone, object));
  const renamed = successor === undefined ? '' : `renamed to ${titleOf(successor)}: `;
  const half = byArgoCd ? ' by Flux, which no annotation of it keeps' : byFlux ? ' by Argo CD' : '';
  const holder = dataHolders.find(
    ({ kind, group, where }) =>
      kind === gone.kind && (group === undefined || group === groupOf(gone)) && (where?.(gone) ?? true),
  );
  if (holder !== undefined) {
    return { effect: 'data', text: `${renamed}deleted${half}: ${holder.what}`, action: holder.action };
  }
  if (gone.kind === 'StatefulSet' && hasClaims(gone)) return storeRemoval(renamed);
  return successor === undefined
    ? {
        effect: 'deleted',
        text: `it vanishes from the manifests${half === '' ? '' : `, and is deleted${half}`}${emptied(gone)}`,
      }
    : { effect: 'renamed', text: `it is now ${titleOf(successor)}` };
}

/** Claims are named after their StatefulSet, and outlive it. */
function storeRemoval(renamed: string): Finding {
  if (renamed === '') return { effect: 'deleted', text: 'its pods go; their claims stay, with the data' };
  return {
    effect: 'data',
    text: `${renamed}the new pods get new, empty claims; the old ones stay, and no pod uses them`,
    action: 'keep the name; where the name must change, move the data with a snapshot or from replica to replica',
  };
}

function isKept({ json }: ManifestObject, [name, pattern]: readonly [string, RegExp]): boolean {
  const value = objectIn(objectIn(json, 'metadata'), 'annotations')?.[name];
  return typeof value === 'string' && pattern.test(value);
}

/** The same kind with the same content, or with the same name but for a digest at its end. */
function isRename(gone: ManifestObject, created: ManifestObject): boolean {
  if (gone.kind !== created.kind || groupOf(gone) !== groupOf(created)) return false;
  if (gone.namespace === created.namespace && stem(gone.name) === stem(created.name)) return true;
  return differences(content(gone), content(created)).length === 0 && hasContent(gone);
}

function stem(name: string): string {
  return name.replace(/-[0-9a-f]{6,64}$/, '');
}

function content({ json }: ManifestObject): JsonObject {
  const { metadata: _, ...rest } = json;
  return rest;
}

/** Two accounts or empty Secrets have the same content without being one. */
function hasContent({ json }: ManifestObject): boolean {
  return ['spec', 'data', 'stringData', 'rules', 'roleRef', 'webhooks'].some((field) => json[field] !== undefined);
}
