import { setTimeout as sleep } from 'node:timers/promises';
import type { ElasticsearchClient } from './elasticsearch-client';
import type { Logging } from './logging';

const HEALTH = '/_cluster/health?timeout=0s&master_timeout=20s';

/** Watches the Elasticsearch nodes during a scenario. */
export class NodesWatch {
  /** How many nodes were missing at the same time: those that did not run, and those that the master did not have. */
  mostDown = 0;
  /** The health that Elasticsearch has reported. */
  readonly health = new Set<string>();
  /** The UIDs of all pods that there were. */
  readonly pods = new Set<string>();

  private ended = false;
  private readonly done: Promise<unknown>;

  constructor(
    private readonly logging: Logging,
    private readonly elasticsearch: ElasticsearchClient,
    private readonly nodes: number,
  ) {
    this.done = Promise.all([this.repeat(() => this.lookAtPods()), this.repeat(() => this.askElasticsearch())]);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.done;
  }

  private async repeat(step: () => Promise<void>): Promise<void> {
    while (!this.ended) {
      await step();
      await sleep(300);
    }
  }

  private async lookAtPods(): Promise<void> {
    const nodes = await this.logging.nodes();
    for (const { uid } of nodes) this.pods.add(uid);
    this.count(nodes.filter(({ worker }) => worker?.isRunning).length);
  }

  /** No answer counts for nothing: a master may be elected now. */
  private async askElasticsearch(): Promise<void> {
    const health = await this.elasticsearch.get(HEALTH);
    if (!health) return;
    this.health.add(health.status);
    this.count(health.number_of_nodes);
  }

  private count(present: number): void {
    this.mostDown = Math.max(this.mostDown, this.nodes - present);
  }
}
