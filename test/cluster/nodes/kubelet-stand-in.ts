import type { ApiClient } from '../server/api-client';
import type { ApiObject } from '../server/api-object';
import { Loop } from './loop';

const PATCH = 'application/strategic-merge-patch+json';

/** What the containers of a pod do, which nothing runs here. */
export type Behaviour = 'ready' | 'unready' | 'succeeds' | 'fails';

/**
 * Simulates the kubelets of all nodes. It runs no container, and only sets the status of pods as a kubelet does when
 * their containers behave as `behaviour` says, and removes deleted pods.
 */
export class KubeletStandIn {
  /** How a pod behaves; Jobs succeed and all else is ready until a test says otherwise. */
  behaviour: (pod: ApiObject) => Behaviour = (pod) => this.usual(pod);
  /** The pods that were ever seen on a node, by UID. */
  readonly seen = new Map<string, ApiObject>();

  private readonly loop: Loop;
  private addresses = 0;

  constructor(
    private readonly api: ApiClient,
    /** The pods that it simulates: all, unless some of them really run. */
    private readonly isSimulated: (pod: ApiObject) => boolean = () => true,
  ) {
    this.loop = new Loop(() => this.syncAll());
  }

  assertRunning(): void {
    this.loop.assertRunning();
  }

  end(): Promise<void> {
    return this.loop.end();
  }

  usual(pod: ApiObject): Behaviour {
    return isOfJob(pod) ? 'succeeds' : 'ready';
  }

  /** How many pods of this name were ever on a node. */
  countOf(name: string): number {
    return [...this.seen.values()].filter(({ metadata }) => metadata.name === name).length;
  }

  private async syncAll(): Promise<void> {
    const { items } = await this.api.ok('GET', '/api/v1/pods');
    for (const pod of items) if (pod.spec.nodeName && this.isSimulated(pod)) await this.sync(pod);
  }

  private async sync(pod: ApiObject): Promise<void> {
    const { name, namespace, uid } = pod.metadata as ApiObject['metadata'] & { uid: string };
    this.seen.set(uid, pod);
    const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
    if (pod.metadata.deletionTimestamp) {
      await this.send('DELETE', path, { gracePeriodSeconds: 0, preconditions: { uid } });
      return;
    }
    const wanted = this.behaviour(pod);
    const [phase, ready] = STATUS[wanted];
    if (pod.status.phase === phase && conditionOf(pod, 'Ready') === ready) return;
    await this.send('PATCH', `${path}/status`, { metadata: { uid }, status: this.status(pod, phase, ready) }, PATCH);
  }

  private status(pod: ApiObject, phase: string, ready: string) {
    const now = new Date().toISOString();
    const conditions = { Initialized: 'True', ContainersReady: ready, Ready: ready };
    this.addresses += 1;
    const podIP = pod.status.podIP ?? `198.18.${this.addresses >> 8}.${this.addresses & 255}`;
    return {
      phase,
      startTime: pod.status.startTime ?? now,
      podIP,
      podIPs: [{ ip: podIP }],
      conditions: Object.entries(conditions).map(([type, status]) => ({ type, status, lastTransitionTime: now })),
    };
  }

  /** A pod may go or change between being listed and being written. */
  private async send(method: string, path: string, body: unknown, contentType?: string): Promise<void> {
    const { status, body: answer } = await this.api.send(method, path, body, contentType);
    if (status < 300 || status === 404 || status === 409) return;
    throw new Error(`kubelet stand-in: ${method} ${path}: ${status} ${answer?.message}`);
  }
}

const STATUS: Readonly<Record<Behaviour, readonly [phase: string, ready: string]>> = {
  ready: ['Running', 'True'],
  unready: ['Running', 'False'],
  succeeds: ['Succeeded', 'False'],
  fails: ['Failed', 'False'],
};

export function conditionOf(object: ApiObject, type: string): string | undefined {
  const conditions: { type: string; status: string }[] = object.status?.conditions ?? [];
  return conditions.find((condition) => condition.type === type)?.status;
}

function isOfJob(pod: ApiObject): boolean {
  const owners = (pod.metadata.ownerReferences ?? []) as { kind: string }[];
  return owners.some(({ kind }) => kind === 'Job');
}
