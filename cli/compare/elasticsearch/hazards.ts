import type { Finding } from '../finding';
import type { ManifestObject } from '../objects';
import { identityOf } from '../objects';
import { copiesOf } from './index-templates';
import { type NodeSet, nodeSets } from './node-sets';

/** What applying manifests does to one Elasticsearch cluster. */
export interface ClusterHazards {
  readonly cluster: string;
  readonly findings: readonly Finding[];
}

/** One node set before and after; undefined where it does not exist. */
interface Step {
  readonly before: NodeSet | undefined;
  readonly after: NodeSet | undefined;
  readonly restarts: boolean;
}

/**
 * What applying `after` does to the quorum and the shards of Elasticsearch clusters. It supposes that each of them is
 * green, and all of its pods ready, when somebody applies; Kubernetes acts on all StatefulSets at once.
 * `restarts` tells whether a controller replaces the pods of an object by itself.
 */
export function hazards(
  before: readonly ManifestObject[],
  after: readonly ManifestObject[],
  restarts: (object: ManifestObject) => boolean,
): ClusterHazards[] {
  const [old, now] = [nodeSets(before), nodeSets(after)];
  const clusters = [...new Set(old.map(({ cluster }) => cluster))].sort();
  return clusters.flatMap((cluster) => {
    const steps = stepsOf(cluster, old, now, restarts);
    const copies = Math.max(copiesOf(before), copiesOf(after));
    const findings = [...roleFindings(steps), ...quorumFindings(steps), ...shardFindings(steps, copies)];
    return findings.length === 0 ? [] : [{ cluster, findings }];
  });
}

function stepsOf(
  cluster: string,
  old: readonly NodeSet[],
  now: readonly NodeSet[],
  restarts: (object: ManifestObject) => boolean,
): Step[] {
  const find = (sets: readonly NodeSet[], identity: string) =>
    sets.find(({ object }) => identityOf(object) === identity);
  const identities = new Set(
    [...old, ...now].filter((set) => set.cluster === cluster).map(({ object }) => identityOf(object)),
  );
  return [...identities].map((identity) => {
    const [before, after] = [find(old, identity), find(now, identity)];
    const replaced = before !== undefined && after !== undefined && after.maxUnavailable > 0 && restarts(after.object);
    return { before, after, restarts: replaced };
  });
}

/** https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/node-tool, "Changing the role of a node". */
function roleFindings(steps: readonly Step[]): Finding[] {
  return steps
    .filter(({ before, after }) => before?.data && after && !after.data && after.replicas > 0)
    .map(({ after }) => ({
      effect: 'refused',
      text: `${after?.object.name} loses its data role: a node that has shards does not start without it`,
      action: 'make a node set of another name, move the shards to it, and remove this one then',
    }));
}

/** https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-voting */
function quorumFindings(steps: readonly Step[]): Finding[] {
  const masters = sum(steps, ({ before }) => (before?.master ? before.replicas : 0));
  const kept = sum(steps, ({ before, after }) =>
    before?.master && after?.master ? Math.min(before.replicas, after.replicas) : 0,
  );
  const later = sum(steps, ({ after }) => (after?.master ? after.replicas : 0));
  if (masters === 0) return [];
  if (kept === 0) {
    const text =
      later === 0
        ? 'no master-eligible node is left: Elasticsearch stops'
        : 'every master-eligible node goes: the new ones have empty volumes and form another cluster, which knows none of the data';
    return [{ effect: later === 0 ? 'outage' : 'data', text, action: GROW_FIRST }];
  }
  const voters = masters % 2 === 0 ? masters - 1 : masters;
  const quorum = Math.floor(voters / 2) + 1;
  const leaving = masters - kept;
  const ordered = isOrdered(steps);
  const away = sum(steps, ({ before, after, restarts }) =>
    restarts && before?.master && after?.master ? downOf(after) : 0,
  );
  if (!ordered && leaving > 0 && voters - Math.min(leaving, voters) < quorum)
    return [
      {
        effect: 'outage',
        text: `${leaving} of ${masters} master-eligible nodes leave at once: the others have no majority, and elect no master`,
        action: ONE_BY_ONE,
      },
    ];
  if (leaving > 0 && masters >= 3 && later < 3)
    return [
      {
        effect: 'outage',
        text: `${count(later, 'master-eligible node')} of ${masters} stay: Elasticsearch does not shrink its voting configuration below 3, so that it stops when one more is away`,
        action: 'keep 3, or exclude the nodes from voting first (voting_config_exclusions)',
      },
    ];
  if (!ordered && leaving > 0 && voters - leaving - away < quorum)
    return [
      {
        effect: 'outage',
        text: `${count(leaving, 'master-eligible node')} of ${masters} leave, while ${away} more ${away === 1 ? 'restarts' : 'restart'}: no majority`,
        action: ONE_BY_ONE,
      },
    ];
  const down = ordered ? Math.min(1, away) : away;
  if (leaving === 0 && down > 0 && voters - down < quorum)
    return [
      masters < 3
        ? briefly(masters)
        : {
            effect: 'outage',
            text: `${away} of ${masters} master-eligible nodes restart at once: no majority until they are back`,
            action: SET_BY_SET,
          },
    ];
  return [];
}

/** Whether the hooks of all running nodes let one stop at a time. */
function isOrdered(steps: readonly Step[]): boolean {
  return steps.every(({ before }) => before?.ordered ?? true);
}

/** A cluster that cannot do better: a restart is no surprise there. */
function briefly(masters: number): Finding {
  const text = `with ${count(masters, 'master-eligible node')}, Elasticsearch answers nothing while one restarts`;
  return { effect: 'restarts', text };
}

/** Shards of which every copy is on nodes that go away. `copies` are those of each shard, the primary among them. */
function shardFindings(steps: readonly Step[], copies: number): Finding[] {
  const nodes = sum(steps, ({ before }) => (before?.data ? before.replicas : 0));
  const leaving = sum(steps, ({ before, after }) =>
    before?.data ? Math.max(0, before.replicas - (after?.replicas ?? 0)) : 0,
  );
  const later = sum(steps, ({ after }) => (after?.data ? after.replicas : 0));
  const restarting = steps.filter(({ before, after, restarts }) => restarts && before?.data && after?.data);
  const away = sum(restarting, ({ after }) => (after ? downOf(after) : 0));
  const all = copies === 1 ? 'the only copy' : `all ${copies} copies`;
  if (nodes === 0) return [];
  const ordered = isOrdered(steps);
  if ((!ordered && leaving >= copies) || leaving === nodes)
    return [
      {
        effect: 'data',
        text: `${count(leaving, 'node')} with data ${leaving === 1 ? 'leaves' : 'leave at once'}, and ${all} of a shard may be on ${leaving === 1 ? 'it' : 'them'}; the claims stay, and no pod uses them`,
        action: MOVE_FIRST,
      },
    ];
  if (!ordered && leaving > 0 && leaving + away >= copies)
    return [
      {
        effect: 'outage',
        text: `${count(leaving, 'node')} with data ${leaving === 1 ? 'leaves' : 'leave'} while ${away} more ${away === 1 ? 'restarts' : 'restart'}, and ${all} of a shard may be on these`,
        action: MOVE_FIRST,
      },
    ];
  if (leaving > 0 && later < copies)
    return [
      {
        effect: 'outage',
        text: `${count(later, 'node')} with data ${later === 1 ? 'stays' : 'stay'}: ${copies} copies of a shard have no place, and searches miss it while a node is away`,
        action: `keep ${copies} nodes with data`,
      },
    ];
  if (leaving > 0)
    return [
      {
        effect: 'scaled',
        text: 'its shards are copied to the nodes that stay: apply nothing else before the health is green',
      },
    ];
  if (ordered && copies > 1) return [];
  if (away >= copies && nodes > copies - 1 && copies > 1)
    return [
      {
        effect: 'outage',
        text: `${count(away, 'node')} with data restart at once, and ${all} of a shard may be on them: searches miss them, and writes to them fail, until they are back`,
        action: SET_BY_SET,
      },
    ];
  const careless = restarting.filter(
    ({ before, after }) => !(before?.guarded && after?.guarded) && (after?.replicas ?? 0) > 1,
  );
  return copies > 1 ? careless.map(({ after }) => unguarded(after, all)) : [];
}

function unguarded(set: NodeSet | undefined, all: string): Finding {
  const text = `the pods of ${set?.object.name} have no preStop hook: the next one stops before the shards of the last are back, and ${all} of a shard may be away`;
  return {
    effect: 'outage',
    text,
    action:
      'add a preStop hook that waits for the health to be green, with updateStrategy OnDelete until every pod has it',
  };
}

const ONE_BY_ONE =
  'take one away at a time; before each, exclude it from voting (POST /_cluster/voting_config_exclusions?node_names=…), and wait for green after it';
const MOVE_FIRST =
  'move the shards first: PUT /_cluster/settings with cluster.routing.allocation.exclude._name, wait until the nodes hold none, then apply';
const SET_BY_SET =
  'apply one StatefulSet at a time, and wait for green after each; or updateStrategy OnDelete, and delete the pods one by one';
const GROW_FIRST =
  'apply the new masters beside the old ones, wait for green, exclude the old ones from voting (voting_config_exclusions), and remove them then';

function downOf({ maxUnavailable, replicas }: NodeSet): number {
  return Math.min(maxUnavailable, replicas);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
