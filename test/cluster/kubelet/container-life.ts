import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Container as ContainerSpec } from '../../e2e/cluster/objects';
import type { Exit, ResolvedContainer } from '../../e2e/runner/agent-runner';
import { Container, type PodSandbox } from './container';
import type { ContainerStatus } from './pod';
import type { PodLog } from './pod-log';
import { attemptOf, Prober } from './probe';

/** As kubelets of 1.37: from one second on, twice as long each time. */
const LONGEST_BACK_OFF = 60;

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

/** A container of a pod over all of its starts. */
export class ContainerLife {
  /** The container that runs now. */
  current: Container | undefined;
  ready = false;
  exit: Exit | undefined;

  private starting: Promise<Container> | undefined;
  private started = false;
  private starts = 0;
  private id = '';
  private startedAt = '';
  private endedAt = '';
  private probers: Prober[] = [];
  private liveness: Prober | undefined;
  private stopped = false;

  constructor(
    private readonly sandbox: PodSandbox,
    private readonly spec: ContainerSpec,
    private readonly resolved: ResolvedContainer,
    private readonly folder: string,
    private readonly log: PodLog,
  ) {}

  /** Starts the container, and again as its policy says, until it is done. Answers whether it succeeded. */
  async run(policy: RestartPolicy): Promise<boolean> {
    for (let backOff = 1; !this.stopped; backOff = Math.min(backOff * 2, LONGEST_BACK_OFF)) {
      const exit = await this.runOnce();
      const succeeded = exit.code === 0;
      if (policy === 'Never' || (policy === 'OnFailure' && succeeded)) return succeeded;
      for (const end = Date.now() + backOff * 1000; Date.now() < end && !this.stopped; ) await sleep(100);
    }
    return this.exit?.code === 0;
  }

  /** Ends the container as the deletion of its pod does: hook, SIGTERM, and SIGKILL when `expired` says so. */
  async stop(expired: () => boolean): Promise<void> {
    this.stopped = true;
    await this.starting;
    const container = this.current;
    if (!container) return;
    this.liveness?.end();
    const hook = this.spec.lifecycle?.preStop?.exec;
    if (hook) await until(container.exec(hook.command), () => expired() || !this.current);
    container.signal('SIGTERM');
    await until(container.exited, expired);
    container.signal('SIGKILL');
    await container.exited;
  }

  get status(): ContainerStatus {
    const { name, image } = this.spec;
    return {
      name,
      image,
      imageID: `simulated://${image}`,
      ...(this.id === '' ? {} : { containerID: `containerd://${this.id}` }),
      ready: this.ready,
      started: this.started,
      restartCount: Math.max(0, this.starts - 1),
      state: this.state,
    };
  }

  private get state(): ContainerStatus['state'] {
    if (this.current) return { running: { startedAt: this.startedAt } };
    if (!this.exit) return { waiting: { reason: 'ContainerCreating' } };
    const { code, signal } = this.exit;
    const reason = code === 0 ? 'Completed' : 'Error';
    const [startedAt, finishedAt] = [this.startedAt, this.endedAt];
    return { terminated: { exitCode: code ?? 137, reason, message: signal ?? '', startedAt, finishedAt } };
  }

  private async runOnce(): Promise<Exit> {
    const { id, sink } = this.log.open(this.starts);
    this.starts += 1;
    this.id = id;
    this.startedAt = new Date().toISOString();
    this.starting = Container.start(this.sandbox, this.resolved, join(this.folder, String(this.starts)), sink);
    const container = await this.starting;
    this.current = container;
    this.probe(container);
    const exit = await container.exited;
    for (const prober of this.probers) prober.end();
    this.exit = exit;
    this.endedAt = new Date().toISOString();
    this.current = undefined;
    this.ready = this.started = false;
    return exit;
  }

  private probe(container: Container): void {
    const { startupProbe, readinessProbe, livenessProbe } = this.spec;
    this.probers = [];
    const attempt = (probe: NonNullable<typeof startupProbe>) =>
      attemptOf(probe, this.spec, container, this.sandbox.address);
    const kill = (passed: boolean) => {
      if (!passed) void this.kill(container);
    };
    const begin = () => {
      this.started = true;
      if (livenessProbe) {
        this.liveness = new Prober(livenessProbe, attempt(livenessProbe), kill);
        this.probers.push(this.liveness);
      }
      if (!readinessProbe) this.ready = true;
      else this.probers.push(new Prober(readinessProbe, attempt(readinessProbe), (passed) => (this.ready = passed)));
    };
    if (!startupProbe) {
      begin();
      return;
    }
    const startup = new Prober(startupProbe, attempt(startupProbe), (passed) => {
      startup.end();
      if (passed) begin();
      else kill(false);
    });
    this.probers.push(startup);
  }

  /** A failed probe restarts the container. */
  private async kill(container: Container): Promise<void> {
    for (const prober of this.probers) prober.end();
    container.signal('SIGTERM');
    const end = Date.now() + 30_000;
    await until(container.exited, () => Date.now() > end);
    container.signal('SIGKILL');
  }
}

/** Waits for a promise, or until there is no point in it. */
async function until(promise: Promise<unknown>, enough: () => boolean): Promise<void> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  while (!settled && !enough()) await sleep(50);
}
