import type { Construct } from 'constructs';
import type { Account } from '../../api-access/account';
import { podErrors } from '../../kubernetes/pod/pod-errors';
import type { PodParts } from '../../kubernetes/pod/pod-template';
import { checkForm } from '../../kubernetes/validation/syntax';
import { KubernetesVersion } from '../../kubernetes/version';
import { errorUnder, type ValidationError } from '../../reporting/validation-error';
import type { ElasticsearchCluster } from '../cluster';
import type { ElasticsearchProps } from '../elasticsearch-props';
import { nodeFloorErrors } from '../images/releases';
import { dataStreamErrors } from '../indices/data-stream';
import { diskCapacityErrors, lifecycleErrors } from '../indices/lifecycle';
import { shardErrors } from '../indices/shards';
import { tierErrors } from '../indices/tiers';
import type { MemoryMapping } from '../nodes/memory-mapping';
import type { NodeSetOptions } from '../nodes/node-set';
import type { Storage } from '../nodes/storage';
import { topologyErrors } from '../nodes/topology';
import type { ElasticsearchSecurity } from '../security/security';
import { snapshotErrors } from '../snapshots/errors';

const error = errorUnder('elasticsearch.');

export interface OfficialParts {
  readonly cluster: ElasticsearchCluster;
  readonly props: ElasticsearchProps;
  readonly security: ElasticsearchSecurity;
  readonly memoryMapping: MemoryMapping;
  readonly account: Account;
  readonly storage: Storage;
  readonly nodes: readonly { readonly group: NodeSetOptions; readonly parts: PodParts }[];
}

/** All validation errors of the options of an official Elasticsearch. */
export function officialErrors(scope: Construct, parts: OfficialParts): ValidationError[] {
  const { cluster, props, security, account, storage, nodes } = parts;
  const { minor } = KubernetesVersion.of(scope);
  const storages = new Set(cluster.topology.groups.map((group) => group.storage ?? storage));
  return [
    ...account._errorsOf('elasticsearch.serviceAccount'),
    ...security._errors,
    ...(cluster.agentNamespace === cluster.namespace ? [] : security._agentNamespaceErrors(cluster.agentNamespace)),
    ...(props.programImage?._errors ?? []),
    ...checkForm('serviceName', 'elasticsearch.name', cluster.topology.name),
    ...checkForm('dnsLabel', 'elasticsearch.agentNamespace', props.agentNamespace),
    ...oneOf('podSecurity', props.podSecurity, ['restricted', 'baseline', 'privileged']),
    ...oneOf('updateStrategy', props.updateStrategy, ['RollingUpdate', 'OnDelete']),
    ...topologyErrors(cluster.topology, props.nodeSets ?? []),
    ...lifecycleErrors(cluster.lifecycle),
    ...dataStreamErrors(cluster.lifecycle, cluster.contract.version, cluster.secrets !== undefined),
    ...shardErrors(cluster.topology, cluster.lifecycle),
    ...tierErrors(cluster.lifecycle, cluster.topology, cluster.contract.version),
    ...snapshotErrors(cluster.contract, cluster.snapshots, props.serviceAccount !== undefined),
    ...diskCapacityErrors(cluster.topology, cluster.lifecycle, storage),
    ...[...storages].flatMap((each) => each._errors(cluster.topology.nodes, minor)),
    ...nodes.flatMap(({ group, parts: pod }) => podErrors('elasticsearch.pod', pod, group.pod)),
    ...conflictingOptions(parts),
    ...nodeFloorErrors('elasticsearch.image', cluster.contract, minor),
  ];
}

function conflictingOptions({ props, memoryMapping, nodes }: OfficialParts): ValidationError[] {
  const both = props.nodeSets !== undefined && props.replicas !== undefined;
  const notAdmitted =
    memoryMapping._kind === 'initContainer' && ['restricted', 'baseline'].includes(props.podSecurity ?? '');
  const placed = props.spread !== undefined && nodes.some(({ group }) => group.pod?.affinity !== undefined);
  return [
    ...(placed
      ? [
          error(
            'spread',
            'set',
            'no spread together with your own affinity, which replaces it',
            'remove one of the two',
          ),
        ]
      : []),
    ...(both ? [error('replicas', props.replicas, 'replicas in each node set', 'remove replicas')] : []),
    ...(props.nodeSets?.length === 0 ? [error('nodeSets', [], 'one or more node sets', 'remove nodeSets')] : []),
    ...(notAdmitted
      ? [
          error(
            'memoryMapping',
            'initContainer',
            `no privileged container, which Pod Security ${props.podSecurity} does not admit`,
            'set vm.max_map_count on the nodes and use MemoryMapping.node(), or MemoryMapping.noMmap()',
          ),
        ]
      : []),
  ];
}

function oneOf(option: string, value: string | undefined, expected: readonly string[]): ValidationError[] {
  if (value === undefined || expected.includes(value)) return [];
  return [error(option, value, expected.join(' or '), 'use one of these')];
}
