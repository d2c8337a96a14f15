import { agedAuthority, CertificateEnvironment, handshake } from './certificate-environment';

let environment: CertificateEnvironment;

beforeEach(async () => {
  environment = await new CertificateEnvironment().start();
  await environment.bootstrap();
  environment.api.requests.length = 0;
});

afterEach(() => environment.stop());

test('a key without a certificate stays and gets one', async () => {
  const before = environment.http;
  environment.remove('logging/http', 'tls.crt');
  expect((await environment.bootstrap()).log).toContain('logging/http: completed tls.crt, tls.key');
  expect(environment.http['tls.key']).toBe(before['tls.key']);
  expect(await handshake(environment.authority, environment.http)).toBe(true);
});

test('a certificate without a key is replaced by a new pair, in one patch', async () => {
  environment.remove('logging/http', 'tls.key');
  expect((await environment.bootstrap()).status).toBe(0);
  expect(environment.api.asked('PATCH')).toHaveLength(1);
  expect(await handshake(environment.authority, environment.http)).toBe(true);
});

test('an empty value counts as missing', async () => {
  environment.api.put('logging/http', { ...environment.http, 'tls.crt': '' });
  await environment.bootstrap();
  expect(await handshake(environment.authority, environment.http)).toBe(true);
});

test('a missing ca.crt is added to a pair of the authority', async () => {
  const before = environment.http;
  environment.remove('logging/http', 'ca.crt');
  expect((await environment.bootstrap()).log).toContain('logging/http: completed ca.crt');
  expect(environment.http).toEqual(before);
});

test('no ca.crt is added if the input excludes it', async () => {
  environment.api.put('logging/http', {});
  await environment.bootstrap({ withAuthority: false });
  expect(Object.keys(environment.http)).toEqual(['tls.crt', 'tls.key']);
});

test('an authority without its key is not changed, and signs nothing', async () => {
  environment.remove('logging/ca', 'ca.key');
  expect((await environment.bootstrap()).status).toBe(0);
  environment.api.put('logging/http', {});
  const { status, log } = await environment.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED the authority has no ca.key: nothing can be signed']);
  expect(environment.api.asked('PATCH')).toEqual([]);
});

test('a pair of another authority stays, and a warning says that it expires', async () => {
  const before = environment.http;
  environment.api.put('logging/ca', agedAuthority(1, 3000));
  const { status, log } = await environment.bootstrap({ validDays: 1000, renewBeforeDays: 900 });
  expect([status, environment.http]).toEqual([0, before]);
  expect(log).toContain('WARNING logging/http: ends in 364 days, and another authority has signed it');
});

test('the ca.crt of one authority is never added to the pair of another', async () => {
  environment.api.put('logging/ca', agedAuthority(1, 3000));
  environment.remove('logging/http', 'ca.crt');
  const { status, log } = await environment.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/http: another authority has signed its certificate']);
});

test('no pair is added to the ca.crt of another authority', async () => {
  environment.api.put('logging/http', { 'ca.crt': agedAuthority(1, 3000)['ca.crt'] ?? '' });
  const { status, log } = await environment.bootstrap();
  expect(status).toBe(1);
  expect(log.at(-1)).toContain('has the ca.crt of another authority; take it out');
});

test('a certificate and a key that do not match stay, and the error names their Secret', async () => {
  environment.api.put('logging/http', { ...environment.http, 'tls.key': agedAuthority(1, 1)['ca.key'] ?? '' });
  const { status, log } = await environment.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/http: certificate and key do not belong together']);
  expect(environment.api.asked('PATCH')).toEqual([]);
});

test('a value that is not a certificate stays, and the log does not show it', async () => {
  environment.api.put('logging/http', { ...environment.http, 'tls.key': 'hunter2' });
  const { status, log } = await environment.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/http: holds what is not a certificate with its key in PEM']);
});

test.each(['bad name', 'a,IP:10.0.0.1', '-'])('%j is rejected as a DNS name', async (name) => {
  environment.api.put('logging/http', {});
  const { status, log } = await environment.bootstrap({ dnsNames: [name] });
  expect([status, log.at(-1)]).toEqual([1, `FAILED ${JSON.stringify(name)} cannot stand in a certificate`]);
});

test('a certificate that each run would renew is rejected', async () => {
  const { status, log } = await environment.bootstrap({ validDays: 30, renewBeforeDays: 30 });
  expect([status, log.at(-1)]).toEqual([1, 'FAILED renewBeforeDays must be less than validDays']);
});

test.each(['elasticsearch authority', '', 'x'.repeat(65)])('%j is rejected as a common name', async (commonName) => {
  environment.api.put('logging/http', {});
  const { status, log } = await environment.bootstrap({ commonName });
  expect([status, log.at(-1)]).toEqual([1, expect.stringContaining(`FAILED ${JSON.stringify(commonName)}`)]);
});
