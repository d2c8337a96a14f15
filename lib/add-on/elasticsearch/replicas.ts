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
