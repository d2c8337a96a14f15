import type { Json } from '../../../lib/provisioning/input';
import type { Question, Reply } from './stand-in';

/** One copy of a shard as `_cat/shards` shows it. */
export interface ShardCopy {
  readonly index: string;
  readonly shard?: number;
  readonly kind?: 'p' | 'r';
  readonly state?: 'STARTED' | 'RELOCATING' | 'INITIALIZING' | 'UNASSIGNED';
  readonly node?: string;
}

const NAMED = 'cluster.metadata.removed_pods';
const EXCLUDED = 'cluster.routing.allocation.exclude.pod';
const LOCK = /^\/_component_template\/node-stop-(\d+)(\?create=true)?$/;

/** The cluster state: nodes, votes, shards, and the locks of stopping nodes. */
export class ClusterState {
  uuid = 'pUUaSn6sQmGXY2RpQ7pJyQ';
  /** The number of starts of each running node, by name. */
  readonly nodes = new Map<string, number>();
  /** The names of the voting masters. */
  voting: string[] = [];
  votingExclusions: string[] = [];
  /** The settings that name pods which are removed. */
  named = '';
  excluded = '';
  shards: ShardCopy[] = [];
  delayed = 0;
  readonly locks = new Map<number, { readonly node: string; readonly ephemeral_id: string; readonly since: number }>();

  /** Called before a lock is created. */
  beforeLock: () => void = () => {};
  /** How many of the next nodes get the lock and no answer. */
  lostAnswers = 0;

  constructor(...names: string[]) {
    for (const name of names) this.nodes.set(name, 1);
    this.voting = names;
  }

  restart(name: string): void {
    this.nodes.set(name, (this.nodes.get(name) ?? 1) + 1);
  }

  /** Undefined for any other request. */
  answer({ method, path, body }: Question): Reply | undefined {
    const [plain = ''] = path.split('?');
    if (plain === '/_cluster/state/version') return { status: 200, body: { cluster_uuid: this.uuid } };
    if (plain === '/_cluster/state/metadata,nodes') return { status: 200, body: this.state() };
    if (plain === '/_cluster/settings') return method === 'PUT' ? this.set(body) : this.settings();
    if (plain === '/_cluster/reroute') return { status: 200, body: { acknowledged: true } };
    if (plain === '/_cluster/voting_config_exclusions') return this.excludeVotes(method, path);
    if (plain === '/_cat/shards') return this.catShards(path.includes('format=json'));
    if (plain === '/_cat/nodes')
      return { status: 200, body: [...this.nodes.keys()].map((name) => `${name} dm\n`).join('') };
    if (path === '/_cluster/health?filter_path=delayed_unassigned_shards')
      return { status: 200, body: { delayed_unassigned_shards: this.delayed } };
    return path.startsWith('/_component_template/node-stop-') ? this.lock(method, path, body) : undefined;
  }

  private state() {
    const ids = (names: string[]) => names.map((name) => `id-of-${name}`);
    const nodes = [...this.nodes].map(([name, start]) => [
      `id-of-${name}`,
      { name, ephemeral_id: `${name}-start-${start}` },
    ]);
    return {
      metadata: {
        cluster_coordination: {
          last_committed_config: ids(this.voting),
          voting_config_exclusions: this.votingExclusions.map((node_name) => ({ node_name })),
        },
      },
      nodes: Object.fromEntries(nodes),
    };
  }

  private settings(): Reply {
    const cluster = {
      ...(this.named && { metadata: { removed_pods: this.named } }),
      ...(this.excluded && { routing: { allocation: { exclude: { pod: this.excluded } } } }),
    } as Record<string, Json>;
    return { status: 200, body: { persistent: { cluster } } };
  }

  private set(body: Question['body']): Reply {
    const { persistent } = body as { persistent: Record<string, string | null> };
    if (NAMED in persistent) this.named = persistent[NAMED] ?? '';
    if (EXCLUDED in persistent) this.excluded = persistent[EXCLUDED] ?? '';
    return { status: 200 };
  }

  private excludeVotes(method: string, path: string): Reply {
    if (method === 'DELETE') this.votingExclusions = [];
    else this.votingExclusions = /node_names=([^&]*)/.exec(path)?.[1]?.split(',') ?? [];
    this.voting = this.voting.filter((name) => !this.votingExclusions.includes(name));
    return { status: 200 };
  }

  private catShards(json: boolean): Reply {
    if (json) return { status: 200, body: this.shards.map(({ node = null }) => ({ node })) };
    const lines = this.shards.map(({ index, shard = 0, kind = 'p', state = 'STARTED', node = '' }) =>
      [index, shard, kind, state.padEnd(12), node].join(' '),
    );
    return { status: 200, body: `${lines.join('\n')}\n` };
  }

  private lock(method: string, path: string, body: Question['body']): Reply {
    const [, text, create] = LOCK.exec(path) ?? [];
    const number = Number(text);
    if (method === 'DELETE') return { status: this.locks.delete(number) ? 200 : 404 };
    if (method === 'GET') {
      const component_templates = [...this.locks].map(([each, _meta]) => ({
        name: `node-stop-${each}`,
        component_template: { _meta },
      }));
      return { status: component_templates.length > 0 ? 200 : 404, body: { component_templates } };
    }
    this.beforeLock();
    if (create === undefined || this.locks.has(number)) return { status: 400 };
    const { _meta } = body as unknown as { _meta: { node: string; ephemeral_id: string; since: number } };
    this.locks.set(number, _meta);
    return { status: 200, drop: this.lostAnswers-- > 0 };
  }
}
