import { type ManifestObject, valueAt } from './objects';

/** Kinds with whose objects data goes. */
interface DataHolder {
  readonly kind: string;
  /** For kinds of others: the group. */
  readonly group?: string;
  /** Which objects of the kind; all of them by default. */
  readonly where?: (object: ManifestObject) => boolean;
  readonly what: string;
  readonly action: string;
}

const keep =
  'put it back, or mark the old one with Prune=false (Argo CD) and prune: disabled (Flux) before it vanishes';

export const dataHolders: readonly DataHolder[] = [
  { kind: 'Namespace', what: 'everything in it goes too, with every claim and its data', action: keep },
  {
    kind: 'PersistentVolumeClaim',
    what: 'with reclaim policy Delete, its volume and the data go too',
    action: keep,
  },
  { kind: 'PersistentVolume', what: 'the claim that it is bound to loses its data', action: keep },
  {
    kind: 'StatefulSet',
    where: ({ json }) => valueAt(json, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') === 'Delete',
    what: 'its claims are deleted with it (whenDeleted)',
    action: 'say whenDeleted: Retain and apply that first',
  },
  {
    kind: 'Secret',
    where: ({ json }) => json.data === undefined && json.stringData === undefined,
    what: 'its manifest is empty, so what was filled in inside the cluster is nowhere else',
    action: keep,
  },
  {
    kind: 'CustomResourceDefinition',
    what: 'every object of its kind goes too',
    action: keep,
  },
  {
    kind: 'Elasticsearch',
    group: 'elasticsearch.k8s.elastic.co',
    where: ({ json }) => valueAt(json, 'spec.volumeClaimDeletePolicy') !== 'DeleteOnScaledownOnly',
    what: 'the operator deletes its claims (volumeClaimDeletePolicy)',
    action: 'say volumeClaimDeletePolicy: DeleteOnScaledownOnly and apply that first',
  },
];
