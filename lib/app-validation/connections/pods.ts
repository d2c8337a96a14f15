import { type JsonObject, objectIn, objectsIn } from '../../kubernetes/json';
import { podOf } from '../../kubernetes/lowering/pods';
import type { PodGroup } from '../../kubernetes/network/connections';
import { type AppObject, nameOf } from '../objects';
import { type Labels, labelsIn } from './label-selector';

/** Pods that are a client or a server. */
export interface Pods {
  /** How a message names them. */
  readonly name: string;
  /** Undefined if it can be any. */
  readonly namespace: string | undefined;
  readonly labels: Labels;
  /** The ports of the containers; undefined if they are not known. */
  readonly ports: readonly JsonObject[] | undefined;
}

/** Labels that controllers and admission add to pods: https://kubernetes.io/docs/reference/labels-annotations-taints/. */
const ADDED_LABELS = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
]);

/** The pods of a workload to which network policies apply: not those in the network of the node. */
export function podsOf(object: AppObject): Pods | undefined {
  const isOfNode = podOf(object.manifest, object.kind)?.spec.hostNetwork === true;
  return isOfNode ? undefined : podsOfWorkload(object);
}

export function podsOfWorkload(object: AppObject): Pods | undefined {
  const pod = podOf(object.manifest, object.kind);
  if (pod === undefined || object.namespace === '') return undefined;
  return {
    name: nameOf(object),
    namespace: object.namespace,
    labels: {
      known: labelsIn(objectIn(objectIn(pod.owner, 'metadata'), 'labels')),
      mayHave: (key) => ADDED_LABELS.has(key),
    },
    ports: runningContainers(pod.spec).flatMap((container) => objectsIn(container, 'ports')),
  };
}

/** The containers in the order in which Kubernetes looks up the name of a port: `FindPort` in pkg/api/v1/pod. */
function runningContainers(spec: JsonObject): JsonObject[] {
  const sidecars = objectsIn(spec, 'initContainers').filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...objectsIn(spec, 'containers'), ...sidecars];
}

/** Pods of which some labels are known. */
export function podsIn({ namespace, labels }: PodGroup): Pods {
  const pairs = Object.entries(labels);
  const text = pairs.map(([key, value]) => `${key}=${value}`).join(',');
  return {
    name: text === '' ? 'any pod' : `pods ${text} in ${namespace}`,
    namespace,
    labels: { known: new Map(pairs), mayHave: () => true },
    ports: undefined,
  };
}
