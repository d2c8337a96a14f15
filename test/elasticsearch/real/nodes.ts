import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../../e2e/elasticsearch/server/server-process';
import type { NodeOptions, ServerKind } from '../../e2e/elasticsearch/server/settings';
import { rootsFolder } from '../../e2e/runner/roots';

export const SCRIPTS = join(__dirname, '../../../lib/elasticsearch/nodes/scripts');

/** The real servers of one test file. Their network namespace is that of the test runner. */
export class Nodes {
  private readonly folder = mkdtempSync(join(tmpdir(), 'elasticsearch-'));
  private readonly servers: ServerProcess[] = [];

  /** A server that is not started. Servers of the same name have the same data, one after the other. */
  server(kind: ServerKind, name: string, port: number, options?: NodeOptions): ServerProcess {
    const server = new ServerProcess(kind, port, rootsFolder(), join(this.folder, name), options);
    this.servers.push(server);
    return server;
  }

  /** The data directory of a server. */
  dataOf(name: string): string {
    return join(this.folder, name, 'data');
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop('SIGKILL')));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** How a script ended, and all that it printed. */
export interface ScriptOutcome {
  readonly status: number;
  readonly log: string;
}

/** Runs a script of the nodes with the programs of this machine. */
export function script(name: string, env: Record<string, string>, ...args: string[]): Promise<ScriptOutcome> {
  return new Promise((resolve) => {
    execFile('bash', [join(SCRIPTS, name), ...args], { env: { PATH: process.env.PATH, ...env } }, (error, out, err) => {
      const status = error === null ? 0 : Number(error.code);
      resolve({ status, log: `${out}${err}` });
    });
  });
}
