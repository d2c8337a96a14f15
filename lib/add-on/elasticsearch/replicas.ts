import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  claimSpec,
  ordinals,
  rbdVolume,
  statefulSet,
  type WorkloadSpec,
  withVolume,
} from '../../elasticsearch/nodes/workloads';
import { KubernetesObject } from '../../kubernetes/object';
import { PRUNE_PROTECTION } from '../../kubernetes/prune-protection';
import { KubernetesVersion } from '../../kubernetes/version';

/** The label of a controller of one replica: controllers with equal selectors would adopt each other's pods. */
const ORDINAL = 'ordinal';

/**
 * A StatefulSet if the target has it, or else ReplicationControllers: one for all replicas that keep nothing, or one for
 * each volume.
 */
export function makeReplicas(scope: Construct, spec: WorkloadSpec): ApiObject[] {
  if (KubernetesVersion.of(scope).supports('StatefulSet')) return [statefulSet(scope, spec)];
  if (spec.storage._kind === 'emptyDir') return [replicationController(scope, 'ReplicationController', spec)];
  return ordinals(spec).map((ordinal) => controllerOfOne(scope, spec, ordinal));
}

function controllerOfOne(scope: Construct, spec: WorkloadSpec, ordinal: number): ApiObject {
  const name = `${spec.controllerName}-${ordinal}`;
  const claimName = `${spec.dataVolume}-${spec.statefulSetName}-${ordinal}`;
  const mark = { [ORDINAL]: String(ordinal) };
  const volumeName = rbdVolume(scope, spec, ordinal, claimName);
  new KubernetesObject(scope, `PersistentVolumeClaim-${ordinal}`, 'PersistentVolumeClaim', {
    metadata: {
      name: claimName,
      namespace: spec.namespace,
      labels: { ...spec.selector, ...mark },
      annotations: PRUNE_PROTECTION,
    },
    spec: { ...claimSpec(spec.storage), volumeName },
  });
  const template = withVolume(spec.template, { name: spec.dataVolume, persistentVolumeClaim: { claimName } });
  return replicationController(scope, `ReplicationController-${ordinal}`, {
    ...spec,
    controllerName: name,
    replicas: 1,
    labels: { ...spec.labels, ...mark },
    selector: { ...spec.selector, ...mark },
    template: { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...mark } } },
    dataVolume: '',
  });
}

function replicationController(scope: Construct, id: string, spec: WorkloadSpec): ApiObject {
  const { namespace, labels, selector, replicas, dataVolume, template } = spec;
  return new KubernetesObject(scope, id, 'ReplicationController', {
    metadata: { name: spec.controllerName, namespace, labels },
    spec: {
      replicas,
      selector,
      template: dataVolume === '' ? template : withVolume(template, { name: dataVolume, emptyDir: {} }),
    },
  });
}
