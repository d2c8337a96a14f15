import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { PodTemplate } from '../../kubernetes/api-json';
import { KubernetesObject } from '../../kubernetes/object';
import { PRUNE_PROTECTION } from '../../kubernetes/prune-protection';
import { KubernetesVersion } from '../../kubernetes/version';
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

/** Tells replicas apart that have a controller each: controllers of equal selectors would adopt each other's pods. */
const ORDINAL = 'ordinal';

/**
 * A StatefulSet where the target has it. Else ReplicationControllers: one for all replicas where they keep nothing, one
 * for each volume where they do.
 */
export function makeReplicas(scope: Construct, plan: WorkloadSpec): ApiObject[] {
  if (KubernetesVersion.of(scope).supports('StatefulSet')) return [statefulSet(scope, plan)];
  if (plan.storage._kind === 'emptyDir') return [replicationController(scope, 'ReplicationController', plan)];
  return ordinals(plan).map((ordinal) => controllerOfOne(scope, plan, ordinal));
}

export function statefulSet(scope: Construct, plan: WorkloadSpec, id = 'StatefulSet'): ApiObject {
  const { namespace, labels, selector, replicas, serviceName, dataVolume, storage } = plan;
  for (const ordinal of ordinals(plan))
    rbdVolume(scope, plan, ordinal, `${dataVolume}-${plan.statefulSetName}-${ordinal}`);
  const claimed = storage._kind !== 'emptyDir';
  const claim = { metadata: { name: dataVolume, labels: selector }, spec: claimSpec(storage) };
  return new KubernetesObject(scope, id, 'StatefulSet', {
    metadata: { name: plan.statefulSetName, namespace, labels },
    spec: {
      serviceName,
      replicas,
      // A node counts as ready only in a cluster, so that one after another would never get up.
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: plan.updateStrategy ?? 'RollingUpdate' },
      selector: { matchLabels: selector },
      template: claimed ? plan.template : withVolume(plan.template, { name: dataVolume, emptyDir: {} }),
      volumeClaimTemplates: claimed ? [claim] : undefined,
      persistentVolumeClaimRetentionPolicy: retentionOf(storage),
    },
  });
}

function controllerOfOne(scope: Construct, plan: WorkloadSpec, ordinal: number): ApiObject {
  const name = `${plan.controllerName}-${ordinal}`;
  const claimName = `${plan.dataVolume}-${plan.statefulSetName}-${ordinal}`;
  const mark = { [ORDINAL]: String(ordinal) };
  const volumeName = rbdVolume(scope, plan, ordinal, claimName);
  new KubernetesObject(scope, `PersistentVolumeClaim-${ordinal}`, 'PersistentVolumeClaim', {
    metadata: {
      name: claimName,
      namespace: plan.namespace,
      labels: { ...plan.selector, ...mark },
      annotations: PRUNE_PROTECTION,
    },
    spec: { ...claimSpec(plan.storage), volumeName },
  });
  const template = withVolume(plan.template, { name: plan.dataVolume, persistentVolumeClaim: { claimName } });
  return replicationController(scope, `ReplicationController-${ordinal}`, {
    ...plan,
    controllerName: name,
    replicas: 1,
    labels: { ...plan.labels, ...mark },
    selector: { ...plan.selector, ...mark },
    template: { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...mark } } },
    dataVolume: '',
  });
}

function replicationController(scope: Construct, id: string, plan: WorkloadSpec): ApiObject {
  const { namespace, labels, selector, replicas, dataVolume, template } = plan;
  return new KubernetesObject(scope, id, 'ReplicationController', {
    metadata: { name: plan.controllerName, namespace, labels },
    spec: {
      replicas,
      selector,
      template: dataVolume === '' ? template : withVolume(template, { name: dataVolume, emptyDir: {} }),
    },
  });
}

/**
 * The PersistentVolume of an RBD image, bound to one claim, so that a replica finds its own data again. That it has no
 * class and may be written to is what the server takes for granted: it would not keep an empty text or `false`.
 */
function rbdVolume(scope: Construct, plan: WorkloadSpec, ordinal: number, claimName: string): string | undefined {
  const rbd = plan.storage._rbd;
  const image = rbd?.images[ordinal];
  if (!rbd || image === undefined) return undefined;
  const name = `${plan.namespace}-${claimName}`;
  new KubernetesObject(scope, `PersistentVolume-${ordinal}`, 'PersistentVolume', {
    metadata: { name, labels: plan.selector, annotations: PRUNE_PROTECTION },
    spec: {
      capacity: { storage: rbd.size },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: claimName, namespace: plan.namespace },
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

function claimSpec(storage: Storage) {
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

function ordinals(plan: WorkloadSpec): number[] {
  return Array.from({ length: plan.replicas }, (_, ordinal) => ordinal);
}

type Volume = NonNullable<NonNullable<PodTemplate['spec']>['volumes']>[number];

/** The data volume comes first, as a reader expects it. */
function withVolume(template: PodTemplate, volume: Volume): PodTemplate {
  if (template.spec === undefined) return template;
  return { ...template, spec: { ...template.spec, volumes: [volume, ...(template.spec.volumes ?? [])] } };
}
