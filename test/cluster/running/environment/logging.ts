import { writeFileSync } from 'node:fs';
import type { ElasticsearchProps } from '../../../../lib';
import type { Pod } from '../../kubelet/pod';
import type { PodWorker } from '../../kubelet/pod-worker';
import { profileFolder } from '../../manifests/profiles';
import type { ApiObject } from '../../server/api-object';
import { ElasticsearchClient } from './elasticsearch-client';
import { MUTATION } from './mutations';
import { NodesWatch } from './nodes-watch';
import { production } from './production';
import { RunningCluster } from './running-cluster';
import { Writers } from './writers';

/** A pod of Elasticsearch, and what runs it. */
export interface ElasticsearchNode {
  readonly name: string;
  readonly uid: string;
  readonly ready: boolean;
  readonly worker: PodWorker | undefined;
}

const NODE = { 'app.kubernetes.io/component': 'node' };

/** The production profile on a running cluster, with pods that write. */
export class Logging {
  /** `dist/production` itself, or the profile with other options of Elasticsearch. */
  static async start(options?: ElasticsearchProps): Promise<Logging> {
    const logging = new Logging(await RunningCluster.start());
    if (options || MUTATION) await logging.apply(options ?? {});
    else await logging.cluster.plane.kubectlOk('apply', '-f', profileFolder('production'));
    await logging.writers.start(['machine-a', 'machine-b']);
    return logging;
  }

  readonly elasticsearch: ElasticsearchClient;
  readonly writers: Writers;

  private constructor(readonly cluster: RunningCluster) {
    this.elasticsearch = new ElasticsearchClient(cluster);
    this.writers = new Writers(cluster, this.elasticsearch);
  }

  /** Applies the profile with other options of Elasticsearch, as `kubectl apply` of its files does. */
  async apply(options: ElasticsearchProps): Promise<void> {
    await this.applyObjects(production(options));
  }

  async applyObjects(objects: readonly ApiObject[], ...kubectlOptions: readonly string[]): Promise<void> {
    const file = this.cluster.plane.run.file('changed.json');
    const items = MUTATION ? objects.map(MUTATION.edit) : objects;
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    await this.cluster.plane.kubectlOk('apply', '-f', file, ...kubectlOptions);
  }

  async nodes(): Promise<ElasticsearchNode[]> {
    const pods = await this.cluster.list('pods', 'logging', NODE);
    return pods.map((pod) => {
      const worker = this.cluster.kubelet.find(pod as unknown as Pod);
      const { name, uid } = pod.metadata as ApiObject['metadata'] & { uid: string };
      return { name, uid, ready: worker?.state.ready === true, worker };
    });
  }

  async node(name: string): Promise<ElasticsearchNode> {
    const found = (await this.nodes()).find((node) => node.name === name);
    if (!found) throw new Error(`no pod ${name}`);
    return found;
  }

  /** The pods of Elasticsearch and the states of their containers. They change if a container restarts in its pod. */
  async nodeStates(): Promise<unknown[]> {
    return (await this.nodes()).map(({ uid, worker }) => [uid, worker?.state.containers.map(({ state }) => state)]);
  }

  /** Waits until Elasticsearch has this many nodes, all ready, and all copies of all shards. */
  async green(nodes: number): Promise<void> {
    let now = '';
    await this.cluster.until(
      () => `a green cluster of ${nodes} nodes (${now})`,
      async () => {
        const pods = await this.nodes();
        const health = await this.elasticsearch.get('/_cluster/health?timeout=5s&master_timeout=5s');
        now = `${pods.filter(({ ready }) => ready).length} of ${pods.length} pods ready, ${JSON.stringify(health)}`;
        const isComplete = pods.length === nodes && pods.every(({ ready }) => ready);
        return isComplete && health?.status === 'green' && health.number_of_nodes === nodes;
      },
    );
  }

  /** The identity of the cluster. A second cluster has another one. */
  async uuid(): Promise<string> {
    return (await this.elasticsearch.get('/_cluster/state/version')).cluster_uuid;
  }

  watch(nodes: number): NodesWatch {
    return new NodesWatch(this, this.elasticsearch, nodes);
  }

  /** Watches the nodes during a change, until this many pods are replaced and the cluster is green. */
  async replaced(count: number, change: () => Promise<unknown>): Promise<NodesWatch> {
    const before = (await this.nodes()).map(({ uid }) => uid);
    const watch = this.watch(before.length);
    await change();
    await this.cluster.until(`${count} new pods`, async () => {
      const now = await this.nodes();
      return now.length === before.length && now.filter(({ uid }) => !before.includes(uid)).length === count;
    });
    await this.green(before.length);
    await watch.end();
    return watch;
  }

  /** Restarts the agents, and waits until all run again. */
  async restartAgents(): Promise<void> {
    const { plane } = this.cluster;
    await plane.kubectlOk('rollout', 'restart', '--namespace=logging-agents', 'daemonset/fluentd');
    await plane.kubectlOk('rollout', 'status', '--namespace=logging-agents', 'daemonset/fluentd', '--timeout=10m');
  }

  /** Runs the Job of a CronJob now, as `docs/upgrading.md` says, until one has completed. On a busy machine, one may give up. */
  async runCronJob(cronJob: string): Promise<void> {
    let log = '';
    await this.cluster.until(
      () => `a Job of ${cronJob} that completes:\n${log}`,
      async () => {
        const name = await this.createJobFrom(cronJob);
        const condition = await this.cluster.until(`the end of the Job ${name}`, () => this.jobEnd(name));
        if (condition === 'Complete') return true;
        log = await this.jobLog(name);
        if (!log.includes('gave up')) throw new Error(`the Job ${name} has failed:\n${log}`);
        return false;
      },
    );
  }

  /** The condition of a Job that has ended. Undefined while it runs. */
  private async jobEnd(job: string): Promise<'Complete' | 'Failed' | undefined> {
    const { conditions = [] } = (await this.cluster.read('jobs', 'logging', job)).status;
    return (['Complete', 'Failed'] as const).find((type) =>
      conditions.some((each: ApiObject) => each.type === type && each.status === 'True'),
    );
  }

  private async createJobFrom(cronJob: string): Promise<string> {
    const name = `by-hand-${Date.now()}`;
    const { plane } = this.cluster;
    const from = ['create', 'job', '-n', 'logging', `--from=cronjob/${cronJob}`, name];
    const job = JSON.parse(await plane.kubectlOk(...from, '--dry-run=client', '-o', 'json'));
    // Otherwise the CronJob deletes it after its next run, and nobody sees that it has completed.
    delete job.metadata.ownerReferences;
    await plane.api.ok('POST', '/apis/batch/v1/namespaces/logging/jobs', job);
    return name;
  }

  private async jobLog(job: string): Promise<string> {
    const pods = await this.cluster.list('pods', 'logging', { 'job-name': job });
    return pods.flatMap((pod) => this.cluster.kubelet.find(pod as unknown as Pod)?.log.lines ?? []).join('\n');
  }
}
