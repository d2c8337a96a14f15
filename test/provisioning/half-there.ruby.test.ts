import { agedAuthority, CertificateWorld, handshake } from './certificate-world';

let world: CertificateWorld;

beforeEach(async () => {
  world = await new CertificateWorld().start();
  await world.bootstrap();
  world.api.requests.length = 0;
});

afterEach(() => world.stop());

test('a key without a certificate stays and gets one', async () => {
  const before = world.http;
  world.remove('logging/http', 'tls.crt');
  expect((await world.bootstrap()).log).toContain('logging/http: completed tls.crt, tls.key');
  expect(world.http['tls.key']).toBe(before['tls.key']);
  expect(await handshake(world.authority, world.http)).toBe(true);
});

test('a certificate without a key is replaced together with it, in one patch', async () => {
  world.remove('logging/http', 'tls.key');
  expect((await world.bootstrap()).status).toBe(0);
  expect(world.api.asked('PATCH')).toHaveLength(1);
  expect(await handshake(world.authority, world.http)).toBe(true);
});

test('a value that is there but empty counts as absent', async () => {
  world.api.put('logging/http', { ...world.http, 'tls.crt': '' });
  await world.bootstrap();
  expect(await handshake(world.authority, world.http)).toBe(true);
});

test('a missing ca.crt is added to a pair of the authority', async () => {
  const before = world.http;
  world.remove('logging/http', 'ca.crt');
  expect((await world.bootstrap()).log).toContain('logging/http: completed ca.crt');
  expect(world.http).toEqual(before);
});

test('no ca.crt is added where the plan does not want it', async () => {
  world.api.put('logging/http', {});
  await world.bootstrap({ withAuthority: false });
  expect(Object.keys(world.http)).toEqual(['tls.crt', 'tls.key']);
});

test('an authority whose key is gone is left as it is, and signs nothing', async () => {
  world.remove('logging/ca', 'ca.key');
  expect((await world.bootstrap()).status).toBe(0);
  world.api.put('logging/http', {});
  const { status, log } = await world.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED the authority has no ca.key: nothing can be signed']);
  expect(world.api.asked('PATCH')).toEqual([]);
});

test('a pair of another authority stays, and only a warning says that it ends', async () => {
  const before = world.http;
  world.api.put('logging/ca', agedAuthority(1, 3000));
  const { status, log } = await world.bootstrap({ validDays: 1000, renewBeforeDays: 900 });
  expect([status, world.http]).toEqual([0, before]);
  expect(log).toContain('WARNING logging/http: ends in 364 days, and another authority has signed it');
});

test('the ca.crt of one authority is never put beside the pair of another', async () => {
  world.api.put('logging/ca', agedAuthority(1, 3000));
  world.remove('logging/http', 'ca.crt');
  const { status, log } = await world.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/http: another authority has signed its certificate']);
});

test('no pair is put beside the ca.crt of another authority', async () => {
  world.api.put('logging/http', { 'ca.crt': agedAuthority(1, 3000)['ca.crt'] ?? '' });
  const { status, log } = await world.bootstrap();
  expect(status).toBe(1);
  expect(log.at(-1)).toContain('has the ca.crt of another authority; take it out');
});

test('a certificate and a key that do not belong together are left, and named', async () => {
  world.api.put('logging/http', { ...world.http, 'tls.key': agedAuthority(1, 1)['ca.key'] ?? '' });
  const { status, log } = await world.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/http: certificate and key do not belong together']);
  expect(world.api.asked('PATCH')).toEqual([]);
});

test('what is no certificate is left, and not shown', async () => {
  world.api.put('logging/http', { ...world.http, 'tls.key': 'hunter2' });
  const { status, log } = await world.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/http: holds what is not a certificate with its key in PEM']);
});

test.each(['bad name', 'a,IP:10.0.0.1', '-'])('%j is not taken for a DNS name', async (name) => {
  world.api.put('logging/http', {});
  const { status, log } = await world.bootstrap({ dnsNames: [name] });
  expect([status, log.at(-1)]).toEqual([1, `FAILED ${JSON.stringify(name)} cannot stand in a certificate`]);
});

test('a certificate that would be renewed on each run is refused', async () => {
  const { status, log } = await world.bootstrap({ validDays: 30, renewBeforeDays: 30 });
  expect([status, log.at(-1)]).toEqual([1, 'FAILED renewBeforeDays must be less than validDays']);
});

test.each(['store authority', '', 'x'.repeat(65)])('%j is not taken for a common name', async (commonName) => {
  world.api.put('logging/http', {});
  const { status, log } = await world.bootstrap({ commonName });
  expect([status, log.at(-1)]).toEqual([1, expect.stringContaining(`FAILED ${JSON.stringify(commonName)}`)]);
});
