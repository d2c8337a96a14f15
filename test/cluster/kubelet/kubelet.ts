import { join } from 'node:path';
import { Clock } from '../../e2e/node/clock';
import type { PodNetwork } from '../network/pod-network';
import { Loop } from '../nodes/loop';
import type { ApiClient } from '../server/api-client';
import type { RunFolder } from '../server/run-folder';
import { type Pod, podPath } from './pod';
import { type PodState, PodWorker } from './pod-worker';

const PATCH = 'application/strategic-merge-patch+json';
/** Steps between two looks at Secrets and ConfigMaps. */
const REFRESH = 20;

/** The kubelets of all nodes: runs the pods that are bound to them, and reports how they are. */
export class Kubelet {
  /** What the lines of all containers are stamped with. */
  readonly clock = new Clock();

  private readonly workers = new Map<string, PodWorker>();
  private readonly reported = new Map<string, string>();
  private readonly loop: Loop;
  private failure: unknown;
  private steps = 0;

  constructor(
    private readonly api: ApiClient,
    private readonly network: PodNetwork,
    private readonly run: RunFolder,
    private readonly isMine: (pod: Pod) => boolean,
  ) {
    this.loop = new Loop(() => this.syncAll());
  }

  assertRunning(): void {
    if (this.failure) throw this.failure;
    this.loop.assertRunning();
  }

  /** What runs a pod, if it is on a node. */
  find(pod: Pick<Pod, 'metadata'>): PodWorker | undefined {
    return this.workers.get(pod.metadata.uid);
  }

  /** What runs a pod that is on a node now. */
  worker(pod: Pick<Pod, 'metadata'>): PodWorker {
    const worker = this.find(pod);
    if (!worker) throw new Error(`no node has pod ${pod.metadata.name}`);
    return worker;
  }

  /** Where the root of a node is on this machine. */
  nodeFolder(node: string): string {
    return this.run.folder(`nodes/${node}`);
  }

  async end(): Promise<void> {
    try {
      await this.loop.end();
    } finally {
      for (const worker of this.workers.values()) worker.kill();
      await Promise.all([...this.workers.values()].map(({ ended }) => ended));
      for (const worker of this.workers.values()) worker.remove();
    }
  }

  private async syncAll(): Promise<void> {
    const { items }: { items: Pod[] } = await this.api.ok('GET', '/api/v1/pods');
    const pods = items.filter((pod) => pod.spec.nodeName && this.isMine(pod));
    const known = new Set(pods.map(({ metadata }) => metadata.uid));
    for (const [uid, worker] of this.workers) if (!known.has(uid)) this.forget(uid, worker);
    this.steps += 1;
    for (const pod of pods) await this.sync(pod);
  }

  private async sync(pod: Pod): Promise<void> {
    const worker = this.workers.get(pod.metadata.uid) ?? this.start(pod);
    worker.update(pod);
    await this.report(pod, worker.state);
    if (this.steps % REFRESH === 0) await worker.refresh();
  }

  private start(pod: Pod): PodWorker {
    const { uid } = pod.metadata;
    const places = {
      nodeFolder: this.nodeFolder(pod.spec.nodeName ?? ''),
      podFolder: this.run.folder(`pods/${uid}`),
      volumesFolder: join(this.run.path, 'volumes'),
    };
    const worker = new PodWorker(pod, this.api, this.network, places, this.clock);
    this.workers.set(uid, worker);
    worker.ended.catch((error) => {
      this.failure = error;
    });
    return worker;
  }

  /** A pod that is deleted goes from the API server when its containers have ended. */
  private async report(pod: Pod, state: PodState): Promise<void> {
    const { uid } = pod.metadata;
    const worker = this.worker(pod);
    if (worker.isStopping && (await isSettled(worker.ended))) {
      await this.send('DELETE', podPath(pod), { gracePeriodSeconds: 0, preconditions: { uid } });
      return;
    }
    const status = statusOf(state);
    const text = JSON.stringify(status);
    if (this.reported.get(uid) === text) return;
    this.reported.set(uid, text);
    const now = new Date().toISOString();
    const conditions = status.conditions.map((each) => ({ ...each, lastTransitionTime: now }));
    await this.send('PATCH', `${podPath(pod)}/status`, { metadata: { uid }, status: { ...status, conditions } }, PATCH);
  }

  private forget(uid: string, worker: PodWorker): void {
    worker.kill();
    this.workers.delete(uid);
    this.reported.delete(uid);
    worker.ended
      .then(() => worker.remove())
      .catch((error) => {
        this.failure = error;
      });
  }

  /** A pod may go or change between being listed and being written. */
  private async send(method: string, path: string, body: unknown, contentType?: string): Promise<void> {
    const { status, body: answer } = await this.api.send(method, path, body, contentType);
    if (status < 300 || status === 404 || status === 409) return;
    throw new Error(`kubelet: ${method} ${path}: ${status} ${answer?.message}`);
  }
}

function statusOf({ phase, initialized, ready, address, containers }: PodState) {
  const yes = (value: boolean) => (value ? 'True' : 'False');
  const conditions = { Initialized: yes(initialized), ContainersReady: yes(ready), Ready: yes(ready) };
  return {
    phase,
    podIP: address,
    podIPs: [{ ip: address }],
    containerStatuses: containers,
    conditions: Object.entries(conditions).map(([type, status]) => ({ type, status })),
  };
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}
