import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PodTemplate } from '../../kubernetes/api/api-json';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { PRUNE_PROTECTION } from '../../kubernetes/objects/prune-protection';
import type { PodWithAdditions } from '../../kubernetes/pod/pod-with-additions';
import { ClaimRetention } from './node-sets/claim-retention';
import type { Storage } from './node-sets/storage';
import { MOST_NODES } from './node-sets/topology';
import { NodeUpdateStrategy } from './node-sets/update-strategy';

/** Pods that keep data, for a StatefulSet or ReplicationControllers. */
export interface WorkloadSpec {
  readonly namespace: string;
  /** The name of a ReplicationController. */
  readonly controllerName: string;
  /** The name of a StatefulSet, the prefix of the names of its pods. */
  readonly statefulSetName: string;
  /** The Service that governs a StatefulSet. */
  readonly serviceName: string;
  readonly replicas: number;
  readonly labels: Record<string, string>;
  readonly selector: Record<string, string>;
  readonly pod: PodWithAdditions;
  /** The name of the volume in the mounts of the pod. */
  readonly dataVolume: string;
  readonly storage: Storage;
  readonly updateStrategy: NodeUpdateStrategy;
}

/** A StatefulSet of the pods. */
export function statefulSet(scope: Construct, spec: WorkloadSpec, id = 'StatefulSet'): ApiObject {
  const { namespace, labels, selector, replicas, serviceName, dataVolume, storage } = spec;
  for (const ordinal of ordinals(spec))
    rbdVolume(scope, spec, ordinal, `${dataVolume}-${spec.statefulSetName}-${ordinal}`);
  const claimed = storage._kind !== 'emptyDir';
  // Includes the defaults of the API server. Otherwise every apply shows a change, and a server-side apply a conflict.
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: dataVolume, labels: selector },
    spec: { ...claimSpec(storage), volumeMode: 'Filesystem' },
    status: { phase: 'Pending' },
  };
  return new KubernetesObject(scope, id, 'StatefulSet', {
    metadata: { name: spec.statefulSetName, namespace, labels },
    spec: {
      serviceName,
      replicas,
      // Nodes become ready only after they form a cluster, so that an ordered start would never finish.
      podManagementPolicy: 'Parallel',
      updateStrategy: updateStrategy(spec),
      selector: { matchLabels: selector },
      template: spec.pod.template((template) =>
        claimed ? template : withVolume(template, { name: dataVolume, emptyDir: {} }),
      ),
      volumeClaimTemplates: claimed ? [claim] : undefined,
      persistentVolumeClaimRetentionPolicy: retentionOf(storage),
    },
  });
}

/**
 * The partition gives all pods the new template. Without it, the controller of 1.37 repeatedly recreates a pod that is not
 * ready from the old template.
 */
function updateStrategy({ updateStrategy: type }: WorkloadSpec) {
  return type === NodeUpdateStrategy.ROLLING_UPDATE ? { type, rollingUpdate: { partition: 0 } } : { type };
}

/**
 * The PersistentVolume of an RBD image, bound to one claim, so that a replica finds its own data again. The class and
 * `readOnly` are not set, because the API server drops an empty string and `false`.
 */
export function rbdVolume(
  scope: Construct,
  spec: WorkloadSpec,
  ordinal: number,
  claimName: string,
): string | undefined {
  const rbd = spec.storage._rbd;
  const image = rbd?.images[ordinal];
  if (!rbd || image === undefined) return undefined;
  const name = `${spec.namespace}-${claimName}`;
  new KubernetesObject(scope, `PersistentVolume-${claimName}`, 'PersistentVolume', {
    metadata: { name, labels: spec.selector, annotations: PRUNE_PROTECTION },
    spec: {
      capacity: { storage: spec.storage._size },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: claimName, namespace: spec.namespace },
      rbd: {
        monitors: rbd.monitors,
        image,
        pool: rbd.pool ?? 'rbd',
        user: rbd.user ?? 'admin',
        secretRef: { name: rbd.secret.name },
        fsType: rbd.fsType ?? 'ext4',
      },
    },
  });
  return name;
}

/** The specification of a claim. */
export function claimSpec(storage: Storage) {
  return {
    accessModes: ['ReadWriteOnce'],
    storageClassName: storage._claim?.storageClassName,
    resources: { requests: { storage: storage._size } },
  };
}

/** Undefined by default: the API server keeps claims. */
function retentionOf({ _claim: claim }: Storage) {
  if (claim?.whenDeleted === undefined && claim?.whenScaled === undefined) return undefined;
  return {
    whenDeleted: claim.whenDeleted ?? ClaimRetention.RETAIN,
    whenScaled: claim.whenScaled ?? ClaimRetention.RETAIN,
  };
}

/** The numbers of the replicas, of as many as are valid. */
export function ordinals({ replicas }: WorkloadSpec): number[] {
  return Array.from({ length: Math.max(0, Math.min(replicas, MOST_NODES)) }, (_, ordinal) => ordinal);
}

type Volume = NonNullable<NonNullable<PodTemplate['spec']>['volumes']>[number];

/** The template with the data volume before its other volumes. */
export function withVolume(template: PodTemplate, volume: Volume): PodTemplate {
  if (template.spec === undefined) return template;
  return { ...template, spec: { ...template.spec, volumes: [volume, ...(template.spec.volumes ?? [])] } };
}
