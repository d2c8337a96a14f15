import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PodContext } from '../../e2e/kubelet/pod-context';
import { resolvePod } from '../../e2e/kubelet/resolve-pod';
import { refresh } from '../../e2e/kubelet/volumes';
import type { Clock } from '../../e2e/node/clock';
import type { ResolvedPod } from '../../e2e/runner/agent-runner';
import { resolverOf } from '../network/dns';
import type { PodInterface, PodNetwork } from '../network/pod-network';
import { API_ADDRESS } from '../network/subnets';
import type { ApiClient } from '../server/api-client';
import type { ExecResult, PodSandbox } from './container';
import { ContainerLife, type RestartPolicy } from './container-life';
import type { ContainerStatus, Pod } from './pod';
import { PodLog } from './pod-log';
import { hasToken, type Places, readPodObjects, readToken } from './pod-objects';

type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

const API_SERVER = { KUBERNETES_SERVICE_HOST: API_ADDRESS, KUBERNETES_SERVICE_PORT: '443' };

/** What a kubelet reports of a pod. */
export interface PodState {
  readonly phase: Phase;
  readonly initialized: boolean;
  readonly ready: boolean;
  readonly address: string;
  readonly containers: readonly ContainerStatus[];
}

/** Runs one pod, from its volumes to its end. */
export class PodWorker {
  /** Resolves when no container of the pod runs any more, and none will. */
  readonly ended: Promise<void>;
  readonly log: PodLog;

  private phase: Phase = 'Pending';
  private initialized = false;
  private waiting = 'ContainerCreating';
  private initLife: ContainerLife | undefined;
  private life: ContainerLife | undefined;
  private context: PodContext | undefined;
  private stopping: Promise<void> | undefined;
  private gone = false;
  private readonly interface: PodInterface;

  constructor(
    private pod: Pod,
    private readonly api: ApiClient,
    private readonly network: PodNetwork,
    private readonly places: Omit<Places, 'address'>,
    private readonly clock: Clock,
  ) {
    this.interface = network.join(pod.metadata.uid);
    this.log = this.logOf(pod.spec.containers[0]?.name ?? '');
    this.ended = this.run().then(() => this.stopping);
  }

  get state(): PodState {
    const { phase, initialized, life } = this;
    const { address } = this.interface;
    const [spec] = this.pod.spec.containers;
    const waiting = { name: spec?.name ?? '', image: spec?.image ?? '', imageID: '', restartCount: 0 };
    const containers = life?.status ?? {
      ...waiting,
      ready: false,
      started: false,
      state: { waiting: { reason: this.waiting } },
    };
    return { phase, initialized, ready: life?.ready === true, address, containers: [containers] };
  }

  get isRunning(): boolean {
    return this.life?.current !== undefined;
  }

  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  /** The pod as the API server has it now. */
  update(pod: Pod): void {
    this.pod = pod;
    if (pod.metadata.deletionTimestamp && !this.stopping) this.stopping = this.stop();
  }

  /** The API server has no such pod any more. */
  kill(): void {
    this.gone = true;
    this.stopping ??= this.stop();
  }

  /** Writes changed Secrets and ConfigMaps into the volumes. A kubelet does it about once a minute. */
  async refresh(): Promise<void> {
    if (!this.context || this.stopping || this.isDone) return;
    const volumes = (this.pod.spec.volumes ?? []).filter((volume) => !hasToken(volume));
    const context = await readPodObjects(this.api, this.pod, this.allPlaces, this.context.token);
    try {
      refresh(volumes, context);
    } catch (error) {
      // An object is gone: the pod keeps the files that it has.
      reasonToWait(error);
    }
  }

  /** A command in its container. */
  async exec(command: readonly string[]): Promise<ExecResult> {
    const container = this.life?.current;
    if (!container) throw new Error(`pod ${this.pod.metadata.name} has no running container`);
    return container.exec(command);
  }

  /** SIGKILL to all processes of its container, as when its machine fails or its memory does not suffice. */
  crash(): void {
    this.life?.current?.signal('SIGKILL');
  }

  /** Removes what is left of it on the node. */
  remove(): void {
    this.network.leave(this.interface);
    this.log.remove();
    rmSync(this.places.podFolder, { recursive: true, force: true });
  }

  private get isDone(): boolean {
    return this.phase === 'Succeeded' || this.phase === 'Failed';
  }

  private get allPlaces(): Places {
    return { ...this.places, address: this.interface.address };
  }

  private async run(): Promise<void> {
    const resolved = await this.prepared();
    if (!resolved) return;
    const policy = (this.pod.spec.restartPolicy ?? 'Always') as RestartPolicy;
    const succeeded = (await this.initialize(resolved, policy)) && (await this.runContainer(resolved, policy));
    this.phase = succeeded ? 'Succeeded' : 'Failed';
  }

  /** Waits until all volumes and variables of the pod exist. Undefined if it is deleted before. */
  private async prepared(): Promise<ResolvedPod | undefined> {
    while (!this.stopping) {
      try {
        const token = await readToken(this.api, this.pod);
        const context = await readPodObjects(this.api, this.pod, this.allPlaces, token);
        const settings = { automount: false, hosts: {}, serviceEnv: API_SERVER };
        const resolved = resolvePod(this.pod.spec, context, settings);
        this.context = context;
        return resolved;
      } catch (error) {
        this.waiting = reasonToWait(error);
        await sleep(500);
      }
    }
    return undefined;
  }

  private async initialize(resolved: ResolvedPod, policy: RestartPolicy): Promise<boolean> {
    const specs = this.pod.spec.initContainers ?? [];
    for (const [index, spec] of specs.entries()) {
      const container = resolved.initContainers[index];
      if (!container || this.stopping) return false;
      const log = this.logOf(spec.name);
      const life = new ContainerLife(this.sandbox, { ...spec }, container, this.folderOf(spec.name), log);
      this.initLife = life;
      if (!(await life.run(policy === 'Never' ? 'Never' : 'OnFailure'))) return false;
    }
    this.initialized = true;
    return !this.stopping;
  }

  private async runContainer(resolved: ResolvedPod, policy: RestartPolicy): Promise<boolean> {
    const [spec] = this.pod.spec.containers;
    if (!spec) return false;
    this.life = new ContainerLife(this.sandbox, spec, resolved.container, this.folderOf(spec.name), this.log);
    this.phase = 'Running';
    return this.life.run(policy);
  }

  private get sandbox(): PodSandbox {
    const { name, namespace } = this.pod.metadata;
    const { address, namespace: network } = this.interface;
    return { name, network, address, resolver: resolverOf(namespace) };
  }

  private logOf(container: string): PodLog {
    return new PodLog(this.pod, container, this.places.nodeFolder, this.clock);
  }

  private folderOf(container: string): string {
    return `${this.places.podFolder}/containers/${container}`;
  }

  private async stop(): Promise<void> {
    const expired = () => this.gone || Date.now() > Date.parse(this.pod.metadata.deletionTimestamp ?? '');
    await this.initLife?.stop(expired);
    await this.life?.stop(expired);
  }
}

/** Why the kubelet tries again later, or the error itself if it is none of these. */
function reasonToWait(error: unknown): string {
  const [reason] = /^(FailedMount|CreateContainerConfigError)(?=:)/.exec((error as Error).message) ?? [];
  if (reason === undefined) throw error;
  return reason;
}
