import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Image, imageOf } from '../images/images';
import type { AgentRunner, Exit, LogSink, ResolvedContainer, ResolvedPod, RunningContainer } from './agent-runner';
import { pathInRoot } from './path-in-root';
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
    plan: ResolvedContainer,
    hosts: ResolvedPod['hosts'],
    log: LogSink,
  ): Promise<RunningContainer> {
    const image = imageOf(plan.image);
    this.started += 1;
    const root = this.overlay(image, join(this.work, `container-${this.started}`), plan, hosts);
    const child = spawn('bwrap', this.arguments(root, pod, plan, image), {
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

  /** A container's own writable root. Mount points are made here: bubblewrap cannot make them in a read-only root. */
  private overlay(image: Image, folder: string, plan: ResolvedContainer, hosts: ResolvedPod['hosts']): string {
    const [upper, work, root] = ['upper', 'work', 'root'].map((name) => join(folder, name)) as [string, string, string];
    for (const path of [upper, work, root]) mkdirSync(path, { recursive: true });
    const lower = image.layers.map((layer) => join(this.roots, layer)).join(':');
    const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
    execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', options, root]);
    for (const { source, target } of plan.mounts)
      makeMountPoint(join(root, pathInRoot(root, target)), statSync(source).isDirectory());
    mkdirSync(join(root, image.workingDir), { recursive: true });
    for (const [link, target] of Object.entries(image.links ?? {})) symlinkSync(target, join(root, link));
    const lines = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
    writeFileSync(join(root, 'etc/hosts'), `127.0.0.1 localhost\n${lines.join('')}`);
    return root;
  }

  private arguments(root: string, pod: string, plan: ResolvedContainer, image: Image): string[] {
    const command = [...(plan.command.length > 0 ? plan.command : image.entrypoint)];
    // As in Kubernetes: a command of the manifest puts away both the entry point and the arguments of the image.
    command.push(...(plan.args.length > 0 || plan.command.length > 0 ? plan.args : image.cmd));
    const env = Object.entries({ HOME: '/root', ...image.env, ...plan.env, HOSTNAME: pod });
    const capabilities = [...plan.capabilities];
    const become: string[] = [];
    if (plan.user !== undefined && plan.user !== 0) {
      capabilities.push('SETUID', 'SETGID', 'SETPCAP');
      const bounding = plan.capabilities.map((name) => `,+${name.toLowerCase()}`).join('');
      become.push('setpriv', `--reuid=${plan.user}`, `--regid=${plan.group ?? plan.user}`, '--clear-groups');
      become.push('--inh-caps=-all', `--bounding-set=-all${bounding}`, '--');
    }
    // Shorter targets first, so that a mount under another one stays visible.
    const mounts = [...plan.mounts].sort((one, other) => one.target.length - other.target.length);
    return [
      ...[plan.readOnlyRoot ? '--ro-bind' : '--bind', root, '/', '--dev', '/dev', '--proc', '/proc'],
      ...mounts.flatMap(({ source, target, readOnly }) => [
        readOnly ? '--ro-bind' : '--bind',
        source,
        pathInRoot(root, target),
      ]),
      ...['--unshare-pid', '--unshare-ipc', '--unshare-uts', '--hostname', pod, '--as-pid-1', '--die-with-parent'],
      ...['--cap-drop', 'ALL', ...capabilities.flatMap((name) => ['--cap-add', `CAP_${name}`])],
      ...['--chdir', plan.workingDir ?? image.workingDir, '--info-fd', '3', '--clearenv'],
      ...env.flatMap(([name, value]) => ['--setenv', name, value]),
      ...become,
      ...command,
    ];
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

function makeMountPoint(path: string, directory: boolean): void {
  if (directory) {
    mkdirSync(path, { recursive: true });
  } else if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  }
}

function follow(output: Readable | null, stream: 'stdout' | 'stderr', log: LogSink): void {
  if (output) createInterface({ input: output }).on('line', (line) => log(line, stream));
}

async function firstJson(input: Readable): Promise<Record<string, number>> {
  let text = '';
  for await (const piece of input) {
    text += String(piece);
    if (text.includes('}')) break;
  }
  return text === '' ? {} : (JSON.parse(text) as Record<string, number>);
}
