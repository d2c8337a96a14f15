import type { ProvisionInput } from '../../lib/provisioning/input';
import { agedAuthority, CertificateWorld } from './certificate-world';
import { Elasticsearch } from './elasticsearch';
import { mounted, type Outcome, run } from './run';
import { health, storePlan } from './store-steps';

const world = new CertificateWorld();
const store = new Elasticsearch();

beforeAll(async () => {
  await world.start();
  await world.bootstrap({ ipAddresses: [] });
  await store.start({ cert: world.http['tls.crt'] ?? '', key: world.http['tls.key'] ?? '' });
});

afterAll(async () => {
  await store.stop();
  await world.stop();
});

function provision(host: string, more: Partial<ProvisionInput>): Promise<Outcome> {
  return run('provision', storePlan(`https://${host}:${store.port}`, [health], { waitSeconds: 1, ...more }));
}

test('a store with a certificate that bootstrap made is trusted by its authority', async () => {
  expect((await provision('localhost', { caFile: mounted(world.authority) })).status).toBe(0);
});

test.each<[string, string, () => Partial<ProvisionInput>]>([
  ['another authority', 'localhost', () => ({ caFile: mounted(agedAuthority(1, 9)['ca.crt'] ?? '') })],
  ['the authorities of the image', 'localhost', () => ({})],
  ['its authority, under a name that is not its own', '127.0.0.1', () => ({ caFile: mounted(world.authority) })],
])('it is not trusted by %s, and gets no password', async (_, host, trust) => {
  store.requests.length = 0;
  const { status, log } = await provision(host, trust());
  expect([status, store.requests]).toEqual([1, []]);
  expect(log.at(-1)).toMatch(/certificate verify failed|hostname|does not match/);
});

test('an authority that is no PEM is no authority', async () => {
  expect((await provision('localhost', { caFile: mounted('') })).status).toBe(1);
});
