import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { agedAuthority, CertificateWorld, handshake } from './certificate-world';
import { mounted } from './run';

const day = 86_400_000;
let world: CertificateWorld;

beforeEach(async () => {
  world = await new CertificateWorld().start();
});

afterEach(() => world.stop());

/** What OpenSSL says of the certificate for a purpose, by the strictest reading of the standard. */
function verify(purpose: string, ...more: string[]): string {
  const files = { ca: mounted(world.authority), certificate: mounted(world.http['tls.crt'] ?? '') };
  const options = ['verify', '-x509_strict', '-purpose', purpose, ...more, '-CAfile', files.ca, files.certificate];
  return execFileSync('openssl', options, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

test('OpenSSL verifies a certificate for both purposes and all of its names', async () => {
  await world.bootstrap();
  expect(verify('sslserver', '-verify_hostname', 'a.store.logging.svc')).toContain('OK');
  expect(verify('sslserver', '-verify_ip', 'fd00::1')).toContain('OK');
  expect(verify('sslclient')).toContain('OK');
  expect(() => verify('sslserver', '-verify_hostname', 'elsewhere')).toThrow();
});

test('both sides of a handshake accept the certificate of the other', async () => {
  await world.bootstrap();
  expect(await handshake(world.authority, world.http)).toBe(true);
});

test('a certificate has the extensions that Java and OpenSSL 3 look for', async () => {
  await world.bootstrap();
  const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: world.http['tls.crt'] }).toString();
  expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
  expect(text).toMatch(/Key Usage: critical\s+Digital Signature/);
  expect(text).toMatch(/Extended Key Usage:\s+TLS Web Server Authentication, TLS Web Client Authentication/);
  expect(text).toMatch(/Subject Key Identifier:/);
  expect(text).toMatch(/Authority Key Identifier:/);
  expect(text).toMatch(/DNS:localhost, DNS:\*\.store\.logging\.svc, IP Address:127\.0\.0\.1, IP Address:FD00/);
  expect(world.certificate.serialNumber.length).toBeGreaterThan(28);
  expect(Date.now() - Date.parse(world.certificate.validFrom)).toBeGreaterThan(290_000);
});

test('a certificate for clients only cannot be used by a server', async () => {
  await world.bootstrap({ usages: ['clientAuth'], dnsNames: [], ipAddresses: [] });
  expect(verify('sslclient')).toContain('OK');
  expect(() => verify('sslserver')).toThrow();
});

test('a key is PKCS#8 and belongs to its certificate', async () => {
  await world.bootstrap();
  expect(world.http['tls.key']).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(world.certificate.checkPrivateKey(createPrivateKey(world.http['tls.key'] ?? ''))).toBe(true);
});

test('a certificate ends when the plan says, but never after its authority', async () => {
  await world.bootstrap({ validDays: 90 });
  expect(Math.round((Date.parse(world.certificate.validTo) - Date.now()) / day)).toBe(90);
  for (const name of ['logging/ca', 'logging/http']) world.api.put(name, {});
  await world.bootstrap({}, { validDays: 100 });
  expect(world.certificate.validTo).toBe(new X509Certificate(world.authority).validTo);
});

test('a certificate near its end gets a new pair in one patch, from the same authority', async () => {
  await world.bootstrap({ validDays: 20 });
  const [oldPair, ca] = [world.http, world.api.values('logging/ca')];
  world.api.requests.length = 0;
  expect((await world.bootstrap({ renewBeforeDays: 30 })).log).toContain('logging/http: renewed tls.crt, tls.key');
  expect(world.api.asked('PATCH')).toHaveLength(1);
  expect(world.http['tls.key']).not.toBe(oldPair['tls.key']);
  expect(world.api.values('logging/ca')).toEqual(ca);
  expect(await handshake(world.authority, world.http)).toBe(true);
});

test('a ca.crt that holds more than this authority outlives the renewal of its pair', async () => {
  await world.bootstrap({ validDays: 20 });
  const bundle = world.authority + agedAuthority(1, 9)['ca.crt'];
  world.api.put('logging/http', { ...world.http, 'ca.crt': bundle });
  await world.bootstrap({ renewBeforeDays: 30 });
  expect(world.http['ca.crt']).toBe(bundle);
});

test('a certificate that lacks a name of the plan gets a new pair, and only once', async () => {
  await world.bootstrap();
  await world.bootstrap({ dnsNames: ['localhost', 'Page.logging.svc'], ipAddresses: ['fd00:0:0::1'] });
  expect(world.certificate.subjectAltName).toContain('Page.logging.svc');
  const renewed = world.http;
  await world.bootstrap({ dnsNames: ['localhost', 'Page.logging.svc'], ipAddresses: ['fd00:0:0::1'] });
  expect(world.http).toEqual(renewed);
});

test('a certificate that ends with its authority is not made again and again', async () => {
  await world.bootstrap({}, { validDays: 20 });
  const before = world.http;
  const { status, log } = await world.bootstrap({ renewBeforeDays: 30 });
  expect([status, world.http]).toEqual([0, before]);
  expect(log).toContain('WARNING logging/http: ends in 19 days, as does its authority');
});

test('an authority in the last fifth of its life is warned of', async () => {
  world.api.put('logging/ca', agedAuthority(79, 21));
  expect((await world.bootstrap({ validDays: 5 })).log.join()).not.toContain('WARNING');
  world.api.put('logging/ca', agedAuthority(81, 19));
  world.api.put('logging/http', {});
  const { status, log } = await world.bootstrap({ validDays: 5 });
  expect([status, log]).toEqual([
    0,
    expect.arrayContaining([expect.stringMatching(/^WARNING logging\/ca: ends in 18 days; .* how to renew it$/)]),
  ]);
});

test('an authority that has ended signs nothing', async () => {
  world.api.put('logging/ca', agedAuthority(100, -1));
  const { status, log } = await world.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/ca: the authority has ended; see the head of bootstrap.rb']);
  expect(world.http).toEqual({});
});

test('an authority that was renewed with its old key verifies what the old one signed, and the other way round', async () => {
  await world.bootstrap();
  const [oldAuthority, oldPair] = [world.authority, world.http];
  world.remove('logging/ca', 'ca.crt');
  world.remove('logging/http', 'ca.crt');
  await world.bootstrap();
  const newAuthority = world.authority;
  expect(newAuthority).not.toBe(oldAuthority);
  expect(world.http).toEqual({ ...oldPair, 'ca.crt': newAuthority });
  expect(await handshake(newAuthority, oldPair)).toBe(true);
  await world.bootstrap({ dnsNames: ['localhost', 'another'] });
  expect(await handshake(oldAuthority, world.http)).toBe(true);
});
