import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Not a unit test, because it needs bash, coreutils and shellcheck.

const script = join(__dirname, '../../../lib/elasticsearch/nodes/scripts/entrypoint.sh');
const INITIAL_MASTERS = 'cluster.initial_master_nodes=es-0,es-1,es-2';
let data: string;
let scratch: string[];
let servers: Server[];
let masters: string;
let closed: string;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'start-'));
  scratch = [data];
  servers = [];
  masters = file('initial-masters', 'es-0,es-1,es-2');
  closed = await port(false);
});

/** A file of this test outside the data directory. */
function file(name: string, text: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'mounted-'));
  scratch.push(directory);
  writeFileSync(join(directory, name), text);
  return join(directory, name);
}

afterEach(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  for (const directory of scratch) rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
});

/** A port of this machine, open or closed. */
async function port(open: boolean, address = '127.0.0.1'): Promise<string> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const { port: number } = server.address() as AddressInfo;
  if (open) servers.push(server);
  else await new Promise((resolve) => server.close(resolve));
  return `${number}`;
}

/** Starts a node with a stand-in for Elasticsearch, which prints its environment. */
function start(env: Record<string, string> = {}, ...command: string[]): Promise<string> {
  return startWatched(env, () => {}, ...command);
}

/** The same. Each message goes to `onMessage`. */
function startWatched(
  env: Record<string, string>,
  onMessage: (message: string) => void,
  ...command: string[]
): Promise<string> {
  const environment = {
    PATH: process.env.PATH,
    NODE_NAME: 'es-0',
    NODES_SERVICE: 'localhost',
    NODE_URL: 'http://127.0.0.1:9',
    INITIAL_MASTERS: masters,
    READINESS_PORT: closed,
    MAJOR: '9',
    DATA_PATH: data,
    PAUSE_SECONDS: '0.1',
    ...env,
  };
  const program = command.length > 0 ? command : ['env'];
  return new Promise((resolve, reject) => {
    const child = execFile('bash', [script, ...program], { env: environment }, (error, out, messages) =>
      error ? reject(Object.assign(error, { messages })) : resolve(`${out}${messages}`),
    );
    child.stderr?.on('data', onMessage);
  });
}

/** A directory with stand-ins for programs: their names and scripts. */
function programs(scripts: Record<string, string[]>): string {
  const bin = mkdtempSync(join(tmpdir(), 'bin-'));
  scratch.push(bin);
  for (const [name, lines] of Object.entries(scripts))
    writeFileSync(join(bin, name), `${['#!/bin/bash', ...lines].join('\n')}\n`, { mode: 0o755 });
  return bin;
}

/** A directory with a stand-in for curl, which prints this answer and the status. */
function curl(answer: string, status = 200): string {
  return programs({ curl: ['cat >/dev/null', `cat <<'END'`, answer, `${status}`, 'END'] });
}

/** The variable that names the first directory of programs. */
const pathWith = (bin: string) => ({ PATH: `${bin}:${process.env.PATH}` });

/** A DNS server: the addresses of the nodes are in a file. Connections to 127.0.0.9 get no answer. */
function dns(...addresses: string[]) {
  const records = file('addresses', addresses.join('\n'));
  const bin = programs({
    getent: [`[ -s ${records} ] && cat ${records}`],
    timeout: ['[[ "$*" == *127.0.0.9* ]] && exit 124', 'exec /usr/bin/timeout "$@"'],
  });
  return { records, env: { ...pathWith(bin), NODES_SERVICE: 'nodes.invalid' } };
}

test('shellcheck finds nothing', () => {
  expect(execFileSync('shellcheck', ['-x', script]).toString()).toBe('');
});

test('a first master without data gets the names of the first masters', async () => {
  expect(await start()).toContain(INITIAL_MASTERS);
});

test('the directory of the file system does not count as data', async () => {
  mkdirSync(join(data, 'lost+found'));
  expect(await start()).toContain(INITIAL_MASTERS);
});

test.each(['nodes', '_state', '.hidden'])('a node that has written %s does not form a cluster', async (entry) => {
  mkdirSync(join(data, entry));
  expect(await start()).not.toContain('initial_master_nodes');
});

test('a master that was added later does not form a cluster, although it has no data', async () => {
  expect(await start({ NODE_NAME: 'es-3' })).not.toContain('initial_master_nodes');
});

test('a node whose name only begins like that of a first master is not a first master', async () => {
  expect(await start({ NODE_NAME: 'es-1', INITIAL_MASTERS: file('names', 'es-10,es-11,es-12') })).not.toContain(
    'initial_master_nodes',
  );
});

test('a first master that lost its data does not form a cluster while another node is in one', async () => {
  const env = { ...pathWith(curl('{}')), READINESS_PORT: await port(true) };
  expect(await start(env)).not.toContain('initial_master_nodes');
});

test('a first master that lost its data finds the one node that is in a cluster among those that are not', async () => {
  const env = { ...dns('127.0.0.1', '127.0.0.2', '127.0.0.3').env, READINESS_PORT: await port(true, '127.0.0.3') };
  expect(await start({ ...env, PATH: `${curl('{}')}:${env.PATH}` })).not.toContain('initial_master_nodes');
});

describe('while it is not known whether there is a cluster', () => {
  const WAITING = 'es-0: waiting: there may be a cluster, because a node does not answer';

  test.each([
    ['a node does not answer', ['127.0.0.1', '127.0.0.9'], '(127.0.0.9: no answer)'],
    ['the names of the nodes are unknown', [], '(nodes.invalid: '],
  ])('a first master waits if %s, and then forms one', async (_, addresses, reason) => {
    const { env, records } = dns(...addresses);
    const out = await startWatched({ ...env, CONNECT_SECONDS: '1' }, (message) => {
      if (message.includes(WAITING)) writeFileSync(records, '127.0.0.1\n127.0.0.2');
    });
    expect(out).toContain(`${WAITING} ${reason}`);
    expect(out).toContain(INITIAL_MASTERS);
  });

  test('a first master forms none if the UUID of a cluster appears', async () => {
    const CLUSTER_UUID = file('cluster_uuid', '');
    const out = await startWatched({ ...dns('127.0.0.9').env, CLUSTER_UUID }, (message) => {
      if (message.includes(WAITING)) writeFileSync(CLUSTER_UUID, 'H-pgyTUtRG613b2C8cUhHw');
    });
    expect(out).not.toContain('initial_master_nodes');
    expect(out).toContain('this node joins cluster H-pgyTUtRG613b2C8cUhHw');
  });

  test.each([
    ['has data', () => mkdirSync(join(data, 'nodes')), {}],
    ['is no first master', () => {}, { NODE_NAME: 'es-3' }],
  ])('a node that %s does not wait, because it forms none', async (_, prepare, env) => {
    prepare();
    expect(await start({ ...dns('127.0.0.9').env, ...env })).not.toContain('waiting');
  });
});

describe('after a cluster was formed', () => {
  const UUID = 'H-pgyTUtRG613b2C8cUhHw';
  const formed = () => ({ CLUSTER_UUID: file('cluster_uuid', UUID) });

  test('a first master that lost its data does not form a cluster, whether other nodes run or not', async () => {
    const out = await start(formed());
    expect(out).not.toContain('initial_master_nodes');
    expect(out).toContain(`es-0: no data here: this node joins cluster ${UUID}`);
  });

  test('a first start that ended too early makes no difference', async () => {
    await start();
    mkdirSync(join(data, '_state'));
    expect(await start(formed())).not.toContain('initial_master_nodes');
  });

  test('a node that finds no cluster logs how to recover', async () => {
    const out = await start({ ...formed(), PATIENCE: '1' }, 'sleep', '4');
    expect(out).toContain(`Cluster ${UUID} was formed once`);
    expect(out).toContain('elasticsearch-node unsafe-bootstrap on a node that has data');
  });

  test('a missing or empty file has no effect', async () => {
    expect(await start({ CLUSTER_UUID: '/nowhere/cluster_uuid' })).toContain(INITIAL_MASTERS);
    expect(await start({ CLUSTER_UUID: file('cluster_uuid', '') })).toContain(INITIAL_MASTERS);
  });
});

test('a first master that finds no majority logs the names of the first masters', async () => {
  const out = await start({ PATIENCE: '1' }, 'sleep', '4');
  expect(out).toContain('The first masters are es-0,es-1,es-2: a majority of them must start');
});

describe('before a new major version', () => {
  const indices = (settings: Record<string, Record<string, string>>) => {
    const body = Object.fromEntries(Object.entries(settings).map(([name, each]) => [name, { settings: each }]));
    return { ...pathWith(curl(JSON.stringify(body))), NODE_NAME: 'es-9' };
  };

  test('a node does not start if indices are too old, and logs their names', async () => {
    const env = indices({
      old: { 'index.version.created': '7172999' },
      '.security-7': { 'index.version.created': '7170099' },
      fine: { 'index.version.created': '8536000' },
    });
    await expect(start(env)).rejects.toMatchObject({
      code: 1,
      messages: expect.stringContaining('created before Elasticsearch 8: old .security-7.'),
    });
  });

  test('a read-only index may be one major version older', async () => {
    const env = indices({ old: { 'index.version.created': '7172999', 'index.blocks.write': 'true' } });
    expect(await start(env)).toContain('NODE_NAME=es-9');
  });

  test('indices of the previous major version are supported', async () => {
    const env = indices({ old: { 'index.version.created': '7172999' }, 'a.b': { 'index.version.created': '8536000' } });
    expect(await start({ ...env, MAJOR: '8' })).toContain('NODE_NAME=es-9');
  });
});

describe('if the nodes do not tell the versions of their indices', () => {
  const answering = async (status: number) => ({
    ...pathWith(curl('{}', status)),
    READINESS_PORT: await port(true),
    NODE_NAME: 'es-9',
  });

  test('a node asks again before it starts', async () => {
    const env = await answering(503);
    const bin = env.PATH.split(':')[0] ?? '';
    const old = { old: { settings: { 'index.version.created': '7172999' } } };
    setTimeout(() => writeFileSync(join(bin, 'curl'), readFileSync(join(curl(JSON.stringify(old)), 'curl'))), 1000);
    await expect(start(env)).rejects.toMatchObject({ messages: expect.stringContaining('created before') });
  });

  test.each([
    ['reject the user', 401, '300'],
    ['do not answer in time', 503, '1'],
  ])('a node starts and logs it if they %s', async (_, status, PATIENCE) => {
    const out = await start({ ...(await answering(status)), PATIENCE });
    expect(out).toContain(`es-9: the versions of the indices are not known: the nodes answer ${status}`);
    expect(out).toContain('NODE_NAME=es-9');
  });
});

test('after a first start that ended without a cluster, the next start may form one', async () => {
  await start();
  mkdirSync(join(data, '_state'));
  expect(await start()).toContain(INITIAL_MASTERS);
});

test('after the node was in a cluster, it never forms another one', async () => {
  // This node opens the port. Others do not.
  const only = { ...dns('127.0.0.2').env, READINESS_PORT: await port(true) };
  expect(await start(only, 'bash', '-c', `env; mkdir ${data}/_state; sleep 1`)).toContain(INITIAL_MASTERS);
  expect(existsSync(join(data, '.forming'))).toBe(false);
  expect(await start(only)).not.toContain('initial_master_nodes');
});

describe('a node without a readiness port', () => {
  const NONE = '{ "cluster_uuid" : "_na_", "version" : {} }';
  const JOINED = '{ "cluster_uuid" : "_fQ1-6zPRdWx3gkC0Yx3kA", "version" : {} }';
  const withCurl = (answer: string) => ({ ...pathWith(curl(answer)), READINESS_PORT: '' });

  test('may form a cluster if its first start ended without one', async () => {
    const env = withCurl(NONE);
    expect(await start(env, 'bash', '-c', `mkdir ${data}/nodes; sleep 0.5`)).toContain(INITIAL_MASTERS.split('=')[1]);
    expect(existsSync(join(data, '.forming'))).toBe(true);
    expect(await start(env)).toContain(INITIAL_MASTERS);
  });

  test('never forms another cluster after it was in one', async () => {
    const env = withCurl(JOINED);
    await start(env, 'bash', '-c', `mkdir ${data}/nodes; sleep 1`);
    expect(existsSync(join(data, '.forming'))).toBe(false);
    expect(await start(env)).not.toContain('initial_master_nodes');
  });
});

describe('the keystore', () => {
  /** A stand-in for elasticsearch-keystore, which records its arguments and its input. */
  function keystore(): { bin: string; noted: () => string } {
    const bin = mkdtempSync(join(tmpdir(), 'keystore-'));
    scratch.push(bin);
    const note = `${bin}/noted`;
    const lines = [`echo "$*" >>${note}`, `case "$*" in *--stdin*) cat >>${note} ;; esac`];
    writeFileSync(join(bin, 'elasticsearch-keystore'), `#!/bin/bash\n${lines.join('\n')}\n`, { mode: 0o755 });
    return { bin, noted: () => (existsSync(note) ? readFileSync(note, 'utf8') : '') };
  }

  function secrets(values: Record<string, string>): string {
    const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
    scratch.push(directory);
    for (const [name, value] of Object.entries(values)) writeFileSync(join(directory, name), value);
    return directory;
  }

  test('is not created without secure settings', async () => {
    const { bin, noted } = keystore();
    await start({ PATH: `${bin}:${process.env.PATH}` });
    expect(noted()).toBe('');
  });

  test('gets each value under the name of its file, through a pipe and without the newline at the end', async () => {
    const { bin, noted } = keystore();
    const SECURE_SETTINGS = secrets({
      's3.client.default.access_key': 'key $1\n',
      's3.client.default.secret_key': 'x\\y',
    });
    const KEYSTORE = join(bin, 'elasticsearch.keystore');
    const out = await start({ PATH: `${bin}:${process.env.PATH}`, SECURE_SETTINGS, KEYSTORE });
    expect(noted()).toBe(
      'create\nadd --stdin s3.client.default.access_key s3.client.default.secret_key\nkey $1\nx\\y\n',
    );
    expect(out).toContain(INITIAL_MASTERS);
  });

  test('gets a file unchanged', async () => {
    const { bin, noted } = keystore();
    const SECURE_SETTINGS = secrets({ 'gcs.client.default.credentials_file': '{}\n' });
    await start({ PATH: `${bin}:${process.env.PATH}`, SECURE_SETTINGS, KEYSTORE: join(bin, 'elasticsearch.keystore') });
    const name = 'gcs.client.default.credentials_file';
    expect(noted()).toBe(`create\nadd-file ${name} ${SECURE_SETTINGS}/${name}\n`);
  });

  test('is created at each start, so that a changed Secret applies', async () => {
    const { bin } = keystore();
    const KEYSTORE = join(bin, 'elasticsearch.keystore');
    writeFileSync(KEYSTORE, 'of the start before');
    const SECURE_SETTINGS = secrets({ 'azure.client.default.account': 'a' });
    await start({ PATH: `${bin}:${process.env.PATH}`, SECURE_SETTINGS, KEYSTORE });
    expect(existsSync(KEYSTORE)).toBe(false);
  });

  test('that cannot be created ends the start', async () => {
    const { bin } = keystore();
    writeFileSync(join(bin, 'elasticsearch-keystore'), '#!/bin/bash\nexit 70\n', { mode: 0o755 });
    const SECURE_SETTINGS = secrets({ 'azure.client.default.account': 'a' });
    const env = { PATH: `${bin}:${process.env.PATH}`, SECURE_SETTINGS, KEYSTORE: join(bin, 'elasticsearch.keystore') };
    await expect(start(env)).rejects.toMatchObject({ code: 70 });
  });
});

test('the token of a service account is linked where the S3 plugin reads it', async () => {
  const token = file('token', 'a token');
  const IDENTITY_LINK = join(data, '..', `config-${process.pid}`, 'repository-s3', 'aws-web-identity-token-file');
  scratch.push(join(data, '..', `config-${process.pid}`));
  await start({ IDENTITY_LINK, AWS_WEB_IDENTITY_TOKEN_FILE: token });
  expect(readFileSync(IDENTITY_LINK, 'utf8')).toBe('a token');
  expect(await start({ IDENTITY_LINK })).toContain('is the account annotated with eks.amazonaws.com/role-arn?');
});

test('the command gets its arguments, and its status is the status of the pod', async () => {
  expect(await start({}, 'printf', '%s|', 'a b', 'c')).toContain('a b|c|');
  await expect(start({}, 'bash', '-c', 'exit 78')).rejects.toMatchObject({ code: 78 });
});

test('tini runs the command if the image contains it', async () => {
  const bin = join(data, '..', `bin-${process.pid}`);
  mkdirSync(bin);
  writeFileSync(join(bin, 'tini'), '#!/bin/bash\necho "tini $*"\n', { mode: 0o755 });
  expect(await start({ PATH: `${bin}:${process.env.PATH}` })).toContain('tini -- env');
  rmSync(bin, { recursive: true });
});
