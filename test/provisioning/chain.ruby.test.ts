import type { ProvisionInput } from '../../lib/provisioning/input';
import { agedAuthority, CertificateEnvironment } from './certificate-environment';
import { mounted, type Outcome, run } from './run';
import { Elasticsearch } from './servers/elasticsearch';
import { health, provisionInput } from './steps';

const environment = new CertificateEnvironment();
const elasticsearch = new Elasticsearch();

beforeAll(async () => {
  await environment.start();
  await environment.bootstrap({ ipAddresses: [] });
  await elasticsearch.start({ cert: environment.http['tls.crt'] ?? '', key: environment.http['tls.key'] ?? '' });
});

afterAll(async () => {
  await elasticsearch.stop();
  await environment.stop();
});

function provision(host: string, more: Partial<ProvisionInput>): Promise<Outcome> {
  return run(
    'provision',
    provisionInput(`https://${host}:${elasticsearch.port}`, [health], { waitSeconds: 1, ...more }),
  );
}

test('a certificate that bootstrap created is trusted by its authority', async () => {
  expect((await provision('localhost', { caFile: mounted(environment.authority) })).status).toBe(0);
});

test.each<[string, string, () => Partial<ProvisionInput>]>([
  ['another authority', 'localhost', () => ({ caFile: mounted(agedAuthority(1, 9)['ca.crt'] ?? '') })],
  ['the authorities of the image', 'localhost', () => ({})],
  ['its authority, under a name that is not its own', '127.0.0.1', () => ({ caFile: mounted(environment.authority) })],
])('it is not trusted by %s, and gets no password', async (_, host, trust) => {
  elasticsearch.requests.length = 0;
  const { status, log } = await provision(host, trust());
  expect([status, elasticsearch.requests]).toEqual([1, []]);
  expect(log.at(-1)).toMatch(/certificate verify failed|hostname|does not match/);
});

test('an authority that is not in PEM ends the run', async () => {
  expect((await provision('localhost', { caFile: mounted('') })).status).toBe(1);
});
