import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Page } from '../../docs/page';
import { send } from '../../e2e/elasticsearch/server/server-client';
import type { ServerProcess } from '../../e2e/elasticsearch/server/server-process';
import type { NodeOptions } from '../../e2e/elasticsearch/server/settings';
import type { Major } from '../../e2e/elasticsearch/server/versions';
import { until } from '../../e2e/environment/wait';
import { cleanUp, mounted } from '../../provisioning/run';
import { ElasticsearchFixture } from '../fixture';
import { Programs } from '../programs';
import { Nodes, SCRIPTS, script } from './nodes';

// Ends what hangs. Servers start slowly on busy machines.
jest.setTimeout(1_800_000);

// The entrypoint starts real servers with TLS and users, and other scripts send requests to them.

/** It has every character that a shell, curl or the keystore may change. */
const PASSWORD = `a "quoted" \\ pass'word $HOME #1`;
/** The index that the examples of the runbook restore. */
const INDEX = 'kubernetes-logs-2026.11.20';
const PAGE = new Page('upgrading.md');
let nodes: Nodes;
let programs: Programs;
let folder: string;

beforeEach(async () => {
  nodes = new Nodes();
  folder = mkdtempSync(join(tmpdir(), 'entrypoint-'));
  chmodSync(folder, 0o755);
  const fixture = new ElasticsearchFixture({ agentNamespace: 'agents', replicas: 1 });
  programs = await Programs.start(fixture);
  expect((await programs.bootstrap(fixture)).status).toBe(0);
});

afterEach(async () => {
  await nodes.end();
  await programs.stop();
  rmSync(folder, { recursive: true });
  cleanUp();
});

/** A directory with the password of `elastic`, as the pods mount it. */
function secureSettings(password: string): string {
  const directory = join(folder, `secure-settings-${password.length}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'bootstrap.password'), `${password}\n`);
  return directory;
}

/** A server that the entrypoint starts, with the certificate of the manifests. */
function server(
  major: Major,
  name: string,
  settings: NodeOptions['settings'],
  env: Record<string, string>,
): ServerProcess {
  const {
    'tls.crt': cert = '',
    'tls.key': key = '',
    'ca.crt': authority = '',
  } = programs.api.values('logging/elasticsearch-http');
  writeFileSync(join(folder, 'initial-masters'), 'elasticsearch-0');
  return nodes.server({ major, secure: true }, name, 9200, {
    authority,
    files: { 'http.crt': cert, 'http.key': key },
    settings: {
      'node.name': name,
      'discovery.type': undefined,
      'xpack.security.http.ssl.enabled': true,
      'xpack.security.http.ssl.certificate': 'http.crt',
      'xpack.security.http.ssl.key': 'http.key',
      ...settings,
    },
    entrypoint: {
      script: '/home/scripts/entrypoint.sh',
      directories: {
        '/home/scripts': SCRIPTS,
        '/home/node': folder,
        '/home/secure-settings': secureSettings(PASSWORD),
      },
      env: {
        NODE_NAME: name,
        NODES_SERVICE: 'localhost',
        NODE_URL: 'https://127.0.0.1:9200',
        INITIAL_MASTERS: '/home/node/initial-masters',
        MAJOR: `${major}`,
        DATA_PATH: '/home/data',
        SECURE_SETTINGS: '/home/secure-settings',
        KEYSTORE: '/home/config/elasticsearch.keystore',
        ...env,
      },
    },
  });
}

/** The environment of another node, which has no data. */
const another = (password: string) => ({
  NODE_NAME: 'elasticsearch-1',
  NODES_SERVICE: 'localhost',
  NODE_URL: 'https://127.0.0.1:9200',
  INITIAL_MASTERS: mounted('elasticsearch-0,elasticsearch-1'),
  READINESS_PORT: '',
  DATA_PATH: join(folder, 'no-data'),
  SECURE_SETTINGS: secureSettings(password),
  PAUSE_SECONDS: '1',
});

test('a node of 9 has the password of the Secret, which the preStop hook and the runbook use over TLS', async () => {
  const settings = { 'readiness.port': 9399, 'path.repo': '/home/data/snapshots' };
  const first = server(9, 'elasticsearch-0', settings, { READINESS_PORT: '9399' });
  await first.start();
  const hook = (password: string, seconds: string) =>
    script('node-stop.sh', { ...another(password), NODE_NAME: 'elasticsearch-0', DRAIN_SECONDS: '0' }, seconds, '600');
  expect((await hook(PASSWORD, '600')).log).not.toContain('stopping after');
  expect((await hook('wrong', '2')).log).toContain('the node answers 401');

  await first.request('PUT', `/${INDEX}`, {});
  await first.request('PUT', '/_snapshot/kubernetes-logs', { type: 'fs', settings: { location: 'a' } });
  await first.request('PUT', '/_snapshot/kubernetes-logs/nightly?wait_for_completion=true', {});
  const outcomes = [];
  for (const request of requestsOfRunbook()) outcomes.push([request, await runbook(request)]);
  expect(outcomes.length).toBeGreaterThan(10);
  expect(outcomes.filter(([, outcome]) => outcome !== 'done')).toEqual([]);
});

/** Runs a request of docs/upgrading.md. A stand-in for kubectl runs the command of the pod here. */
async function runbook(request: string): Promise<string> {
  const directory = mkdtempSync(join(folder, 'kubectl-'));
  const lines = ['while [ "$1" != -- ]; do shift; done', 'shift', 'exec "$@"'];
  writeFileSync(join(directory, 'kubectl'), `#!/bin/bash\n${lines.join('\n')}\n`, { mode: 0o755 });
  const [es = ''] = /^es\(\) \{[\s\S]*?\n.*\}$/m.exec(PAGE.text) ?? [];
  const text = `${es.replace('/opt/elasticsearch', SCRIPTS)}\n${request}`;
  const env = { ...another(PASSWORD), PATH: `${directory}:${process.env.PATH}` };
  return new Promise((resolve) => {
    execFile('bash', ['-c', text], { env }, (error, out, err) => resolve(error ? `${out}${err}` : 'done'));
  });
}

/** The requests in the order of the page. The distribution of the tests lacks the module for system indices. */
function requestsOfRunbook(): string[] {
  const all = [...PAGE.text.matchAll(/^ *(es (?:GET|PUT|POST) [^|\n]*)|`(es (?:GET|PUT|POST) [^`]*)`/gm)];
  return all
    .map(([, inBlock, inText]) => inBlock ?? inText ?? '')
    .filter((request) => !/system_features|_password/.test(request))
    .map((request) => request.replace('/INDEX/', `/${INDEX}/`).replace('SNAPSHOT', 'nightly'));
}

describe('a first master of 7.17, which has no readiness port', () => {
  /** Starts the entrypoint of another node up to the start of Elasticsearch. It waits a few seconds at most. */
  async function entrypoint(password: string): Promise<string> {
    const directory = mkdtempSync(join(folder, 'keystore-'));
    writeFileSync(join(directory, 'elasticsearch-keystore'), '#!/bin/bash\n[ "$2" != --stdin ] || cat >/dev/null\n', {
      mode: 0o755,
    });
    const PATH = `${directory}:${process.env.PATH}`;
    const env = { ...another(password), PATH, MAJOR: '7', KEYSTORE: join(directory, 'keystore') };
    mkdirSync(env.DATA_PATH, { recursive: true });
    return (await script('entrypoint.sh', env, 'env')).log;
  }

  /** Without it, 7.17 forms a cluster by itself. */
  const SEEDS = { 'discovery.seed_hosts': '127.0.0.1:9399' };

  const listens = () => {
    const authority = programs.api.value('logging/elasticsearch-http', 'ca.crt');
    return send(9200, undefined, 'GET', '/', undefined, authority).then(
      () => true,
      () => false,
    );
  };

  test('forms a cluster with nodes that are in none, and joins nodes that are in one', async () => {
    // It is not named among the first masters, so that it forms no cluster.
    const waiting = server(7, 'elasticsearch-9', SEEDS, { READINESS_PORT: '' });
    const started = waiting.start();
    await Promise.race([started, until('the node listens', listens, 1200)]);
    expect(await entrypoint(PASSWORD)).toContain('cluster.initial_master_nodes=elasticsearch-0,elasticsearch-1');
    await waiting.stop('SIGKILL');
    await expect(started).rejects.toThrow('does not start');

    // The image turns the variable of the entrypoint into this setting.
    const settings = { ...SEEDS, 'cluster.initial_master_nodes': 'elasticsearch-0' };
    await server(7, 'elasticsearch-0', settings, { READINESS_PORT: '' }).start();
    expect(await entrypoint(PASSWORD)).not.toContain('initial_master_nodes');
  });
});
