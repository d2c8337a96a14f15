import type { Construct } from 'constructs';
import type { Account } from '../../api-access/account';
import type { Fault } from '../../reporting/validation-error';
import { checkFloor } from '../../images/compatibility';
import { type PodParts, podFaults } from '../../kubernetes/pod/pod-template';
import { checkForm } from '../../kubernetes/validation/syntax';
import { KubernetesVersion } from '../../kubernetes/version';
import { dataStreamFaults } from '../indices/data-stream';
import { lifecycleFaults, roomFaults } from '../indices/lifecycle';
import type { MapCount } from '../nodes/memory-mapping';
import type { NodeGroup } from '../nodes/node-set';
import type { ElasticsearchProps } from '../elasticsearch-props';
import type { ElasticsearchSecurity } from '../security/security';
import { snapshotFaults } from '../snapshots/errors';
import type { Storage } from '../nodes/storage';
import type { StorePlan } from '../cluster';
import { topologyFaults } from '../nodes/topology';

/** The oldest minor whose objects these nodes are made of without loss. */
const OLDEST_MINOR = 20;

export interface OfficialParts {
  readonly plan: StorePlan;
  readonly props: ElasticsearchProps;
  readonly security: ElasticsearchSecurity;
  readonly mapCount: MapCount;
  readonly account: Account;
  readonly storage: Storage;
  readonly nodes: readonly { readonly group: NodeGroup; readonly parts: PodParts }[];
}

/** Everything that is wrong with the options of an official Elasticsearch. */
export function officialFaults(scope: Construct, parts: OfficialParts): Fault[] {
  const { plan, props, security, account, storage, nodes } = parts;
  const { minor } = KubernetesVersion.at(scope);
  const storages = new Set(plan.topology.groups.map((group) => group.storage ?? storage));
  return [
    ...account._faults,
    ...security._faults,
    ...(plan.agentNamespace === plan.namespace ? [] : security._faultsApart(plan.agentNamespace)),
    ...(props.programImage?._faults ?? []),
    ...checkForm('serviceName', 'elasticsearch.name', plan.topology.name),
    ...checkForm('dnsLabel', 'elasticsearch.agentNamespace', props.agentNamespace),
    ...oneOf('podSecurity', props.podSecurity, ['restricted', 'baseline', 'privileged']),
    ...oneOf('updateStrategy', props.updateStrategy, ['RollingUpdate', 'OnDelete']),
    ...topologyFaults(plan.topology, props.nodeGroups ?? [], props.initialMasters),
    ...lifecycleFaults(plan.lifecycle),
    ...dataStreamFaults(plan.lifecycle, plan.contract.version, plan.secrets !== undefined),
    ...snapshotFaults(plan.contract, plan.snapshots),
    ...roomFaults(plan.topology, plan.lifecycle, storage),
    ...[...storages].flatMap((each) => each._faults(plan.topology.nodes, minor)),
    ...nodes.flatMap(({ group, parts: pod }) => podFaults('elasticsearch.pod', pod, group.pod)),
    ...together(parts),
    ...floorFaults(plan, minor),
  ];
}

function together({ props, mapCount, nodes }: OfficialParts): Fault[] {
  const both = props.nodeGroups !== undefined && props.replicas !== undefined;
  const refused = mapCount._kind === 'initContainer' && ['restricted', 'baseline'].includes(props.podSecurity ?? '');
  const placed = props.spread !== undefined && nodes.some(({ group }) => group.pod?.affinity !== undefined);
  return [
    ...(placed
      ? [
          fault(
            'spread',
            'set',
            'nothing beside an affinity of your own, which replaces it',
            'leave out one of the two',
          ),
        ]
      : []),
    ...(both ? [fault('replicas', props.replicas, 'the replicas of each group', 'leave replicas out')] : []),
    ...(props.nodeGroups?.length === 0 ? [fault('nodeGroups', [], 'one group at least', 'leave nodeGroups out')] : []),
    ...(refused
      ? [
          fault(
            'mapCount',
            'initContainer',
            `no privileged container, which Pod Security ${props.podSecurity} does not admit`,
            'set vm.max_map_count on the nodes and use MapCount.node(), or MapCount.noMmap()',
          ),
        ]
      : []),
  ];
}

function oneOf(option: string, value: string | undefined, allowed: readonly string[]): Fault[] {
  if (value === undefined || allowed.includes(value)) return [];
  return [fault(option, value, allowed.join(' or '), 'use one of these')];
}

function floorFaults({ contract }: StorePlan, minor: number): Fault[] {
  const image = { published: contract.published, major: contract.major, version: contract.versionText };
  const wrong = checkFloor('elasticsearch.image', image, minor);
  if (wrong.length > 0 || minor >= OLDEST_MINOR) return wrong;
  const allowed = `Kubernetes 1.${OLDEST_MINOR} or newer`;
  return [fault('image', `official on Kubernetes 1.${minor}`, allowed, 'use ElasticsearchImage.ADD_ON_2_4_1_1 there')];
}

function fault(option: string, value: unknown, allowed: string, remedy: string): Fault {
  return { subject: `elasticsearch.${option}`, value, allowed, remedy };
}
