import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, directory, mounted } from '../../provisioning/run';
import { Elasticsearch } from '../../provisioning/servers/elasticsearch';

// Not a unit test, because it needs bash, curl and shellcheck.

const script = join(__dirname, '../../../lib/elasticsearch/nodes/scripts/node-stop.sh');
const [A, B, C] = ['elasticsearch-0', 'elasticsearch-1', 'elasticsearch-2'] as const;

let server: Elasticsearch;

beforeEach(async () => {
  server = new Elasticsearch();
  await server.start();
});

afterEach(async () => {
  await server.stop();
  cleanUp();
});

/** The copies of one shard on these nodes. */
function copies(index: string, ...nodes: string[]) {
  return nodes.map((node, place) => ({ index, node, kind: place === 0 ? ('p' as const) : ('r' as const) }));
}

interface Patience {
  readonly seconds?: number;
  readonly long?: number;
  readonly env?: Record<string, string>;
}

/** Runs the hook of a node until it ends, and returns its log. */
function stop(node: string, { seconds = 60, long = 60, env = {} }: Patience = {}): Promise<string> {
  const secrets = directory();
  writeFileSync(join(secrets, 'bootstrap.password'), 'elastic-secret\n');
  const environment = {
    PATH: process.env.PATH,
    NODE_NAME: node,
    NODE_URL: server.url,
    SECURE_SETTINGS: secrets,
    PAUSE_SECONDS: '0.1',
    DRAIN_SECONDS: '0',
    ...env,
  };
  return new Promise((resolve, reject) => {
    execFile('bash', [script, `${seconds}`, `${long}`], { env: environment }, (error, out) =>
      error ? reject(error) : resolve(out),
    );
  });
}

/** Calls the function after this number of requests. */
function whenAsked(requests: number, change: () => void): void {
  server.afterRequest = (count) => {
    if (count === requests) change();
  };
}

test('shellcheck finds nothing', () => {
  expect(execFileSync('shellcheck', ['-x', script]).toString()).toBe('');
});

test('a node stops at once if a majority and a copy of each of its shards remain', async () => {
  server.cluster.shards = [...copies('a', A, B), ...copies('b', B, C)];
  expect(await stop(A)).toBe('');
});

test('a node waits while another one has the only active copy to come of its shard', async () => {
  server.cluster.shards = [
    { index: 'a', node: A },
    { index: 'a', node: B, kind: 'r', state: 'INITIALIZING' },
  ];
  whenAsked(12, () => {
    server.cluster.shards = copies('a', A, B);
  });
  expect(await stop(A)).toContain('waiting: no other node has an active copy of shard a/0');
});

test('a node does not wait for shards of other nodes, regardless of their state', async () => {
  server.cluster.shards = [...copies('a', A, B), { index: 'red', state: 'UNASSIGNED' }];
  expect(await stop(A)).toBe('');
});

test('a node waits until a majority of the voting masters remains without it', async () => {
  server.cluster.nodes.delete(B);
  whenAsked(12, () => server.cluster.nodes.set(B, 2));
  expect(await stop(A)).toContain('waiting: 1 of 3 voting masters would be left');
});

test('a node does not rely on a copy on a node that is removed', async () => {
  server.cluster.named = C;
  server.cluster.shards = copies('a', A, C);
  whenAsked(12, () => {
    server.cluster.shards = copies('a', A, B);
  });
  expect(await stop(A)).toContain('waiting: no other node has an active copy of shard a/0');
});

test('a node that does not vote does not wait for masters', async () => {
  server.cluster.nodes.set('elasticsearch-data-0', 1).delete(B);
  expect(await stop('elasticsearch-data-0')).toBe('');
});

test('the only master stops, because the cluster stops without it in any case', async () => {
  server.cluster.nodes.delete(B);
  server.cluster.nodes.delete(C);
  server.cluster.voting = [A];
  expect(await stop(A)).toBe('');
});

test('of three nodes that must stop at the same time, each waits for the one before', async () => {
  server.cluster.shards = [...copies('a', A, B), ...copies('b', B, C), ...copies('c', C, A)];
  const away: string[] = [];
  const most: number[] = [];
  const restart = async (node: string) => {
    await stop(node, { long: 120 });
    away.push(node);
    most.push(away.length);
    server.cluster.nodes.delete(node);
    await new Promise((resolve) => setTimeout(resolve, 500));
    server.cluster.nodes.set(node, 2);
    away.splice(away.indexOf(node), 1);
  };
  await Promise.all([A, B, C].map(restart));
  expect(most).toEqual([1, 1, 1]);
}, 180_000);

test('the lock of a node that has left or restarted is not valid', async () => {
  server.cluster.locks.set(7, { node: B, ephemeral_id: `${B}-start-1`, since: 0 });
  server.cluster.restart(B);
  expect(await stop(A)).toBe('');
  expect([...server.cluster.locks.keys()]).toEqual([8]);
});

test('a node whose request for the lock got no answer has the lock, and returns it when it must wait', async () => {
  const { cluster } = server;
  cluster.shards = copies('a', A, B);
  cluster.lostAnswers = 1;
  let named = false;
  server.afterRequest = () => {
    const holder = [...cluster.locks.values()].at(-1)?.node;
    if (holder === A) cluster.named = A;
    if (cluster.named && holder === '') {
      named = true;
      cluster.voting = [B];
      cluster.shards = copies('a', C, B);
    }
  };
  await stop(A);
  expect(named).toBe(true);
});

test('a node that waits does not return the lock of another node', async () => {
  server.cluster.locks.set(1, { node: B, ephemeral_id: `${B}-start-1`, since: 0 });
  server.cluster.voting = [A, 'elasticsearch-8', 'elasticsearch-9'];
  await stop(A, { long: 2 });
  expect([...server.cluster.locks]).toEqual([[1, expect.objectContaining({ node: B })]]);
});

test('a number that another node has used and returned is no lock', async () => {
  const { cluster } = server;
  cluster.locks.set(5, { node: B, ephemeral_id: `${B}-start-0`, since: 0 });
  cluster.beforeLock = () => {
    // Another node has taken lock 6 and returned it, after this node read lock 5.
    if (cluster.locks.delete(5)) cluster.locks.set(7, { node: '', ephemeral_id: '', since: 0 });
  };
  await stop(A);
  expect(cluster.locks.get(8)).toMatchObject({ node: A });
});

test('a node that loses the race for the lock waits', async () => {
  server.cluster.locks.set(1, { node: B, ephemeral_id: `${B}-start-1`, since: 0 });
  expect(await stop(A, { long: 1 })).toMatch(new RegExp(`stopping after \\d+ seconds: ${B} is stopping`));
});

describe('a node that is removed permanently', () => {
  test('waits until it has no shard and no vote', async () => {
    server.cluster.excluded = `${C},elasticsearch-9`;
    server.cluster.shards = copies('a', C, A);
    server.afterRequest = (count) => {
      if (count === 10) server.cluster.voting = [A];
      if (count === 20) server.cluster.shards = copies('a', B, A);
    };
    const said = await stop(C);
    expect(said).toContain('waiting: the node is removed, and still votes');
    expect(said).toContain('waiting: the node is removed, and 1 shards are still on it');
  });

  test('waits as soon as the provisioning program has named it', async () => {
    server.cluster.named = C;
    server.cluster.shards = copies('a', C, A);
    whenAsked(20, () => {
      server.cluster.voting = [A];
      server.cluster.shards = copies('a', B, A);
    });
    expect(await stop(C)).toContain('waiting: the node is removed, and still votes');
  });

  test('gives the lock back if it is named after its first check', async () => {
    const { cluster } = server;
    cluster.shards = copies('a', C, A);
    let returned = false;
    server.afterRequest = () => {
      const holders = [...cluster.locks.values()].map(({ node }) => node);
      if (holders.includes(C)) cluster.named = C;
      if (cluster.named && holders.join() === '') {
        returned = true;
        cluster.voting = [A];
        cluster.shards = copies('a', B, A);
      }
    };
    expect(await stop(C)).toContain('waiting: the node is removed');
    expect(returned).toBe(true);
    expect([...cluster.locks.values()]).toEqual([expect.objectContaining({ node: C })]);
  });

  test('stops with copies that have no other place, once nothing is moved', async () => {
    server.cluster.excluded = `${B},${C}`;
    server.cluster.voting = [A];
    server.cluster.shards = [...copies('a', A, B), ...copies('b', C, A)];
    const said = await stop(C, { env: { SETTLE_SECONDS: '3' } });
    expect(said).toContain('1 shards are still on it');
    expect(said).not.toContain('stopping after');
  });

  test('does not stop with a shard of which only nodes that are removed, too, have copies', async () => {
    server.cluster.excluded = `${B},${C}`;
    server.cluster.voting = [A];
    server.cluster.shards = copies('a', B, C);
    whenAsked(60, () => {
      server.cluster.shards = copies('a', A, C);
    });
    const said = await stop(C, { env: { SETTLE_SECONDS: '0' } });
    expect(said).toContain('the node is removed, and no node that stays has a copy of shard a/0');
    expect(said).not.toContain('stopping after');
  });

  test('gives the program that excludes it a minute if a shard has no replica', async () => {
    server.cluster.shards = [{ index: 'single', node: C }];
    whenAsked(10, () => {
      server.cluster.excluded = C;
      server.cluster.voting = [A];
      server.cluster.shards = [{ index: 'single', node: A }];
    });
    expect(await stop(C)).toContain('no other node has an active copy of shard single/0');
  });
});

describe('where Elasticsearch itself is the problem', () => {
  const secondsUntilStop = (said: string) => Number(/stopping after (\d+) seconds/.exec(said)?.[1]);

  test('a node stops in time when Elasticsearch does not answer', async () => {
    const said = await stop(A, { seconds: 1, env: { NODE_URL: 'http://127.0.0.1:9' } });
    expect(said).toMatch(/stopping after \d+ seconds: the node answers 000/);
  });

  test('a node stops in time when a master has been unavailable for long', async () => {
    server.cluster.nodes.delete(B);
    server.cluster.locks.set(1, { node: B, ephemeral_id: `${B}-start-1`, since: 1 });
    const said = await stop(A, { seconds: 1 });
    expect(said).toMatch(/stopping after \d+ seconds: 1 of 3 voting masters would be left/);
  });

  test('a node waits longer for a master that stopped a short while ago', async () => {
    server.cluster.nodes.delete(B);
    const since = Math.floor(Date.now() / 1000);
    server.cluster.locks.set(1, { node: B, ephemeral_id: `${B}-start-1`, since });
    expect(secondsUntilStop(await stop(A, { seconds: 5, long: 10 }))).toBeGreaterThanOrEqual(10);
  });

  test('a node waits longer while shards are about to be copied', async () => {
    server.cluster.shards = [
      { index: 'a', node: A },
      { index: 'a', kind: 'r', state: 'UNASSIGNED' },
    ];
    server.cluster.delayed = 1;
    expect(secondsUntilStop(await stop(A, { seconds: 5, long: 10 }))).toBeGreaterThanOrEqual(10);
  });

  test('a rejected password is read again until it is correct', async () => {
    server.passwords.elastic = 'not yet';
    whenAsked(3, () => {
      server.passwords.elastic = 'elastic-secret';
    });
    expect(await stop(A)).toContain('waiting: the node answers 401 to GET /_cluster/state/metadata,nodes');
  });
});

test('a node stops at once where the whole cluster is deleted', async () => {
  server.cluster.nodes.delete(B);
  const env = { NODES_SERVICE: 'elasticsearch-nodes.invalid', KNOWN_HOST: 'localhost' };
  expect(await stop(A, { env })).toContain('stopping at once: the Service of the nodes is gone');
});

test('an unavailable name server does not mean that the cluster is deleted', async () => {
  server.cluster.nodes.delete(B);
  const env = { NODES_SERVICE: 'elasticsearch-nodes.invalid', KNOWN_HOST: 'kubernetes.invalid' };
  expect(await stop(A, { seconds: 1, env })).toContain('stopping after');
});

test('clients have a few seconds to learn that the pod stops', async () => {
  const started = Date.now();
  await stop(A, { env: { DRAIN_SECONDS: '3' } });
  expect(Date.now() - started).toBeGreaterThanOrEqual(2000);
});

test('no password is ever among the arguments of a process', async () => {
  const bin = directory();
  const note = mounted('');
  writeFileSync(join(bin, 'curl'), `#!/bin/bash\necho "$*" >>${note}\nexec /usr/bin/curl "$@"\n`, { mode: 0o755 });
  await stop(A, { env: { PATH: `${bin}:${process.env.PATH}` } });
  expect(execFileSync('cat', [note]).toString()).toContain('--config -');
  expect(execFileSync('cat', [note]).toString()).not.toContain('elastic-secret');
});
