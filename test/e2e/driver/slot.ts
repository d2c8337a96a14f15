import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { reset } from '../elasticsearch/server/reset';
import { ServerProcess } from '../elasticsearch/server/server-process';
import { rootsFolder } from '../runner/roots';
import { findRun, type Run, serverOf } from './runs';
import { startRun } from './start-run';

const PORT = 9300;

/** Executes one run after the other in a network namespace, with a real Elasticsearch that they share. Reads ids, writes outcomes. */
class Slot {
  private server: ServerProcess | undefined;
  private count = 0;

  constructor(
    private readonly work: string,
    private readonly folder: string,
  ) {}

  async execute(run: Run): Promise<void> {
    const begin = Date.now();
    const server = await this.serverFor(run);
    const prepared = Math.round((Date.now() - begin) / 1000);
    const { kind, port } = server;
    const outcome = await startRun(run, this.work, { kind, port, control: this.control });
    process.stdout.write(`${JSON.stringify({ ...outcome, prepared })}\n`);
  }

  async end(): Promise<void> {
    await this.server?.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs ask by this socket for a restart of the server, which is outside of their namespaces. */
  listen(): void {
    createServer((request, response) => {
      const signal = request.url === '/restart/SIGTERM' ? 'SIGTERM' : 'SIGKILL';
      const answer = (status: number) => response.writeHead(status).end();
      this.restart(signal).then(
        () => answer(200),
        () => answer(500),
      );
    }).listen(this.control);
  }

  private get control(): string {
    return join(this.folder, 'control.socket');
  }

  private async restart(signal: NodeJS.Signals): Promise<void> {
    await this.server?.stop(signal);
    await this.server?.start();
  }

  private async serverFor(run: Run): Promise<ServerProcess> {
    const kind = serverOf(run);
    const known = this.server;
    if (known && known.kind.major === kind.major && known.kind.secure === kind.secure) {
      await reset(known);
      return known;
    }
    await known?.stop('SIGKILL');
    this.count += 1;
    const folder = join(this.folder, `elasticsearch-${this.count}`);
    const server = new ServerProcess(kind, PORT, rootsFolder(), folder);
    this.server = server;
    await server.start();
    return server;
  }
}

const [work = '', folder = ''] = process.argv.slice(2);
const slot = new Slot(work, folder);
slot.listen();
let last = Promise.resolve();
const requests = createInterface({ input: process.stdin });
// The suite has ended, in whatever way. This is the first process of its namespace: everything in it ends, too.
requests.on('close', () => void slot.end().finally(() => process.exit(0)));
requests.on('line', (id) => {
  last = last.then(() => slot.execute(findRun(id)));
  last.catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
