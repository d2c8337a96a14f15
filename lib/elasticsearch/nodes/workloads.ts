import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PodTemplate } from '../../kubernetes/api-json';
import { KubernetesObject } from '../../kubernetes/object';
import { PRUNE_PROTECTION } from '../../kubernetes/prune-protection';
import type { Storage } from './storage';

/** Pods that keep data, whatever the target has to keep them. */
export interface WorkloadSpec {
  readonly namespace: string;
  /** The name of a ReplicationController. */
  readonly controllerName: string;
  /** The name of a StatefulSet, and so the first part of its pods' names. */
  readonly statefulSetName: string;
  /** The Service that governs a StatefulSet. */
  readonly serviceName: string;
  readonly replicas: number;
  readonly labels: Record<string, string>;
  readonly selector: Record<string, string>;
  readonly template: PodTemplate;
  /** The name of the volume in the template's mounts. */
  readonly dataVolume: string;
  readonly storage: Storage;
  /** `RollingUpdate` by default. */
  readonly updateStrategy?: string;
}

/** A StatefulSet of the pods. */
export function statefulSet(scope: Construct, spec: WorkloadSpec, id = 'StatefulSet'): ApiObject {
  const { namespace, labels, selector, replicas, serviceName, dataVolume, storage } = spec;
  for (const ordinal of ordinals(spec))
    rbdVolume(scope, spec, ordinal, `${dataVolume}-${spec.statefulSetName}-${ordinal}`);
  const claimed = storage._kind !== 'emptyDir';
  // All that the server would add: a field that it alone has makes every apply a change, and a server-side one a conflict.
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
      // A node counts as ready only in a cluster, so that one after another would never get up.
      podManagementPolicy: 'Parallel',
      updateStrategy: updateStrategy(spec),
      selector: { matchLabels: selector },
      template: claimed ? spec.template : withVolume(spec.template, { name: dataVolume, emptyDir: {} }),
      volumeClaimTemplates: claimed ? [claim] : undefined,
      persistentVolumeClaimRetentionPolicy: retentionOf(storage),
    },
  });
}

/**
 * The partition says that all pods get the new template. Without it, controllers of 1.37 make a pod that is not ready again
 * and again from the old one.
 */
function updateStrategy({ updateStrategy: type = 'RollingUpdate' }: WorkloadSpec) {
  return type === 'RollingUpdate' ? { type, rollingUpdate: { partition: 0 } } : { type };
}

/**
 * The PersistentVolume of an RBD image, bound to one claim, so that a replica finds its own data again. That it has no
 * class and may be written to is what the server takes for granted: it would not keep an empty text or `false`.
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
  new KubernetesObject(scope, `PersistentVolume-${ordinal}`, 'PersistentVolume', {
    metadata: { name, labels: spec.selector, annotations: PRUNE_PROTECTION },
    spec: {
      capacity: { storage: rbd.size },
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
    resources: { requests: { storage: storage._claim?.size ?? '' } },
  };
}

/** Left to the server where the user says nothing: it keeps claims. */
function retentionOf({ _claim: claim }: Storage) {
  if (claim?.whenDeleted === undefined && claim?.whenScaled === undefined) return undefined;
  return { whenDeleted: claim.whenDeleted ?? 'Retain', whenScaled: claim.whenScaled ?? 'Retain' };
}

/** The numbers of the replicas. */
export function ordinals(spec: WorkloadSpec): number[] {
  return Array.from({ length: spec.replicas }, (_, ordinal) => ordinal);
}

type Volume = NonNullable<NonNullable<PodTemplate['spec']>['volumes']>[number];

/** The template with the data volume in front of its others. */
export function withVolume(template: PodTemplate, volume: Volume): PodTemplate {
  if (template.spec === undefined) return template;
  return { ...template, spec: { ...template.spec, volumes: [volume, ...(template.spec.volumes ?? [])] } };
}
