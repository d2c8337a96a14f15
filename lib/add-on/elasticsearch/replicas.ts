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
import type { PodTemplate } from '../../kubernetes/api/api-json';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { PRUNE_PROTECTION } from '../../kubernetes/objects/prune-protection';
import { KubernetesVersion } from '../../kubernetes/version';

/** The label of a controller of one replica: controllers with equal selectors would adopt each other's pods. */
const ORDINAL = 'ordinal';

/**
 * A StatefulSet if the target has it, or else ReplicationControllers: one for all replicas that keep nothing, or one for
 * each volume.
 */
export function makeReplicas(scope: Construct, spec: WorkloadSpec): ApiObject[] {
  if (KubernetesVersion.of(scope).supports('StatefulSet')) return [statefulSet(scope, spec)];
  if (spec.storage._kind === 'emptyDir') {
    const volume = { name: spec.dataVolume, emptyDir: {} };
    return [replicationController(scope, 'ReplicationController', spec, (template) => withVolume(template, volume))];
  }
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
  const own = {
    ...spec,
    controllerName: name,
    replicas: 1,
    labels: { ...spec.labels, ...mark },
    selector: { ...spec.selector, ...mark },
  };
  const volume = { name: spec.dataVolume, persistentVolumeClaim: { claimName } };
  return replicationController(scope, `ReplicationController-${ordinal}`, own, (template) =>
    withLabels(withVolume(template, volume), mark),
  );
}

function withLabels(template: PodTemplate, labels: Record<string, string>): PodTemplate {
  return { ...template, metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...labels } } };
}

function replicationController(
  scope: Construct,
  id: string,
  spec: WorkloadSpec,
  finish: (template: PodTemplate) => PodTemplate,
): ApiObject {
  const { namespace, labels, selector, replicas, pod } = spec;
  return new KubernetesObject(scope, id, 'ReplicationController', {
    metadata: { name: spec.controllerName, namespace, labels },
    spec: { replicas, selector, template: pod.template(finish) },
  });
}
