import { setTimeout as pause } from 'node:timers/promises';
import type { AgentRunner, Exit, LogSink, ResolvedPod, RunningContainer } from '../runner/agent-runner';

/** The agent's pod on the node: started, killed and restarted as a kubelet does, with a shorter back-off. */
export class Agent {
  readonly exits: Exit[] = [];
  readonly log: string[] = [];
  starts = 0;
  /** How often a scenario kills or stops the agent. More starts mean that the agent cannot run. */
  maxStarts = 8;
  private running: RunningContainer | undefined;
  private wanted = false;
  private loop: Promise<void> = Promise.resolve();
  private peak = 0;

  constructor(
    private readonly runner: AgentRunner,
    private pod: ResolvedPod,
    private readonly sink: LogSink,
  ) {}

  start(): void {
    this.wanted = true;
    this.loop = this.keepRunning();
  }

  /**
   * The first process of the container gets the signal, and SIGKILL when the pod's grace period is over; the kubelet
   * starts a new container when it has ended.
   */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const container = this.running;
    if (!container) return;
    this.measure();
    container.signal(signal);
    const ended = await Promise.race([
      container.exited.then(() => true),
      pause(this.pod.graceSeconds * 1000, false, { ref: false }),
    ]);
    if (!ended) container.signal('SIGKILL');
    await container.exited;
  }

  /** Killed, and not restarted before `start` is called. */
  async killForNow(): Promise<void> {
    this.wanted = false;
    this.measure();
    this.running?.signal('SIGKILL');
    await this.loop;
  }

  /** Sends a signal that does not end the container. */
  signal(signal: NodeJS.Signals): void {
    this.running?.signal(signal);
  }

  /** Ends the pod: SIGTERM, and SIGKILL after the pod's own grace period. Answers whether the grace period was enough. */
  async stop(): Promise<boolean> {
    this.wanted = false;
    this.measure();
    const container = this.running;
    container?.signal('SIGTERM');
    const graceful = await Promise.race([this.loop.then(() => true), pause(this.pod.graceSeconds * 1000, false)]);
    if (!graceful) container?.signal('SIGKILL');
    await this.loop;
    return graceful;
  }

  /** Ends the pod, and starts the one that takes its place. */
  async replace(pod: ResolvedPod): Promise<void> {
    await this.stop();
    this.pod = pod;
    this.start();
  }

  failIfLooping(): void {
    if (this.starts <= this.maxStarts) return;
    throw new Error(`the agent has started ${this.starts} times; its last words:\n${this.log.slice(-12).join('\n')}`);
  }

  get peakMemory(): number {
    this.measure();
    return Math.round(this.peak);
  }

  private measure(): void {
    this.peak = Math.max(this.peak, this.running?.peakMemory() ?? 0);
  }

  private async keepRunning(): Promise<void> {
    const { name, initContainers, container, hosts } = this.pod;
    const log: LogSink = (line, stream) => {
      this.log.push(line);
      this.sink(line, stream);
    };
    while (this.wanted) {
      for (const init of this.starts === 0 ? initContainers : []) {
        const { code } = await (await this.runner.start(name, init, hosts, log)).exited;
        if (code !== 0)
          throw new Error(`init container ${init.name} ended with ${code}: ${this.log.slice(-5).join('\n')}`);
      }
      this.running = await this.runner.start(name, container, hosts, log);
      this.starts += 1;
      this.exits.push(await this.running.exited);
      this.running = undefined;
      if (this.wanted) await pause(500);
    }
  }
}
