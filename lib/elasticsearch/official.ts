import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Account } from '../api-access/account';
import { accountObjects } from '../api-access/account-objects';
import type { Fault } from '../reporting/validation-error';
import type { OfficialElasticsearchContract } from './images/contract';
import { Manifest } from '../kubernetes/object';
import { type PodParts, podTemplate } from '../kubernetes/pod/pod-template';
import { SecretRef } from '../kubernetes/secret-ref';
import type { Arrangement, ArrangementInput } from './arrangement';
import { kibanaKeysSecret, makeBootstrap } from './security/bootstrap';
import { makeCertificates } from './security/cert-manager';
import type { ElasticsearchEndpoint } from './endpoint/endpoint';
import { settle } from './indices/lifecycle';
import { MapCount } from './nodes/memory-mapping';
import type { NodeGroup } from './nodes/node-set';
import { DATA_VOLUME, nodeFiles, nodePod } from './nodes/pod';
import { NodeSpread } from './nodes/spread';
import { adviseOn } from './validation/warnings';
import { officialFaults } from './validation/errors';
import type { ElasticsearchProps } from './elasticsearch-props';
import { programImageFor } from '../provisioning/program-image';
import { makeProvisioning } from './provisioning';
import { statefulSet } from './nodes/workloads';
import { ElasticsearchSecurity } from './security/security';
import type { SecurityNames } from './security/names';
import { disruptionBudget, storeServices } from './nodes/services';
import { Storage } from './nodes/storage';
import { storeNetworkPolicies } from './security/network-policies';
import { AGENT_USER, groupLabels, HTTP_PORT, type StorePlan, storeLabels } from './cluster';
import { statefulSetOf, topologyOf } from './nodes/topology';

/** Nodes of Elastic's own image that find each other by name, with certificates, users and retention. */
export function arrangeOfficial(
  scope: Construct,
  contract: OfficialElasticsearchContract,
  input: ArrangementInput,
): Arrangement {
  const { namespace, props } = input;
  const name = props.name ?? 'elasticsearch';
  const security = props.security ?? ElasticsearchSecurity.bootstrap();
  const mapCount = props.mapCount ?? MapCount.noMmap();
  const spread = props.spread ?? NodeSpread.preferred();
  const account = props.serviceAccount ?? Account.namespaceDefault();
  const storage = props.storage ?? Storage.claim({ size: '50Gi' });
  const plan: StorePlan = {
    contract,
    namespace,
    agentNamespace: props.agentNamespace ?? namespace,
    topology: topologyOf(name, groupsOf(props, contract, storage), props.initialMasters),
    lifecycle: settle(props.lifecycle),
    secrets: security._names(name),
    snapshots: props.snapshots,
    programImage: props.programImage ?? programImageFor(contract.major),
    pullSecrets: input.pullSecrets,
  };
  const labels = storeLabels(plan.topology, 'node');
  accountObjects(scope, { account, namespace, roleName: name, labels });
  const nodes = plan.topology.groups.map((group) => {
    const parts = nodePod(plan, group, input.image, { mapCount, spread }, account.podSpecName);
    return { group, parts, workload: nodeSet(scope, plan, group, parts, props, mapCount) };
  });
  const service = storeServices(scope, plan);
  disruptionBudget(scope, plan);
  storeNetworkPolicies(scope, plan);
  const programImage = plan.programImage._use(scope);
  if (plan.secrets) secure(scope, plan, plan.secrets, security, programImage);
  makeProvisioning(scope, plan, programImage);
  adviseOn(scope, plan, { mapCount, spread, storage });
  return {
    endpoint: endpointOf(plan),
    workloads: nodes.map(({ workload }) => workload),
    service,
    adminCredentials: plan.secrets && { username: 'elastic', secret: SecretRef.named(plan.secrets.elastic) },
    kibanaEncryptionKeys: security._kind === 'bootstrap' ? SecretRef.named(kibanaKeysSecret(plan)) : undefined,
    faults: (): Fault[] => officialFaults(scope, { plan, props, security, mapCount, account, storage, nodes }),
  };
}

/** One group without name where the user says of none. */
function groupsOf(props: ElasticsearchProps, contract: OfficialElasticsearchContract, storage: Storage): NodeGroup[] {
  const { memory, pod } = props;
  const groups = props.nodeGroups ?? [{ name: '', replicas: props.replicas ?? contract.replicas }];
  // Of two groups with one name, which is reported, only one can be made.
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
  plan: StorePlan,
  group: NodeGroup,
  parts: PodParts,
  props: ElasticsearchProps,
  mapCount: MapCount,
): ApiObject {
  const { namespace, topology } = plan;
  const name = statefulSetOf(topology.name, group);
  const labels = groupLabels(topology, group);
  new Manifest(scope, `ConfigMap-${name}`, 'ConfigMap', {
    metadata: { name: `${name}-config`, namespace, labels },
    data: nodeFiles(plan, group, mapCount),
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
      template: podTemplate(parts, group.pod),
      dataVolume: DATA_VOLUME,
      storage: group.storage ?? Storage.emptyDir(),
      updateStrategy: props.updateStrategy,
    },
    `StatefulSet-${name}`,
  );
}

function secure(
  scope: Construct,
  plan: StorePlan,
  secrets: SecurityNames,
  security: ElasticsearchSecurity,
  image: string,
): void {
  if (security._kind === 'bootstrap') makeBootstrap(scope, plan, secrets, image);
  if (security._certManager) makeCertificates(scope, plan, secrets, security._certManager);
}

function endpointOf(plan: StorePlan): ElasticsearchEndpoint {
  const { contract, namespace, topology, secrets } = plan;
  return {
    host: topology.name,
    namespace,
    port: HTTP_PORT,
    scheme: secrets ? 'https' : 'http',
    major: contract.major,
    version: contract.versionText,
    caSecret: secrets && SecretRef.named(secrets.ca),
    agentCredentials: secrets && { username: AGENT_USER, secret: SecretRef.named(secrets.agent) },
    kibanaCredentials: secrets && { username: 'kibana_system', secret: SecretRef.named(secrets.kibana) },
    podLabels: storeLabels(topology, 'node'),
    indexPrefix: plan.lifecycle.indexPrefix,
    dataStream: plan.lifecycle.dataStream,
  };
}
