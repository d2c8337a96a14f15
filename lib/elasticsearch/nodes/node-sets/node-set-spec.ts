import { Size } from 'cdk8s';
import type { PodOptions } from '../../../kubernetes/pod/pod-options';
import { sizeQuantity } from '../../../kubernetes/size-quantity';
import type { NodeRole } from './node-role';
import type { NodeSetOptions } from './node-set';
import { Storage } from './storage';

/** A node set with all options resolved. */
export interface NodeSetSpec {
  /** Empty for the only node set of a cluster without `nodeSets`. */
  readonly name: string;
  /** The name of the StatefulSet, the prefix of the names of its pods. */
  readonly statefulSet: string;
  readonly replicas: number;
  /** All roles if undefined. */
  readonly roles: readonly NodeRole[] | undefined;
  readonly storage: Storage;
  /** The memory limit of the container, a Kubernetes quantity. */
  readonly memory: string;
  /** Elasticsearch chooses it if undefined. */
  readonly heap: Size | undefined;
  readonly zone: string | undefined;
  readonly podOptions: PodOptions;
  readonly options: NodeSetOptionNames;
}

/** The options of a node set as the user wrote them. Storage, memory and pod may be options of the cluster. */
export interface NodeSetOptionNames {
  readonly nodeSet: string;
  /** The number of nodes. */
  readonly replicas: string;
  readonly storage: string;
  readonly memory: string;
  readonly pod: string;
}

/** The options of the cluster that apply to its node sets. */
export interface NodeSetDefaults {
  /** The name of the cluster. */
  readonly name: string;
  readonly replicas: number;
  readonly storage?: Storage;
  readonly memory?: Size;
  readonly pod?: PodOptions;
}

export const DEFAULT_STORAGE = Storage.claim({ size: Size.gibibytes(50) });
export const DEFAULT_MEMORY = Size.gibibytes(2);

const OPTION = 'elasticsearch';

/** The node sets of the user, or one without a name. */
export function resolveNodeSets(
  nodeSets: readonly NodeSetOptions[] | undefined,
  defaults: NodeSetDefaults,
): NodeSetSpec[] {
  if (nodeSets === undefined) return [resolveNodeSet({ name: '', replicas: defaults.replicas }, OPTION, defaults)];
  return nodeSets.map((given, index) => resolveNodeSet(given, `${OPTION}.nodeSets[${index}]`, defaults));
}

function resolveNodeSet(given: NodeSetOptions, option: string, defaults: NodeSetDefaults): NodeSetSpec {
  const podOptions = given.pod ?? defaults.pod ?? {};
  const limit = podOptions.resources?.limits?.memory;
  const pod = `${given.pod === undefined ? OPTION : option}.pod`;
  return {
    name: given.name,
    statefulSet: given.name === '' ? defaults.name : `${defaults.name}-${given.name}`,
    replicas: given.replicas,
    roles: given.roles,
    storage: given.storage ?? defaults.storage ?? DEFAULT_STORAGE,
    memory: limit ?? sizeQuantity(given.memory ?? defaults.memory ?? DEFAULT_MEMORY),
    heap: given.heap,
    zone: given.zone,
    podOptions,
    options: {
      nodeSet: option,
      replicas: `${option}.replicas`,
      storage: `${given.storage === undefined ? OPTION : option}.storage`,
      memory:
        limit === undefined
          ? `${given.memory === undefined ? OPTION : option}.memory`
          : `${pod}.resources.limits.memory`,
      pod,
    },
  };
}
