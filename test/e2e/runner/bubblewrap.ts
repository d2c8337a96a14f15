import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { imageOf } from '../images/images';
import type { AgentRunner, Exit, LogSink, ResolvedContainer, ResolvedPod, RunningContainer } from './agent-runner';
import { bubblewrapArguments } from './bubblewrap-arguments';
import { mountRoot } from './container-root';
import { processesBelow } from './processes';

/** Runs containers as bubblewrap sandboxes over an overlay of the image's layers. Needs root and a mount namespace of its own. */
export class BubblewrapRunner implements AgentRunner {
  private started = 0;

  constructor(
    private readonly roots: string,
    private readonly work: string,
  ) {}

  async start(
    pod: string,
    container: ResolvedContainer,
    hosts: ResolvedPod['hosts'],
    log: LogSink,
  ): Promise<RunningContainer> {
    const image = imageOf(container.image);
    this.started += 1;
    const root = mountRoot(this.roots, image, join(this.work, `container-${this.started}`), container);
    writeFileSync(join(root, 'etc/hosts'), hostsFile(hosts));
    const child = spawn('bwrap', bubblewrapArguments(root, pod, container, image), {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH },
    });
    const exited = new Promise<Exit>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
    follow(child.stdout, 'stdout', log);
    follow(child.stderr, 'stderr', log);
    const info = await firstJson(child.stdio[3] as Readable);
    const pid = info['child-pid'];
    if (pid === undefined) throw new Error('bubblewrap did not start the container');
    return new Sandbox(pid, exited);
  }
}

class Sandbox implements RunningContainer {
  private peak = 0;

  constructor(
    private readonly pid: number,
    readonly exited: Promise<Exit>,
  ) {}

  signal(signal: NodeJS.Signals): void {
    if (existsSync(`/proc/${this.pid}`)) process.kill(this.pid, signal);
  }

  peakMemory(): number {
    const total = processesBelow(this.pid).reduce((sum, { peakMemory }) => sum + peakMemory, 0);
    this.peak = Math.max(this.peak, total);
    return this.peak;
  }
}

function hostsFile(hosts: ResolvedPod['hosts']): string {
  const lines = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
  return `127.0.0.1 localhost\n${lines.join('')}`;
}

function follow(output: Readable | null, stream: 'stdout' | 'stderr', log: LogSink): void {
  if (output) createInterface({ input: output }).on('line', (line) => log(line, stream));
}

export async function firstJson(input: Readable): Promise<Record<string, number>> {
  let text = '';
  for await (const piece of input) {
    text += String(piece);
    if (text.includes('}')) break;
  }
  return text === '' ? {} : (JSON.parse(text) as Record<string, number>);
}
