import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiAccessCheck } from '../../lib';

// The program of the access check, run by the machine's Ruby against a server that speaks as the API server does.

const PROGRAM = join(__dirname, '..', '..', 'lib', 'add-on', 'api-access-check', 'list-pods.rb');
let secrets: string;
let server: Server;
let answer: (token: string | undefined) => { status: number; body: unknown };
let asked: string[] = [];

beforeAll(async () => {
  secrets = mkdtempSync(join(tmpdir(), 'account-'));
  const [key, ca] = ['key.pem', 'ca.crt'].map((name) => join(secrets, name));
  const option = ['-subj', '/CN=kubernetes', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', ca, ...option], {
    stdio: 'ignore',
  });
  server = createServer({ key: readFileSync(key), cert: readFileSync(ca) }, (request, response) => {
    asked.push(request.url ?? '');
    const { status, body } = answer(request.headers.authorization);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => server.close());

/** The first lines that the program prints with a token. */
async function firstLines(count: number, token: string): Promise<string[]> {
  writeFileSync(join(secrets, 'token'), token);
  asked = [];
  const { port } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    SECRETS_DIR: secrets,
    INTERVAL_SECONDS: '0.05',
    KUBERNETES_SERVICE_HOST: '127.0.0.1',
    KUBERNETES_SERVICE_PORT: String(port),
  };
  const program = spawn('ruby', [PROGRAM], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of program.stdout) {
    output += chunk;
    if (output.split('\n').length > count) break;
  }
  program.kill();
  return output.split('\n').slice(0, count);
}

const pods = { status: 200, body: { kind: 'PodList', items: Array.from({ length: 14 }, () => ({})) } };
const rejected = { status: 401, body: { kind: 'Status', message: 'Unauthorized' } };

test('an account whose token is accepted gets the number of pods in all namespaces, repeatedly', async () => {
  answer = (token) => (token === 'Bearer good' ? pods : rejected);
  expect(await firstLines(2, 'good')).toEqual(Array(2).fill('There are 14 pods in the cluster'));
  expect(new Set(asked)).toEqual(new Set(['/api/v1/pods']));
});

test('an account whose token is rejected gets the line of the article, and the program continues', async () => {
  answer = (token) => (token === 'Bearer good' ? pods : rejected);
  expect(await firstLines(2, 'stale')).toEqual(Array(2).fill(ApiAccessCheck.REJECTED));
});

test('a token file can end with a newline', async () => {
  answer = (token) => (token === 'Bearer good' ? pods : rejected);
  expect(await firstLines(1, 'good\n')).toEqual(['There are 14 pods in the cluster']);
});

test('an account without permission to list pods gets the answer of the server', async () => {
  answer = () => ({ status: 403, body: { message: 'pods is forbidden' } });
  expect(await firstLines(1, 'good')).toEqual(['the server answered 403: pods is forbidden']);
});
