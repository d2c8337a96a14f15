import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { AGENT_USER } from '../elasticsearch/cluster';
import { type OfficialElasticsearchContract, officialElasticsearch } from '../elasticsearch/images/contract';
import { ElasticsearchImage } from '../elasticsearch/images/image';
import { type LifecycleSpec, resolveLifecycle } from '../elasticsearch/indices/lifecycle';
import { MemoryMapping } from '../elasticsearch/nodes/memory-mapping';
import { Storage } from '../elasticsearch/nodes/storage';
import { ImageSource } from '../images/image-source';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { SecretRef } from '../kubernetes/secret-ref';
import { sizeQuantity } from '../kubernetes/size-quantity';
import { KubernetesVersion } from '../kubernetes/version';
import type { ProgramImage } from '../provisioning/program-image';
import type { EckElasticsearchProps, EckNodeSetOptions } from './elasticsearch-props';

/** The options of an EckElasticsearch, complete. */
export interface EckElasticsearchSpec {
  readonly name: string;
  readonly namespace: string;
  readonly minor: number;
  readonly version: string;
  readonly contract: OfficialElasticsearchContract;
  readonly image: ElasticsearchImage;
  readonly nodeSets: readonly EckNodeSetSpec[];
  readonly memoryMapping: MemoryMapping;
  readonly agentSecret: SecretRef;
  readonly httpCertificate: SecretRef | undefined;
  /** The namespace of the agent, if it is another one. */
  readonly otherAgentNamespace: string | undefined;
  readonly lifecycle: LifecycleSpec;
  readonly programImage: ProgramImage | undefined;
  readonly pullSecrets: { readonly name: string }[];
}

/** The options of a node set, complete. */
export interface EckNodeSetSpec {
  readonly name: string;
  readonly count: number;
  /** All roles if undefined. */
  readonly roles: string[] | undefined;
  readonly storage: Storage;
  /** A Kubernetes quantity. */
  readonly memory: string;
  readonly podOptions: PodOptions | undefined;
}

export function resolveEckElasticsearch(scope: IConstruct, props: EckElasticsearchProps): EckElasticsearchSpec {
  const name = props.name ?? 'logs';
  const namespace = Chart.of(scope).namespace ?? '';
  return {
    name,
    namespace,
    minor: KubernetesVersion.of(scope).minor,
    version: props.version,
    contract: officialElasticsearch(props.version),
    image: ElasticsearchImage.official(props.version),
    nodeSets: (props.nodeSets ?? [{ name: 'default', count: 3 }]).map(resolveNodeSet),
    memoryMapping: props.memoryMapping ?? MemoryMapping.noMmap(),
    agentSecret: props.agentSecret ?? SecretRef.fromName(`${name}-${AGENT_USER}`),
    httpCertificate: props.httpCertificate,
    otherAgentNamespace: props.agentNamespace === namespace ? undefined : props.agentNamespace,
    lifecycle: resolveLifecycle(props.lifecycle),
    programImage: props.programImage,
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
  };
}

function resolveNodeSet(options: EckNodeSetOptions): EckNodeSetSpec {
  const memory = options.memory === undefined ? '2Gi' : sizeQuantity(options.memory);
  return {
    name: options.name,
    count: options.count,
    roles: options.roles,
    storage: options.storage ?? Storage.claim({ size: '50Gi' }),
    memory: options.pod?.resources?.limits?.memory ?? memory,
    podOptions: options.pod,
  };
}
