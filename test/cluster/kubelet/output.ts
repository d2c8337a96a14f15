import { execFileSync } from 'node:child_process';
import { chownSync, closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * An output of a container: a pipe that its user owns, as a container runtime makes it, so that a hook may open
 * `/proc/1/fd/1`. The pipes of Node.js are sockets, which nobody can open.
 */
export class Output {
  /** For the process that writes. */
  readonly descriptor: number;
  /** Resolves when nobody can write any more and all lines were read. */
  readonly ended: Promise<void>;

  constructor(path: string, user: number, line: (text: string) => void) {
    execFileSync('mkfifo', ['-m', '0600', path]);
    chownSync(path, user, user);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    this.descriptor = openSync(path, constants.O_WRONLY);
    const lines = createInterface({ input: new Socket({ fd: reader, readable: true, writable: false }) });
    lines.on('line', line);
    this.ended = new Promise((resolve) => lines.once('close', () => resolve()));
  }

  /** After the process was started. */
  release(): void {
    closeSync(this.descriptor);
  }
}
