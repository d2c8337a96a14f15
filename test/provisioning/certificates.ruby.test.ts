import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { agedAuthority, CertificateEnvironment, handshake } from './certificate-environment';
import { mounted } from './run';

const day = 86_400_000;
let environment: CertificateEnvironment;

beforeEach(async () => {
  environment = await new CertificateEnvironment().start();
});

afterEach(() => environment.stop());

/** The verdict of OpenSSL on the certificate for a purpose, in strict mode. */
function verify(purpose: string, ...more: string[]): string {
  const files = { ca: mounted(environment.authority), certificate: mounted(environment.http['tls.crt'] ?? '') };
  const options = ['verify', '-x509_strict', '-purpose', purpose, ...more, '-CAfile', files.ca, files.certificate];
  return execFileSync('openssl', options, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

test('OpenSSL verifies a certificate for both purposes and all of its names', async () => {
  await environment.bootstrap();
  expect(verify('sslserver', '-verify_hostname', 'a.elasticsearch.logging.svc')).toContain('OK');
  expect(verify('sslserver', '-verify_ip', 'fd00::1')).toContain('OK');
  expect(verify('sslclient')).toContain('OK');
  expect(() => verify('sslserver', '-verify_hostname', 'elsewhere')).toThrow();
});

test('both sides of a handshake accept the certificate of the other', async () => {
  await environment.bootstrap();
  expect(await handshake(environment.authority, environment.http)).toBe(true);
});

test('a certificate has the extensions that Java and OpenSSL 3 look for', async () => {
  await environment.bootstrap();
  const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: environment.http['tls.crt'] }).toString();
  expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
  expect(text).toMatch(/Key Usage: critical\s+Digital Signature/);
  expect(text).toMatch(/Extended Key Usage:\s+TLS Web Server Authentication, TLS Web Client Authentication/);
  expect(text).toMatch(/Subject Key Identifier:/);
  expect(text).toMatch(/Authority Key Identifier:/);
  expect(text).toMatch(/DNS:localhost, DNS:\*\.elasticsearch\.logging\.svc, IP Address:127\.0\.0\.1, IP Address:FD00/);
  expect(environment.certificate.serialNumber.length).toBeGreaterThan(28);
  expect(Date.now() - Date.parse(environment.certificate.validFrom)).toBeGreaterThan(290_000);
});

test('a certificate for clients only cannot be used by a server', async () => {
  await environment.bootstrap({ usages: ['clientAuth'], dnsNames: [], ipAddresses: [] });
  expect(verify('sslclient')).toContain('OK');
  expect(() => verify('sslserver')).toThrow();
});

test('a key is PKCS#8 and belongs to its certificate', async () => {
  await environment.bootstrap();
  expect(environment.http['tls.key']).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(environment.certificate.checkPrivateKey(createPrivateKey(environment.http['tls.key'] ?? ''))).toBe(true);
});

test('a certificate expires after `validDays`, but never after its authority', async () => {
  await environment.bootstrap({ validDays: 90 });
  expect(Math.round((Date.parse(environment.certificate.validTo) - Date.now()) / day)).toBe(90);
  for (const name of ['logging/ca', 'logging/http']) environment.api.put(name, {});
  await environment.bootstrap({}, { validDays: 100 });
  expect(environment.certificate.validTo).toBe(new X509Certificate(environment.authority).validTo);
});

test('a pair that expires soon is replaced in one patch, from the same authority', async () => {
  await environment.bootstrap({ validDays: 20 });
  const [oldPair, ca] = [environment.http, environment.api.values('logging/ca')];
  environment.api.requests.length = 0;
  expect((await environment.bootstrap({ renewBeforeDays: 30 })).log).toContain(
    'logging/http: renewed tls.crt, tls.key',
  );
  expect(environment.api.asked('PATCH')).toHaveLength(1);
  expect(environment.http['tls.key']).not.toBe(oldPair['tls.key']);
  expect(environment.api.values('logging/ca')).toEqual(ca);
  expect(await handshake(environment.authority, environment.http)).toBe(true);
});

test('a ca.crt with more than this authority stays when its pair is renewed', async () => {
  await environment.bootstrap({ validDays: 20 });
  const bundle = environment.authority + agedAuthority(1, 9)['ca.crt'];
  environment.api.put('logging/http', { ...environment.http, 'ca.crt': bundle });
  await environment.bootstrap({ renewBeforeDays: 30 });
  expect(environment.http['ca.crt']).toBe(bundle);
});

test('a pair that lacks a name of the input is replaced, and only once', async () => {
  await environment.bootstrap();
  await environment.bootstrap({ dnsNames: ['localhost', 'Kibana.logging.svc'], ipAddresses: ['fd00:0:0::1'] });
  expect(environment.certificate.subjectAltName).toContain('Kibana.logging.svc');
  const renewed = environment.http;
  await environment.bootstrap({ dnsNames: ['localhost', 'Kibana.logging.svc'], ipAddresses: ['fd00:0:0::1'] });
  expect(environment.http).toEqual(renewed);
});

test('a certificate that expires with its authority is not renewed repeatedly', async () => {
  await environment.bootstrap({}, { validDays: 20 });
  const before = environment.http;
  const { status, log } = await environment.bootstrap({ renewBeforeDays: 30 });
  expect([status, environment.http]).toEqual([0, before]);
  expect(log).toContain('WARNING logging/http: ends in 19 days, as does its authority');
});

test('a warning appears in the last fifth of the validity of the authority', async () => {
  environment.api.put('logging/ca', agedAuthority(79, 21));
  expect((await environment.bootstrap({ validDays: 5 })).log.join()).not.toContain('WARNING');
  environment.api.put('logging/ca', agedAuthority(81, 19));
  environment.api.put('logging/http', {});
  const { status, log } = await environment.bootstrap({ validDays: 5 });
  expect([status, log]).toEqual([
    0,
    expect.arrayContaining([expect.stringMatching(/^WARNING logging\/ca: ends in 18 days; .* how to renew it$/)]),
  ]);
});

test('an expired authority signs nothing', async () => {
  environment.api.put('logging/ca', agedAuthority(100, -1));
  const { status, log } = await environment.bootstrap();
  expect([status, log.at(-1)]).toEqual([1, 'FAILED logging/ca: the authority has ended; see the head of bootstrap.rb']);
  expect(environment.http).toEqual({});
});

test('an authority renewed with its old key verifies the certificates of the old one, and vice versa', async () => {
  await environment.bootstrap();
  const [oldAuthority, oldPair] = [environment.authority, environment.http];
  environment.remove('logging/ca', 'ca.crt');
  environment.remove('logging/http', 'ca.crt');
  await environment.bootstrap();
  const newAuthority = environment.authority;
  expect(newAuthority).not.toBe(oldAuthority);
  expect(environment.http).toEqual({ ...oldPair, 'ca.crt': newAuthority });
  expect(await handshake(newAuthority, oldPair)).toBe(true);
  await environment.bootstrap({ dnsNames: ['localhost', 'another'] });
  expect(await handshake(oldAuthority, environment.http)).toBe(true);
});
