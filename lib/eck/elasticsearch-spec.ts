import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type OfficialElasticsearchContract, officialElasticsearch } from '../elasticsearch/images/contract';
import { ElasticsearchImage } from '../elasticsearch/images/image';
import { type LifecycleSpec, resolveLifecycle } from '../elasticsearch/indices/lifecycle';
import { AGENT_USER } from '../elasticsearch/names';
import { MemoryMapping } from '../elasticsearch/nodes/memory-mapping';
import { DEFAULT_MEMORY, DEFAULT_STORAGE, type NodeSetSpec } from '../elasticsearch/nodes/node-sets/node-set-spec';
import { type Topology, topologyOf } from '../elasticsearch/nodes/node-sets/topology';
import { ImageSource } from '../images/image-source';
import { SecretRef } from '../kubernetes/secret-ref';
import { sizeQuantity } from '../kubernetes/size-quantity';
import { KubernetesVersion } from '../kubernetes/version';
import { ProgramImage } from '../provisioning/program-image';
import type { EckElasticsearchProps, EckNodeSetOptions } from './elasticsearch-props';

/** The options of an EckElasticsearch, complete. */
export interface EckElasticsearchSpec {
  readonly name: string;
  readonly namespace: string;
  readonly minor: number;
  readonly version: string;
  readonly contract: OfficialElasticsearchContract;
  readonly image: ElasticsearchImage;
  readonly topology: Topology;
  readonly memoryMapping: MemoryMapping;
  readonly agentSecret: SecretRef;
  readonly httpCertificate: SecretRef | undefined;
  /** The namespace of the agent, if it is another one. */
  readonly otherAgentNamespace: string | undefined;
  readonly lifecycle: LifecycleSpec;
  readonly programImage: ProgramImage;
  readonly pullSecrets: { readonly name: string }[];
}

export function resolveEckElasticsearch(scope: IConstruct, props: EckElasticsearchProps): EckElasticsearchSpec {
  const name = props.name ?? 'logs';
  const namespace = Chart.of(scope).namespace ?? '';
  // A version that is missing is an error of the options.
  const version = props.version ?? '';
  const contract = officialElasticsearch(version);
  const given = props.nodeSets ?? [{ name: 'default', count: 3 }];
  const nodeSets = given.map((nodeSet, index) => resolveNodeSet(name, nodeSet, `elasticsearch.nodeSets[${index}]`));
  return {
    name,
    namespace,
    minor: KubernetesVersion.of(scope).minor,
    version,
    contract,
    image: ElasticsearchImage.official(version),
    topology: topologyOf(name, nodeSets),
    memoryMapping: props.memoryMapping ?? MemoryMapping.noMmap(),
    agentSecret: props.agentSecret ?? SecretRef.fromName(`${name}-${AGENT_USER}`),
    httpCertificate: props.httpCertificate,
    otherAgentNamespace: props.agentNamespace === namespace ? undefined : props.agentNamespace,
    lifecycle: resolveLifecycle(props.lifecycle),
    programImage: props.programImage ?? ProgramImage._forElasticsearch(contract.major),
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
  };
}

function resolveNodeSet(cluster: string, given: EckNodeSetOptions, option: string): NodeSetSpec {
  const limit = given.pod?.resources?.limits?.memory;
  return {
    name: given.name,
    // ECK names it so.
    statefulSet: `${cluster}-es-${given.name}`,
    replicas: given.count,
    roles: given.roles,
    storage: given.storage ?? DEFAULT_STORAGE,
    memory: limit ?? sizeQuantity(given.memory ?? DEFAULT_MEMORY),
    heap: undefined,
    zone: undefined,
    podOptions: given.pod ?? {},
    options: {
      nodeSet: option,
      replicas: `${option}.count`,
      storage: `${option}.storage`,
      memory: limit === undefined ? `${option}.memory` : `${option}.pod.resources.limits.memory`,
      pod: `${option}.pod`,
    },
  };
}
