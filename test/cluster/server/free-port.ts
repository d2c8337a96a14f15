import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range from which the kernel takes ports of connections, and one range for each worker of Jest. */
const FIRST = 20_000 + (Number(process.env.JEST_WORKER_ID ?? 0) % 10) * 1000;

const given = new Set<number>();

/** A port of the loopback interface that is free, and another one at each call. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + randomInt(1000);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
