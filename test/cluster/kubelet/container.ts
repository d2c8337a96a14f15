import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Image, imageOf } from '../../e2e/images/images';
import type { Exit, LogSink, ResolvedContainer } from '../../e2e/runner/agent-runner';
import { firstJson } from '../../e2e/runner/bubblewrap';
import { becomeUser, bubblewrapArguments, containerEnv } from '../../e2e/runner/bubblewrap-arguments';
import { mountRoot } from '../../e2e/runner/container-root';
import { rootsFolder } from '../../e2e/runner/roots';
import { Output } from './output';

/** What the containers of a pod share. */
export interface PodSandbox {
  readonly name: string;
  /** Its network namespace. */
  readonly network: string;
  readonly address: string;
  /** The text of `/etc/resolv.conf`. */
  readonly resolver: string;
}

export interface ExecResult {
  readonly code: number;
  readonly output: string;
}

const roots = rootsFolder();

/** A container of a pod that runs: a bubblewrap sandbox in the network namespace of the pod. */
export class Container {
  static async start(
    sandbox: PodSandbox,
    resolved: ResolvedContainer,
    folder: string,
    log: LogSink,
  ): Promise<Container> {
    const image = impatient(imageOf(resolved.image));
    mkdirSync(folder, { recursive: true });
    const root = mountRoot(roots, image, folder, resolved);
    writeFileSync(join(root, 'etc/hosts'), `127.0.0.1 localhost\n${sandbox.address} ${sandbox.name}\n`);
    writeFileSync(join(root, 'etc/resolv.conf'), sandbox.resolver);
    const streams = ['stdout', 'stderr'] as const;
    const [out, err] = streams.map(
      (stream) => new Output(join(folder, stream), resolved.user ?? 0, (line) => log(line, stream)),
    ) as [Output, Output];
    const command = ['bwrap', ...bubblewrapArguments(root, sandbox.name, resolved, image)];
    const child = spawn('nsenter', [`--net=/run/netns/${sandbox.network}`, '--', ...command], {
      stdio: ['ignore', out.descriptor, err.descriptor, 'pipe'],
      env: { PATH: process.env.PATH },
    });
    const exited = exitOf(child, [out, err], root, folder);
    for (const output of [out, err]) output.release();
    const pid = (await firstJson(child.stdio[3] as Readable))['child-pid'];
    return new Container(sandbox, resolved, image, pid, exited);
  }

  private constructor(
    private readonly sandbox: PodSandbox,
    private readonly resolved: ResolvedContainer,
    private readonly image: Image,
    /** Undefined when it could not be started. */
    private readonly pid: number | undefined,
    /** Resolves when its first process has ended and its output was read. */
    readonly exited: Promise<Exit>,
  ) {}

  signal(signal: NodeJS.Signals): void {
    if (this.pid !== undefined && existsSync(`/proc/${this.pid}`)) process.kill(this.pid, signal);
  }

  /** Runs a command in the container, as `kubectl exec`, probes and hooks do. */
  exec(command: readonly string[], timeoutSeconds?: number): Promise<ExecResult> {
    const namespaces = ['--target', String(this.pid), '--mount', '--pid', '--ipc', '--uts', '--net'];
    const env = Object.entries(containerEnv(this.sandbox.name, this.resolved, this.image));
    // Set in the container: libraries that are loaded first are not on this machine.
    const withEnv = ['env', '-i', ...env.map(([name, value]) => `${name}=${value}`)];
    const args = [...namespaces, '--', ...withEnv, ...becomeUser(this.resolved), ...command];
    const options = {
      env: { PATH: process.env.PATH },
      maxBuffer: 64 * 1024 * 1024,
      ...(timeoutSeconds === undefined ? {} : { timeout: timeoutSeconds * 1000, killSignal: 'SIGKILL' as const }),
    };
    return new Promise((resolve) => {
      execFile('nsenter', args, options, (error, stdout, stderr) => {
        const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
        resolve({ code, output: stdout + stderr });
      });
    });
  }
}

/** The image, with shorter pauses in the scripts of Elasticsearch nodes, and without their limits of disk space. */
function impatient(image: Image): Image {
  const pauses = { PAUSE_SECONDS: '1', DRAIN_SECONDS: '3', SETTLE_SECONDS: '10' };
  // All volumes are on the disk of the machine that runs the tests. The entrypoint of the image makes a setting of this.
  const noLimits = { 'cluster.routing.allocation.disk.threshold_enabled': 'false' };
  return { ...image, env: { ...image.env, ...pauses, ...noLimits } };
}

function exitOf(child: ChildProcess, outputs: readonly Output[], root: string, folder: string): Promise<Exit> {
  const exit = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  return exit.then(async (result) => {
    await Promise.all(outputs.map(({ ended }) => ended));
    execFileSync('umount', ['--lazy', root]);
    rmSync(folder, { recursive: true, force: true });
    return result;
  });
}
