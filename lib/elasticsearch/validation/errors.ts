import { PodSecurityLevel } from '../../kubernetes/pod-security/level';
import { checkForm } from '../../kubernetes/validation/syntax';
import { checkNameOfCronJob } from '../../provisioning/cron-job-names';
import type { ValidationError } from '../../reporting/validation-error';
import { nodeFloorErrors } from '../images/releases';
import { dataStreamErrors } from '../indices/data-stream';
import { diskCapacityErrors, lifecycleErrors } from '../indices/lifecycle';
import { shardErrors } from '../indices/shards';
import { tierErrors } from '../indices/tiers';
import { PROVISIONING_SUFFIX } from '../names';
import { storageErrors } from '../nodes/node-sets/storage-errors';
import { topologyErrors } from '../nodes/node-sets/topology-errors';
import { snapshotErrors } from '../snapshots/errors';
import type { ElasticsearchSpec } from '../spec';

/** All validation errors of the options of an Elasticsearch, except of what the user adds to its pods. */
export function elasticsearchErrors(spec: ElasticsearchSpec): ValidationError[] {
  const { contract, image, lifecycle, minor, security, topology } = spec;
  return [
    ...image._errorsOf('elasticsearch.image'),
    ...spec.account._errorsOf('elasticsearch.serviceAccount'),
    ...security._errors,
    ...agentNamespaceErrors(spec),
    ...spec.programImage._errorsOf('elasticsearch.programImage'),
    ...checkNameOfCronJob('serviceName', 'elasticsearch.name', topology.name, PROVISIONING_SUFFIX),
    ...topologyErrors(topology),
    ...lifecycleErrors('elasticsearch.lifecycle', lifecycle),
    ...dataStreamErrors(lifecycle, contract.version, spec.secrets !== undefined),
    ...shardErrors(topology, lifecycle),
    ...tierErrors(lifecycle, topology, contract.version),
    ...snapshotErrors(spec),
    ...diskCapacityErrors(topology, lifecycle),
    ...storageErrors(topology.nodeSets, minor),
    ...spec.conflicts,
    ...privilegeErrors(spec),
    ...nodeFloorErrors('elasticsearch.image', contract, minor),
  ];
}

function agentNamespaceErrors({ agentNamespace, namespace, security }: ElasticsearchSpec): ValidationError[] {
  if (agentNamespace === namespace) return [];
  return [
    // ClusterLogging takes it from the agent.
    ...checkForm('dnsLabel', 'elasticsearch.agentNamespace', agentNamespace).map((error) => ({
      ...error,
      derivedFrom: agentNamespace,
    })),
    ...security._agentNamespaceErrors(agentNamespace),
  ];
}

function privilegeErrors({ memoryMapping, podSecurity }: ElasticsearchSpec): ValidationError[] {
  if (
    memoryMapping._kind !== 'initContainer' ||
    podSecurity === undefined ||
    podSecurity === PodSecurityLevel.PRIVILEGED
  )
    return [];
  const expected = `no privileged container, which Pod Security ${podSecurity} does not admit`;
  const action = 'set vm.max_map_count on the nodes and use MemoryMapping.node(), or use MemoryMapping.noMmap()';
  return [{ option: 'elasticsearch.memoryMapping', value: 'initContainer', expected, action }];
}
