import { Duration } from 'cdk8s';
import type { StackVersion } from '../../images/stack-version';
import { errorUnder, type ValidationError } from '../../reporting/validation-error';
import { firstVersionWith, hasFeature } from '../images/features';
import { NodeRole } from '../nodes/node-sets/node-role';
import type { Topology } from '../nodes/node-sets/topology';
import type { LifecycleSpec } from './lifecycle';

const error = errorUnder('elasticsearch.lifecycle.');

interface Phase {
  readonly option: 'warmAfter' | 'coldAfter';
  readonly role: NodeRole;
  readonly days: number | undefined;
}

/** Validation errors of tiers without nodes, of nodes without a tier, and of a mode that the version does not support. */
export function tierErrors(lifecycle: LifecycleSpec, topology: Topology, version: StackVersion): ValidationError[] {
  const { warmAfterDays, coldAfterDays, retentionDays, dataStream } = lifecycle;
  const phases: Phase[] = [
    { option: 'warmAfter', role: NodeRole.DATA_WARM, days: warmAfterDays },
    { option: 'coldAfter', role: NodeRole.DATA_COLD, days: coldAfterDays },
  ];
  const wrong = phases.flatMap(({ option, role, days }) => {
    const nodes = topology.nodeSets.some(({ roles }) => roles?.includes(role));
    if (days === undefined) return nodes ? [idle(option, role)] : [];
    const value = Duration.days(days);
    if (!nodes) return [error(option, value, `a node set with the role ${role}`, `add one, or leave ${option} out`)];
    if (!Number.isInteger(days) || days < 1 || days >= retentionDays)
      return [error(option, value, `whole days, fewer than retention (${retentionDays})`, 'lower it')];
    return dataStream
      ? [error(option, value, 'dated indices: the lifecycle of a data stream has no tiers', 'leave dataStream out')]
      : [];
  });
  const order = warmAfterDays !== undefined && coldAfterDays !== undefined && coldAfterDays <= warmAfterDays;
  // https://www.elastic.co/docs/deploy-manage/tools/snapshot-and-restore/searchable-snapshots
  const frozen = topology.nodeSets.filter(({ roles }) => roles?.includes(NodeRole.DATA_FROZEN));
  const { major, minor, patch } = version;
  return [
    ...wrong,
    ...(order
      ? [error('coldAfter', Duration.days(coldAfterDays), `more days than warmAfter (${warmAfterDays})`, 'raise it')]
      : []),
    ...frozen.map(({ options }) => ({
      option: `${options.nodeSet}.roles`,
      value: NodeRole.DATA_FROZEN,
      expected:
        'no frozen nodes: they only hold searchable snapshots, which need an Enterprise license, and the cluster has a Basic license',
      action: 'remove the role, and keep old indices on nodes with the role data_cold',
    })),
    ...(lifecycle.logsdb && !hasFeature(version, 'logsdb')
      ? [
          error(
            'logsdb',
            true,
            `Elasticsearch ${firstVersionWith('logsdb')} or newer, not ${major}.${minor}.${patch}`,
            'leave it out',
          ),
        ]
      : []),
  ];
}

function idle(option: string, role: NodeRole): ValidationError {
  return error(
    option,
    undefined,
    `a duration, because the nodes with the role ${role} get no shards otherwise`,
    'set it',
  );
}
