import { type JsonObject, objectIn, objectsIn } from '../kubernetes/json';
import { podOf } from '../kubernetes/lowering/pods';
import { HOSTNAME } from '../kubernetes/well-known-labels';
import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** Access modes with which all pods of a claim must be on one node. */
const ONE_NODE = ['ReadWriteOnce', 'ReadWriteOncePod'];
const LONG_RUNNING = ['DaemonSet', 'Deployment', 'Pod', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** Pods that run at the same time and mount one claim of the App, although only one node can mount it. */
export function sharedClaimErrors(objects: readonly AppObject[]): ValidationError[] {
  const users = objects.filter(({ kind }) => LONG_RUNNING.includes(kind));
  return objects.filter(isOfOneNode).flatMap((claim) => {
    const [first, second] = users
      .filter((user) => user.namespace === claim.namespace)
      .flatMap((user) => podsWith(user, claim.name));
    if (first === undefined || second === undefined) return [];
    return [
      {
        at: second.construct,
        option: `${nameOf(second)} claimName`,
        value: claim.name,
        expected:
          first === second
            ? 'a claim for each pod, because its access mode allows one node only'
            : `a claim of its own, because ${nameOf(first)} mounts it, and its access mode allows one node only`,
        action:
          'create another claim, use volumeClaimTemplates, or put all pods on one node with nodeSelector or podAffinity',
      },
    ];
  });
}

function isOfOneNode({ kind, manifest }: AppObject): boolean {
  const modes = objectIn(manifest, 'spec')?.accessModes;
  return (
    kind === 'PersistentVolumeClaim' && Array.isArray(modes) && modes.every((mode) => ONE_NODE.includes(String(mode)))
  );
}

/** The workload, once for its first pod and once for all others, if its pods mount a claim. */
function podsWith(workload: AppObject, claim: string): AppObject[] {
  const spec = podOf(workload.manifest, workload.kind)?.spec;
  const mounts = objectsIn(spec, 'volumes').some(
    (volume) => objectIn(volume, 'persistentVolumeClaim')?.claimName === claim,
  );
  if (spec === undefined || !mounts || isPinned(spec)) return [];
  const replicas = workload.kind === 'DaemonSet' ? 2 : Number(objectIn(workload.manifest, 'spec')?.replicas ?? 1);
  return replicas > 1 ? [workload, workload] : replicas === 1 ? [workload] : [];
}

/** Whether a rule can keep the pods on one node. */
function isPinned(spec: JsonObject): boolean {
  const affinity = objectIn(spec, 'affinity');
  const rules = [
    spec.nodeName,
    objectIn(spec, 'nodeSelector')?.[HOSTNAME],
    affinity?.podAffinity,
    affinity?.nodeAffinity,
  ];
  return rules.some((rule) => rule !== undefined);
}
