import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readManifests } from '../manifests/manifests';
import { profileFolder } from '../manifests/profiles';
import { type ApiObject, label } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';

jest.setTimeout(20 * 60_000);

const FOLDER = profileFolder('production');
const objects = readManifests(FOLDER);
const secrets = objects.filter(({ kind }) => kind === 'Secret');

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start({ controllers: true });
  await plane.kubectlOk('apply', '-f', FOLDER);
});
afterAll(() => plane?.end());

/** A token as the kubelet mounts it into the pods of an account. */
async function tokenOf(namespace: string, account: string): Promise<string> {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
  const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
  return (await plane.api.ok('POST', path, request)).status.token;
}

/** Runs the program of the bootstrap Job as its pod does, but for the container around it. */
async function bootstrap(): Promise<string> {
  const program = objects.find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'elasticsearch-bootstrap',
  );
  const folder = plane.run.folder('bootstrap');
  for (const [name, text] of Object.entries((program as ApiObject).data as Record<string, string>)) {
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'token'), await tokenOf('logging', 'elasticsearch-bootstrap'));
  writeFileSync(join(folder, 'ca.crt'), readFileSync(plane.certificateFile));
  const input = JSON.parse(readFileSync(join(folder, 'input.json'), 'utf8'));
  writeFileSync(join(folder, 'input.json'), JSON.stringify({ ...input, serviceAccountDirectory: folder }));
  const env = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    KUBERNETES_SERVICE_HOST: '127.0.0.1',
    KUBERNETES_SERVICE_PORT: String(plane.api.port),
  };
  return (await promisify(execFile)('ruby', [join(folder, 'bootstrap.rb'), join(folder, 'input.json')], { env }))
    .stdout;
}

/** The keys of each Secret with the bytes they hold. */
async function filled(): Promise<Record<string, Record<string, string>>> {
  const found: Record<string, Record<string, string>> = {};
  for (const secret of secrets) {
    found[label(secret)] = (await plane.api.ok('GET', await plane.api.path(secret))).data ?? {};
  }
  return found;
}

/** `kubectl auth can-i` for an account. */
async function may(account: string, ...action: string[]): Promise<string> {
  return (await plane.kubectl('auth', 'can-i', `--as=system:serviceaccount:${account}`, ...action)).stdout.trim();
}

test('the bootstrap program fills every Secret with the permissions of its account', async () => {
  await bootstrap();
  const empty = Object.entries(await filled()).filter(([, data]) => Object.keys(data).length === 0);
  expect(empty).toEqual([]);
});

test('neither a second run nor kubectl apply changes a Secret that is filled', async () => {
  const before = await filled();
  await bootstrap();
  await plane.kubectlOk('apply', '-f', FOLDER);
  await plane.kubectlOk('apply', '--server-side', '--force-conflicts', '-f', FOLDER);
  expect(await filled()).toEqual(before);
});

test.each(['list secrets', 'create secrets', 'delete secrets', 'get secrets/other', 'get configmaps', 'create pods'])(
  'the account of the bootstrap program may not %s',
  async (action) => {
    expect(await may('logging:elasticsearch-bootstrap', ...action.split(' '), '-n', 'logging')).toBe('no');
  },
);

test.each(['pods', 'namespaces'])(
  'the account of the agents may list and watch the %s of the cluster',
  async (kind) => {
    for (const verb of ['get', 'list', 'watch']) {
      expect([verb, await may('logging-agents:fluentd', verb, kind, '-A')]).toEqual([verb, 'yes']);
    }
  },
);

test.each(['secrets', 'configmaps', 'nodes'])('the account of the agents may not list %s', async (kind) => {
  expect(await may('logging-agents:fluentd', 'list', kind, '-A')).toBe('no');
});
