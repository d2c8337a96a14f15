import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesBelow } from '../../runner/processes';
import { type Response, requestOf } from './server-client';
import { FILE_REALM, type NodeOptions, type ServerKind, settingsOf } from './settings';

/** Elasticsearch does not run as root. */
const USER = 61_000;
/** The server lives for minutes: the first compiler of Java costs less than both. */
const JAVA_OPTIONS = '-Xms512m -Xmx512m -XX:TieredStopAtLevel=1';

/** One real Elasticsearch, in a sandbox with the Java of its version, as a user without any privilege. */
export class ServerProcess {
  private process: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    readonly kind: ServerKind,
    readonly port: number,
    private readonly roots: string,
    private readonly folder: string,
    private readonly node: NodeOptions = {},
  ) {}

  /** Starts with the data that is there. */
  async start(): Promise<void> {
    this.prepare();
    const output = openSync(join(this.folder, 'output.log'), 'a');
    const child = spawn('bwrap', this.arguments(...this.command), { stdio: ['ignore', output, output] });
    this.ended = new Promise((resolve) => child.on('exit', () => resolve()));
    this.process = child;
    let running = true;
    void this.ended.then(() => {
      running = false;
    });
    const end = Date.now() + 600_000;
    for (;;) {
      if (!running || Date.now() > end)
        throw new Error(`Elasticsearch ${this.kind.major} does not start:\n${this.lastOutput()}`);
      if (await this.answers()) return;
      await pause(300);
    }
  }

  /** SIGTERM and SIGKILL reach Java itself. */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child?.pid) return;
    for (const { pid, name } of processesBelow(child.pid)) if (name === 'java') process.kill(pid, signal);
    await this.ended;
  }

  /** Deletes all of its data. */
  async wipe(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(join(this.folder, 'data'), { recursive: true, force: true });
    await this.start();
  }

  request(method: string, path: string, body?: unknown): Promise<Response> {
    return requestOf(this.kind, this.port, method, path, body, this.node.authority);
  }

  private async answers(): Promise<boolean> {
    try {
      const { status } = await this.request('GET', '/_cluster/health?wait_for_status=yellow&timeout=5s');
      return status === 200;
    } catch {
      return false; // it does not listen yet
    }
  }

  /** Runs one of Elasticsearch's tools with the configuration and the data of this server, which does not run. */
  tool(name: string, input: string, ...options: string[]): string {
    this.prepare();
    return execFileSync('bwrap', this.arguments(`/srv/bin/${name}`, ...options), { input, encoding: 'utf8' });
  }

  private get command(): string[] {
    const { entrypoint } = this.node;
    const start = entrypoint ? ['bash', entrypoint.script] : [];
    return [...start, '/srv/bin/elasticsearch', ...(this.kind.major === 2 ? ['-Dpath.conf=/home/config'] : [])];
  }

  private prepare(): void {
    const config = join(this.folder, 'config');
    rmSync(config, { recursive: true, force: true });
    cpSync(join(this.roots, `elasticsearch-${this.kind.major}`, 'config'), config, { recursive: true });
    writeFileSync(join(config, 'elasticsearch.yml'), settingsOf(this.kind, this.port, this.node.settings));
    const files = { ...(this.kind.secure ? FILE_REALM : {}), ...this.node.files };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(config, name), text);
    for (const name of ['data', 'logs', 'tmp']) mkdirSync(join(this.folder, name), { recursive: true });
    writeFileSync(join(this.folder, 'hosts'), '127.0.0.1 localhost\n');
    execFileSync('chown', ['-R', `${USER}:${USER}`, this.folder]);
  }

  private arguments(...command: string[]): string[] {
    const { major } = this.kind;
    const java = major === 2 ? 'java-8' : 'java-21';
    const home = major === 2 ? '/usr/lib/jvm/java-8-openjdk-amd64' : '/usr/lib/jvm/java-21-openjdk-amd64';
    const binds = { config: '/home/config', data: '/home/data', logs: '/srv/logs', tmp: '/tmp' };
    const { entrypoint } = this.node;
    const env = {
      PATH: '/usr/bin:/bin:/srv/bin',
      HOME: '/tmp',
      LANG: 'C.UTF-8',
      JAVA_HOME: home,
      ...(major === 2
        ? { ES_HEAP_SIZE: '512m', ES_JAVA_OPTS: '-XX:TieredStopAtLevel=1' }
        : { ES_JAVA_HOME: home, ES_JAVA_OPTS: JAVA_OPTIONS, ES_PATH_CONF: '/home/config', ES_TMPDIR: '/tmp' }),
      ...entrypoint?.env,
    };
    return [
      ...['--ro-bind', join(this.roots, java), '/', '--dev', '/dev', '--proc', '/proc'],
      ...['--ro-bind', join(this.roots, `elasticsearch-${major}`), '/srv', '--tmpfs', '/home'],
      ...['--ro-bind', join(this.folder, 'hosts'), '/etc/hosts'],
      ...Object.entries(binds).flatMap(([from, to]) => ['--bind', join(this.folder, from), to]),
      ...Object.entries(entrypoint?.directories ?? {}).flatMap(([to, from]) => ['--ro-bind', from, to]),
      ...['--die-with-parent', '--unshare-ipc', '--unshare-uts', '--hostname', 'localhost', '--clearenv'],
      ...Object.entries(env).flatMap(([name, value]) => ['--setenv', name, value]),
      ...['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--clear-groups', '--inh-caps=-all', '--'],
      ...command,
    ];
  }

  private lastOutput(): string {
    return readFileSync(join(this.folder, 'output.log'), 'utf8').split('\n').slice(-30).join('\n');
  }
}
