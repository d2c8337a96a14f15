import type { Nodes } from './manifests';

/** A pod of a node set. A hook can delay a stopping pod. A replaced pod is away until it starts again. */
interface Pod {
  readonly id: string;
  readonly set: string;
  readonly ordinal: number;
  /** The node set as it was when the pod started. */
  runs: Nodes;
  state: 'up' | 'stopping' | 'released' | 'away';
}

/** Every pair of data nodes has the two copies of a shard, so the loss of any two nodes loses a shard. */
const COPIES = 2;

/**
 * A model of the StatefulSet controller, and of the voting configuration and the shards of Elasticsearch. Everything that
 * can happen next is an event, and the test chooses the order. There is no time: shards recover, but not immediately.
 */
export class ElasticsearchModel {
  private pods: Pod[] = [];
  private votes: string[] = [];
  /** The data nodes of each shard, and whether their copy is up to date. */
  private readonly shards: Map<string, boolean>[] = [];
  private wanted: readonly Nodes[];

  constructor(sets: readonly Nodes[]) {
    this.wanted = sets;
    for (const set of sets) for (let ordinal = 0; ordinal < set.replicas; ordinal++) this.start(set, ordinal);
    this.reconfigure();
    const data = this.dataNodes();
    for (const [index, one] of data.entries())
      for (const other of data.slice(index + 1))
        this.shards.push(
          new Map([
            [one.id, true],
            [other.id, true],
          ]),
        );
  }

  public apply(sets: readonly Nodes[]): void {
    this.wanted = sets;
  }

  public get hasMaster(): boolean {
    const voting = this.votes.filter((id) => this.masters().some((pod) => pod.id === id));
    return voting.length > this.votes.length / 2;
  }

  public get hasEveryShard(): boolean {
    return this.shards.every((copies) => this.current(copies).length > 0);
  }

  /** Whether a pod has a copy of every shard, which can be stale or away. */
  public get hasData(): boolean {
    return this.shards.every((copies) => this.pods.some(({ id }) => copies.has(id)));
  }

  public get isGreen(): boolean {
    return this.hasMaster && this.shards.every((copies) => this.current(copies).length >= this.target());
  }

  /** Everything that can happen next, in a fixed order. Empty if the cluster matches the manifests. */
  public events(): (() => void)[] {
    const events = [...this.controllerEvents(), ...this.podEvents(), ...this.elasticsearchEvents()];
    return events.length > 0 ? events : this.deletions();
  }

  /** With OnDelete, an operator deletes an old pod if the health is green and nothing else happens. */
  private deletions(): (() => void)[] {
    if (!this.isGreen) return [];
    return this.pods.flatMap((pod) => {
      const set = this.wanted.find(({ name }) => name === pod.set);
      return set && isOutdated(pod, set) ? [() => this.stop(pod)] : [];
    });
  }

  /** Scaling, deletion and the rolling update of every set. The sets do not wait for each other. */
  private controllerEvents(): (() => void)[] {
    const events: (() => void)[] = [];
    const surplus = this.pods.filter((pod) => pod.state === 'up' && !this.isWanted(pod));
    // A deleted set, and one with podManagementPolicy Parallel, stops its pods at the same time.
    for (const set of new Set(surplus.map((pod) => pod.set)))
      events.push(() => {
        for (const pod of surplus) if (pod.set === set) this.stop(pod);
      });
    for (const set of this.wanted) {
      const own = this.pods.filter((pod) => pod.set === set.name && this.isWanted(pod));
      const missing = Array.from({ length: set.replicas }, (_, ordinal) => ordinal).filter(
        (ordinal) => !own.some((pod) => pod.ordinal === ordinal),
      );
      for (const ordinal of missing) events.push(() => this.start(set, ordinal));
      const [next] = own.filter((pod) => isOutdated(pod, set)).sort((a, b) => b.ordinal - a.ordinal);
      if (next && set.strategy !== 'OnDelete' && own.every((pod) => pod.state === 'up'))
        events.push(() => this.stop(next));
    }
    return events;
  }

  private podEvents(): (() => void)[] {
    return this.pods.flatMap((pod) => {
      if (pod.state === 'stopping') return this.hookIsFinished(pod) ? [() => this.set(pod, 'released')] : [];
      if (pod.state === 'released') return [() => this.leave(pod)];
      const set = this.wanted.find(({ name }) => name === pod.set);
      if (pod.state === 'away' && set) return [() => Object.assign(pod, { runs: set, state: 'up' })];
      return [];
    });
  }

  /** Whether the preStop hook of the pod has finished. */
  private hookIsFinished(pod: Pod): boolean {
    if (pod.runs.hasHook === false) return true;
    if (!pod.runs.stopsInTurn) return this.isGreen;
    const others = this.pods.filter((other) => other !== pod);
    const voters = this.votes.filter((id) => this.masters().some((other) => other !== pod && other.id === id));
    return (
      others.every(({ state }) => state === 'up' || state === 'stopping') &&
      voters.length > this.votes.length / 2 &&
      this.shards.every((copies) => !copies.has(pod.id) || this.current(copies).some((id) => id !== pod.id))
    );
  }

  private elasticsearchEvents(): (() => void)[] {
    if (!this.hasMaster) return [];
    const events: (() => void)[] = [];
    if (this.nextVotes().join() !== this.votes.join()) events.push(() => this.reconfigure());
    for (const copies of this.shards) {
      if (this.current(copies).length === 0) continue;
      for (const [id, isCurrent] of copies) if (!isCurrent && this.isUp(id)) events.push(() => copies.set(id, true));
      const removed = [...copies.keys()].filter((id) => !this.pods.some((pod) => pod.id === id));
      const [room] = this.dataNodes().filter((pod) => pod.state === 'up' && !copies.has(pod.id));
      if (room && copies.size - removed.length < COPIES)
        events.push(() => {
          for (const id of removed) copies.delete(id);
          copies.set(room.id, true);
        });
    }
    return events;
  }

  /** https://www.elastic.co/docs/deploy-manage/distributed-architecture/discovery-cluster-formation/modules-discovery-voting: an odd number, and not less than 3. */
  private nextVotes(): string[] {
    const live = this.masters().map(({ id }) => id);
    const away = this.votes.filter((id) => !live.includes(id));
    const odd = live.length % 2 === 0 ? live.length - 1 : live.length;
    const size = Math.max(odd, this.votes.length >= 3 ? 3 : 1);
    const staying = this.votes.filter((id) => live.includes(id));
    const joining = live.filter((id) => !this.votes.includes(id));
    return [...staying, ...joining, ...away].slice(0, size).sort();
  }

  private reconfigure(): void {
    this.votes = this.nextVotes();
  }

  private start(set: Nodes, ordinal: number): void {
    this.pods.push({ id: `${set.name}-${ordinal}`, set: set.name, ordinal, runs: set, state: 'up' });
  }

  private stop(pod: Pod): void {
    pod.state = 'stopping';
  }

  private set(pod: Pod, state: Pod['state']): void {
    pod.state = state;
  }

  private leave(pod: Pod): void {
    for (const copies of this.shards) {
      if (pod.runs.hasClaims === false) copies.delete(pod.id);
      // Writes while the node is away make its copies stale.
      else if (copies.has(pod.id)) copies.set(pod.id, false);
    }
    if (this.isWanted(pod)) pod.state = 'away';
    else this.pods = this.pods.filter((other) => other !== pod);
  }

  private isWanted({ set, ordinal }: Pod): boolean {
    return this.wanted.some(({ name, replicas }) => name === set && ordinal < replicas);
  }

  /** The nodes that are up and have an up-to-date copy. */
  private current(copies: ReadonlyMap<string, boolean>): string[] {
    return [...copies].filter(([id, isCurrent]) => isCurrent && this.isUp(id)).map(([id]) => id);
  }

  private isUp(id: string): boolean {
    return this.pods.some((pod) => pod.id === id && pod.state !== 'away');
  }

  private masters(): Pod[] {
    return this.pods.filter((pod) => pod.state !== 'away' && hasRole(pod.runs, 'master'));
  }

  private dataNodes(): Pod[] {
    return this.pods.filter((pod) => hasRole(pod.runs, 'data'));
  }

  private target(): number {
    return Math.min(COPIES, this.dataNodes().length);
  }
}

function hasRole({ roles }: Nodes, role: 'master' | 'data'): boolean {
  return roles === undefined || roles.includes(role);
}

function isOutdated({ runs }: Pod, { revision = 1, roles, hasHook = true, stopsInTurn = false }: Nodes): boolean {
  return (
    (runs.revision ?? 1) !== revision ||
    runs.roles?.join() !== roles?.join() ||
    (runs.hasHook ?? true) !== hasHook ||
    (runs.stopsInTurn ?? false) !== stopsInTurn
  );
}
