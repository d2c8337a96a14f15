import { type JsonObject, objectIn, objectsIn } from '../../../lib/kubernetes/json';
import { isBuiltIn, type ManifestObject, valueAt } from '../manifests/object';
import { hasClaimTemplates, podTemplateOf, replicasOf } from '../manifests/workload';
import { type Settings, settingsOf } from './settings';

/** A StatefulSet of Elasticsearch nodes. */
export interface NodeSet {
  readonly object: ManifestObject;
  /** The Elasticsearch cluster of the nodes: the namespace and `cluster.name`. */
  readonly cluster: string;
  readonly replicas: number;
  /** False if the data of a node is deleted with its pod. */
  readonly isPersistent: boolean;
  readonly isMaster: boolean;
  readonly isData: boolean;
  /** The number of pods that the controller replaces at the same time. 0 if it replaces none. */
  readonly maxUnavailable: number;
  readonly hasPreStopHook: boolean;
  /**
   * Whether the preStop hook is the one of this library. With it, one node of the cluster stops at a time, when the other
   * masters are a majority and each of its shards has a copy on another node.
   */
  readonly stopsInTurn: boolean;
}

const IMAGE = /(^|\/)elasticsearch(:|@|$)/;

/** The container that runs Elasticsearch. Undefined if the object has none. */
export function elasticsearchContainer(object: ManifestObject): JsonObject | undefined {
  if (object.kind !== 'StatefulSet' || !isBuiltIn(object)) return undefined;
  const containers = objectsIn(objectIn(podTemplateOf(object), 'spec'), 'containers');
  return containers.find(({ image }) => IMAGE.test(String(image ?? '')));
}

/** The node sets in the manifests of a Kubernetes cluster. */
export function nodeSets(objects: readonly ManifestObject[]): NodeSet[] {
  return objects.flatMap((object) => {
    const container = elasticsearchContainer(object);
    return container === undefined ? [] : [nodeSet(object, container, objects)];
  });
}

function nodeSet(object: ManifestObject, container: JsonObject, objects: readonly ManifestObject[]): NodeSet {
  const settings = settingsOf(object, container, objects);
  const hook = valueAt(container, 'lifecycle.preStop');
  return {
    object,
    cluster: settings['cluster.name'] ?? instanceLabel(object) ?? object.name,
    replicas: replicasOf(object),
    isPersistent: hasClaimTemplates(object) || volumesOf(object).some(isPersistentVolume),
    isMaster: hasRole(settings, 'master'),
    isData: hasRole(settings, 'data'),
    maxUnavailable: maxUnavailableOf(object),
    hasPreStopHook: hook !== undefined,
    stopsInTurn: JSON.stringify(hook ?? '').includes('node-stop.sh'),
  };
}

const VOLUMES_OF_A_POD = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'projected', 'secret'];

/** Whether the data of a volume remains when the pod is deleted. */
function isPersistentVolume(volume: JsonObject): boolean {
  return !VOLUMES_OF_A_POD.some((type) => volume[type] !== undefined);
}

function volumesOf(object: ManifestObject): JsonObject[] {
  return objectsIn(objectIn(podTemplateOf(object), 'spec'), 'volumes');
}

/** https://www.elastic.co/docs/deploy-manage/distributed-architecture/clusters-nodes-shards/node-roles */
function hasRole(settings: Settings, role: 'master' | 'data'): boolean {
  const roles = settings['node.roles']?.split(',').map((name) => name.trim());
  if (roles === undefined) return settings[`node.${role}`] !== 'false';
  return roles.some((name) => name === role || (role === 'data' && name.startsWith('data_')));
}

function maxUnavailableOf({ apiVersion, json }: ManifestObject): number {
  const defaultType = apiVersion === 'apps/v1beta1' ? 'OnDelete' : 'RollingUpdate';
  if ((valueAt(json, 'spec.updateStrategy.type') ?? defaultType) !== 'RollingUpdate') return 0;
  return Number(valueAt(json, 'spec.updateStrategy.rollingUpdate.maxUnavailable') ?? 1) || 1;
}

function instanceLabel({ json }: ManifestObject): string | undefined {
  const label = objectIn(objectIn(json, 'metadata'), 'labels')?.['app.kubernetes.io/instance'];
  return typeof label === 'string' ? label : undefined;
}
