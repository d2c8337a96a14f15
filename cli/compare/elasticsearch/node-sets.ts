import { parse } from 'yaml';
import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../../../lib/kubernetes/lowering/json';
import { isBuiltIn, type ManifestObject, valueAt } from '../objects';
import { templateOf } from '../pod-templates';

/** A StatefulSet of Elasticsearch nodes, as far as quorum and shards depend on it. */
export interface NodeSet {
  readonly object: ManifestObject;
  /** `logging/elasticsearch`: the cluster that its nodes form with those of other sets. */
  readonly cluster: string;
  readonly replicas: number;
  readonly master: boolean;
  readonly data: boolean;
  /** Pods that the controller takes down at a time when it replaces them; 0 where it leaves that to somebody. */
  readonly maxUnavailable: number;
  /** Whether a preStop hook holds a pod back. */
  readonly guarded: boolean;
  /**
   * Whether this hook is that of this library: of all nodes of a cluster one stops at a time, when a majority of the
   * masters stays and each of its shards has a copy elsewhere.
   */
  readonly ordered: boolean;
}

const IMAGE = /(^|\/)elasticsearch(:|@|$)/;

/** The node sets among the objects of a Kubernetes cluster. */
export function nodeSets(objects: readonly ManifestObject[]): NodeSet[] {
  return objects.flatMap((object) => {
    const pod = objectIn(templateOf(object), 'spec');
    const container = objectsIn(pod, 'containers').find(({ image }) => IMAGE.test(String(image ?? '')));
    if (object.kind !== 'StatefulSet' || !isBuiltIn(object) || !pod || !container) return [];
    const settings = settingsOf(object, pod, container, objects);
    const roles = rolesOf(settings);
    return [
      {
        object,
        cluster: `${object.namespace}/${settings['cluster.name'] ?? labelOf(object) ?? object.name}`,
        replicas: Number(valueAt(object.json, 'spec.replicas') ?? 1),
        master: roles === undefined ? settings['node.master'] !== 'false' : roles.includes('master'),
        data:
          roles === undefined
            ? settings['node.data'] !== 'false'
            : roles.some((role) => role === 'data' || role.startsWith('data_')),
        maxUnavailable: maxUnavailableOf(object),
        guarded: valueAt(container, 'lifecycle.preStop') !== undefined,
        ordered: JSON.stringify(valueAt(container, 'lifecycle.preStop') ?? '').includes('node-stop.sh'),
      },
    ];
  });
}

function maxUnavailableOf({ apiVersion, json }: ManifestObject): number {
  const usual = apiVersion === 'apps/v1beta1' ? 'OnDelete' : 'RollingUpdate';
  if ((valueAt(json, 'spec.updateStrategy.type') ?? usual) !== 'RollingUpdate') return 0;
  return Number(valueAt(json, 'spec.updateStrategy.rollingUpdate.maxUnavailable') ?? 1) || 1;
}

function labelOf({ json }: ManifestObject): string | undefined {
  const instance = objectIn(objectIn(json, 'metadata'), 'labels')?.['app.kubernetes.io/instance'];
  return typeof instance === 'string' ? instance : undefined;
}

/** Settings from the elasticsearch.yml of the ConfigMaps that the pod mounts and, stronger, from the environment. */
function settingsOf(
  { namespace }: ManifestObject,
  pod: JsonObject,
  container: JsonObject,
  objects: readonly ManifestObject[],
): Record<string, string> {
  const mounted = new Set(objectsIn(pod, 'volumes').map((volume) => objectIn(volume, 'configMap')?.name));
  const files = objects
    .filter((object) => object.kind === 'ConfigMap' && object.namespace === namespace && mounted.has(object.name))
    .map(({ json }) => flat(parse(String(objectIn(json, 'data')?.['elasticsearch.yml'] ?? '')) as Json));
  const environment = objectsIn(container, 'env')
    .filter(({ name, value }) => typeof name === 'string' && typeof value === 'string')
    .map(({ name, value }) => [String(name), String(value)]);
  return Object.assign({}, ...files, Object.fromEntries(environment));
}

/** `{ node: { roles: [master] } }` as `node.roles: master`: Elasticsearch takes both. */
function flat(json: Json | undefined, path = ''): Record<string, string> {
  if (!isObject(json)) return json === null || json === undefined || path === '' ? {} : { [path]: textOf(json) };
  return Object.assign(
    {},
    ...Object.entries(json).map(([key, value]) => flat(value, path === '' ? key : `${path}.${key}`)),
  );
}

function textOf(json: Json): string {
  return Array.isArray(json) ? json.join(',') : String(json);
}

function rolesOf(settings: Readonly<Record<string, string>>): string[] | undefined {
  return settings['node.roles']
    ?.split(',')
    .map((role) => role.trim())
    .filter((role) => role !== '');
}
