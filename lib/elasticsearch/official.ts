import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Account } from '../api-access/account';
import { accountObjects } from '../api-access/account-objects';
import { labelsPodsWithZones } from '../kubernetes/capabilities';
import { KubernetesObject } from '../kubernetes/object';
import { type PodParts, podTemplate } from '../kubernetes/pod/pod-template';
import { SecretRef } from '../kubernetes/secret-ref';
import { KubernetesVersion } from '../kubernetes/version';
import { ProgramImage } from '../provisioning/program-image';
import type { ValidationError } from '../reporting/validation-error';
import { AGENT_USER, clusterLabels, type ElasticsearchCluster, nodeSetLabels } from './cluster';
import type { ElasticsearchProps } from './elasticsearch-props';
import type { ElasticsearchCredentials, ElasticsearchEndpoint } from './endpoint/endpoint';
import { HTTP_PORT } from './endpoint/ports';
import type { OfficialElasticsearchContract } from './images/contract';
import { resolveLifecycle } from './indices/lifecycle';
import { namespacesWithin } from './indices/shards';
import { MemoryMapping } from './nodes/memory-mapping';
import type { NodeSetOptions } from './nodes/node-set';
import { DATA_VOLUME, nodeFiles, nodePod } from './nodes/pod';
import { clusterServices, disruptionBudget } from './nodes/services';
import { NodeSpread } from './nodes/spread';
import { Storage } from './nodes/storage';
import { statefulSetName, topologyOf } from './nodes/topology';
import { INITIAL_MASTERS } from './nodes/volumes';
import { statefulSet } from './nodes/workloads';
import { makeProvisioning } from './provisioning';
import { kibanaKeysSecret, makeBootstrap } from './security/bootstrap';
import { makeCertificate } from './security/cert-manager';
import type { SecurityNames } from './security/names';
import { clusterNetworkPolicies } from './security/network-policies';
import { ElasticsearchSecurity } from './security/security';
import { officialErrors } from './validation/errors';
import { addWarnings } from './validation/warnings';

/** The input for the objects of Elasticsearch. */
export interface OfficialInput {
  readonly namespace: string;
  readonly image: string;
  readonly pullSecrets: { readonly name: string }[];
  readonly props: ElasticsearchProps;
}

/** The objects of Elasticsearch. */
export interface OfficialObjects {
  readonly endpoint: ElasticsearchEndpoint;
  readonly workloads: ApiObject[];
  readonly service: ApiObject;
  readonly adminCredentials?: ElasticsearchCredentials;
  readonly kibanaEncryptionKeys?: SecretRef;
  readonly errors: () => ValidationError[];
}

/** Creates Elasticsearch with the image of Elastic: nodes, certificates, users and retention. */
export function makeOfficial(
  scope: Construct,
  contract: OfficialElasticsearchContract,
  input: OfficialInput,
): OfficialObjects {
  const { namespace, props } = input;
  const { minor } = KubernetesVersion.of(scope);
  const name = props.name ?? 'elasticsearch';
  const security = props.security ?? ElasticsearchSecurity.bootstrap();
  const memoryMapping = props.memoryMapping ?? MemoryMapping.noMmap();
  const spread = props.spread ?? NodeSpread.preferred();
  const account = props.serviceAccount ?? Account.namespaceDefault();
  const storage = props.storage ?? Storage.claim({ size: '50Gi' });
  const cluster: ElasticsearchCluster = {
    contract,
    namespace,
    agentNamespace: props.agentNamespace ?? namespace,
    topology: topologyOf(
      name,
      groupsOf(props, contract, storage),
      spread._kind === 'zones' && labelsPodsWithZones(minor),
      spread._forcedZones,
    ),
    lifecycle: resolveLifecycle(props.lifecycle),
    secrets: security._names(name),
    snapshots: props.snapshots,
    programImage: props.programImage ?? ProgramImage._forElasticsearch(contract.major),
    pullSecrets: input.pullSecrets,
  };
  const labels = clusterLabels(cluster.topology, 'node');
  accountObjects(scope, { account, namespace, roleName: name, labels });
  const nodes = cluster.topology.groups.map((group) => {
    const parts = nodePod(cluster, group, input.image, { memoryMapping, spread }, account.podSpecName);
    return { group, parts, workload: nodeSet(scope, cluster, group, parts, props, memoryMapping) };
  });
  const service = clusterServices(scope, cluster);
  disruptionBudget(scope, cluster);
  clusterNetworkPolicies(scope, cluster);
  const programImage = cluster.programImage._use(scope);
  if (cluster.secrets) secure(scope, cluster, cluster.secrets, security, programImage);
  makeProvisioning(scope, cluster, programImage);
  addWarnings(scope, cluster, { memoryMapping, spread, storage });
  return {
    endpoint: endpointOf(cluster),
    workloads: nodes.map(({ workload }) => workload),
    service,
    adminCredentials: cluster.secrets && { username: 'elastic', secret: SecretRef.fromName(cluster.secrets.elastic) },
    kibanaEncryptionKeys: security._kind === 'bootstrap' ? SecretRef.fromName(kibanaKeysSecret(cluster)) : undefined,
    errors: (): ValidationError[] =>
      officialErrors(scope, { cluster, props, security, memoryMapping, account, storage, nodes }),
  };
}

/** The node sets of the user, or one without a name. */
function groupsOf(
  props: ElasticsearchProps,
  contract: OfficialElasticsearchContract,
  storage: Storage,
): NodeSetOptions[] {
  const { memory, pod } = props;
  const groups = props.nodeSets ?? [{ name: '', replicas: props.replicas ?? contract.replicas }];
  // Two node sets with one name are a validation error. Only one of them can be created.
  const unique = [...new Map(groups.map((group) => [group.name, group])).values()];
  return unique.map((group) => ({
    ...group,
    memory: group.memory ?? memory,
    storage: group.storage ?? storage,
    pod: group.pod ?? pod,
  }));
}

function nodeSet(
  scope: Construct,
  cluster: ElasticsearchCluster,
  group: NodeSetOptions,
  parts: PodParts,
  props: ElasticsearchProps,
  memoryMapping: MemoryMapping,
): ApiObject {
  const { namespace, topology } = cluster;
  const name = statefulSetName(topology.name, group);
  const labels = nodeSetLabels(topology, group);
  new KubernetesObject(scope, `ConfigMap-${name}`, 'ConfigMap', {
    metadata: { name: `${name}-config`, namespace, labels },
    data: { ...nodeFiles(cluster, group, memoryMapping), [INITIAL_MASTERS]: topology.masters.join(',') },
  });
  return statefulSet(
    scope,
    {
      namespace,
      controllerName: name,
      statefulSetName: name,
      serviceName: topology.nodesService,
      replicas: group.replicas,
      labels,
      selector: labels,
      template: podTemplate(parts, group.pod, KubernetesVersion.of(scope).minor),
      dataVolume: DATA_VOLUME,
      storage: group.storage ?? Storage.emptyDir(),
      updateStrategy: props.updateStrategy,
    },
    `StatefulSet-${name}`,
  );
}

function secure(
  scope: Construct,
  cluster: ElasticsearchCluster,
  secrets: SecurityNames,
  security: ElasticsearchSecurity,
  image: string,
): void {
  if (security._kind === 'bootstrap') makeBootstrap(scope, cluster, secrets, image, 'all');
  if (!security._certManager) return;
  makeCertificate(scope, cluster, secrets, security._certManager);
  // With a shared authority, every holder of one of its certificates could join as a node.
  makeBootstrap(scope, cluster, secrets, image, 'transport');
}

function endpointOf(cluster: ElasticsearchCluster): ElasticsearchEndpoint {
  const { contract, namespace, topology, secrets } = cluster;
  return {
    host: topology.name,
    namespace,
    port: HTTP_PORT,
    scheme: secrets ? 'https' : 'http',
    major: contract.major,
    version: contract.versionText,
    caSecret: secrets && SecretRef.fromName(secrets.ca),
    agentCredentials: secrets && { username: AGENT_USER, secret: SecretRef.fromName(secrets.agent) },
    kibanaCredentials: secrets && { username: 'kibana_system', secret: SecretRef.fromName(secrets.kibana) },
    podLabels: clusterLabels(topology, 'node'),
    indexPrefix: cluster.lifecycle.indexPrefix,
    dataStream: cluster.lifecycle.dataStream,
    indexedNamespaces: namespacesWithin(cluster.lifecycle, topology),
  };
}
