import type { Change } from '../../../cli/compare/change';
import { compare } from '../../../cli/compare/compare';
import { type ManifestObject, titleOf } from '../../../cli/compare/manifests/object';
import { parseManifest } from '../../../cli/compare/manifests/parse';

/** An object of a manifest. */
export type Manifest = { apiVersion: string; kind: string; metadata: { name: string; [field: string]: unknown } } & {
  [field: string]: unknown;
};

/** An object with the name `x` in the namespace `logging`. */
export const manifest = (apiVersion: string, kind: string, rest: Record<string, unknown> = {}): Manifest => ({
  apiVersion,
  kind,
  ...rest,
  metadata: { name: 'x', namespace: 'logging', ...(rest.metadata as object | undefined) },
});

/** A workload whose selector matches its pods. */
export function workload(apiVersion: string, kind: string, spec: Record<string, unknown> = {}): Manifest {
  const labels = { app: 'x' };
  const selector = kind === 'ReplicationController' ? labels : { matchLabels: labels };
  return manifest(apiVersion, kind, { spec: { selector, template: podTemplate(), ...spec } });
}

export function podTemplate(spec: Record<string, unknown> = {}, annotations?: Record<string, string>) {
  const metadata = { labels: { app: 'x' }, ...(annotations && { annotations }) };
  return { metadata, spec: { containers: [{ name: 'main', image: 'x:1' }], ...spec } };
}

export const otherImage = podTemplate({ containers: [{ name: 'main', image: 'x:2' }] });

export const claimTemplate = (storage: string, spec = {}) => ({
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...spec },
});

export const claim = (storage: string, spec = {}) =>
  manifest('v1', 'PersistentVolumeClaim', { spec: claimTemplate(storage, spec).spec });

/** A StatefulSet whose pods have PersistentVolumeClaims. */
export const statefulSet = (spec = {}) =>
  workload('apps/v1', 'StatefulSet', { serviceName: 'x', volumeClaimTemplates: [claimTemplate('10Gi')], ...spec });

/** The changes of each object when you apply `after` to a cluster that has `before`. */
export function changesByObject(
  before: Manifest[],
  after: Manifest[],
  minor?: number,
): Record<string, readonly Change[]> {
  const [cluster] = compare(clusterOf(before), clusterOf(after), minor ? { first: minor, last: minor } : undefined);
  return Object.fromEntries((cluster?.objects ?? []).map((object) => [titleOf(object), object.changes]));
}

/** The changes when you apply another version of an object. */
export function changes(before: Manifest, after: Manifest, minor?: number): readonly Change[] {
  return Object.values(changesByObject([before], [after], minor)).flat();
}

export const effectsOf = (all: readonly Change[]) => all.map(({ effect }) => effect);

function clusterOf(objects: Manifest[]): Map<string, ManifestObject[]> {
  return new Map([['c', objects.flatMap((object) => parseManifest(JSON.stringify(object)))]]);
}
