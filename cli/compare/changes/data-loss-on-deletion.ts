import { groupOf, type ManifestObject, valueAt } from '../manifests/object';

/** Objects whose deletion deletes data. */
interface DataLoss {
  readonly kind: string;
  /** The API group of a custom resource. */
  readonly group?: string;
  /** Which objects of the kind. All by default. */
  readonly when?: (object: ManifestObject) => boolean;
  readonly message: string;
  readonly action: string;
}

const PRECAUTION =
  'add the object again, or add the annotations argocd.argoproj.io/sync-options: Prune=false and ' +
  'kustomize.toolkit.fluxcd.io/prune: disabled, and apply them before you remove the object';

const ROWS: readonly DataLoss[] = [
  {
    kind: 'Namespace',
    message: 'Every object in the namespace is deleted, including PersistentVolumeClaims and their data',
    action: PRECAUTION,
  },
  {
    kind: 'PersistentVolumeClaim',
    message: 'If the reclaim policy of its volume is Delete, the volume and the data are deleted',
    action: PRECAUTION,
  },
  {
    kind: 'PersistentVolume',
    message: 'The PersistentVolumeClaim that is bound to it loses its volume',
    action: PRECAUTION,
  },
  {
    kind: 'StatefulSet',
    when: ({ json }) => valueAt(json, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') === 'Delete',
    message: 'Its PersistentVolumeClaims are deleted (whenDeleted: Delete)',
    action: 'set whenDeleted: Retain and apply it before you remove the StatefulSet',
  },
  {
    kind: 'Secret',
    when: ({ json }) => json.data === undefined,
    message: 'The manifest has no data, so the values that were added in the cluster are lost',
    action: PRECAUTION,
  },
  {
    kind: 'CustomResourceDefinition',
    message: 'Every custom resource of this kind is deleted',
    action: PRECAUTION,
  },
  {
    kind: 'Elasticsearch',
    group: 'elasticsearch.k8s.elastic.co',
    when: ({ json }) => valueAt(json, 'spec.volumeClaimDeletePolicy') !== 'DeleteOnScaledownOnly',
    message: 'The ECK operator deletes its PersistentVolumeClaims (volumeClaimDeletePolicy)',
    action: 'set volumeClaimDeletePolicy: DeleteOnScaledownOnly and apply it before you remove the resource',
  },
];

/** The data that is lost when an object is deleted. Undefined if there is none. */
export function dataLossOnDeletion(object: ManifestObject): Pick<DataLoss, 'message' | 'action'> | undefined {
  return ROWS.find(
    ({ kind, group, when }) =>
      kind === object.kind && (group === undefined || group === groupOf(object)) && (when?.(object) ?? true),
  );
}
