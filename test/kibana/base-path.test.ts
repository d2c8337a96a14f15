import { AddOnImages, KibanaExposure, SecretRef } from '../../lib';
import { containerOf, errorsOf, kibanaChart, named, oneOf, open, secured, settingsOf } from './kibana-chart';

const HOST = 'logs.example.com';
const BELOW = { basePath: '/kibana', encryptionKeys: SecretRef.fromName('keys') };
const INGRESS = KibanaExposure.ingress({ host: HOST, tlsSecret: SecretRef.fromName('tls') });
const ROUTE = KibanaExposure.httpRoute({ host: HOST, gateway: 'public' });

test.each(['7.17.29', '8.19.20', '9.5.6'])('the probe of Kibana %s uses the base path', (version) => {
  const { path } = containerOf({ ...BELOW, endpoint: secured(version) }).readinessProbe.httpGet;
  expect(path).toBe(version === '7.17.29' ? '/kibana/login' : '/kibana/api/status');
});

test('the Job of the data view uses the base path', () => {
  const dataView = { credentials: { username: 'elastic', secret: SecretRef.fromName('elastic') } };
  const input = JSON.parse(named('ConfigMap', 'kibana-data-view', { ...BELOW, dataView }).data['input.json']);
  expect(input.urls).toEqual(['http://kibana.logs.svc:5601/kibana']);
});

test('Ingress and HTTPRoute route the base path to Kibana, which removes it itself', () => {
  const [{ http }] = oneOf('Ingress', { ...BELOW, exposure: INGRESS }).spec.rules;
  expect(http.paths).toMatchObject([{ path: '/kibana', pathType: 'Prefix' }]);
  const [{ matches }] = oneOf('HTTPRoute', { ...BELOW, exposure: ROUTE }).spec.rules;
  expect(matches).toEqual([{ path: { type: 'PathPrefix', value: '/kibana' } }]);
  expect(settingsOf({ ...BELOW, exposure: INGRESS })).toMatchObject({
    'server.basePath': '/kibana',
    'server.rewriteBasePath': true,
  });
});

test.each([
  ['an Ingress', INGRESS],
  ['an HTTPRoute', ROUTE],
])('the address behind %s ends with the base path', (_name, exposure) => {
  expect(settingsOf({ ...BELOW, exposure })['server.publicBaseUrl']).toBe(`https://${HOST}/kibana`);
  expect(kibanaChart({ ...BELOW, exposure }).kibana.address()).toBe(`https://${HOST}/kibana/app/discover`);
});

test('behind a node port and with port-forward the address has the base path too', () => {
  const address = (exposure?: KibanaExposure) => kibanaChart({ ...BELOW, exposure }).kibana.address();
  expect(address()).toBe('http://localhost:5601/kibana/app/discover');
  expect(address(KibanaExposure.nodePort(30601))).toBe('http://NODE:30601/kibana/app/discover');
});

test('the API server removes its own path, so Kibana does not', () => {
  const options = { exposure: KibanaExposure.apiServerProxy() };
  expect(settingsOf(options)).toMatchObject({
    'server.basePath': '/api/v1/namespaces/logs/services/kibana/proxy',
    'server.rewriteBasePath': false,
  });
  expect(containerOf(options).readinessProbe.httpGet.path).toBe('/api/status');
});

test('a base path and the proxy of the API server exclude each other', () => {
  const errors = errorsOf({ ...BELOW, exposure: KibanaExposure.apiServerProxy() });
  expect(errors).toContain('kibana.basePath: "/kibana" is invalid: expected no base path with');
});

test.each(['', '/', 'kibana', '/kibana/', '//kibana', '/a b', '/a?b', '/a/../b', '/ä'])(
  'the base path %j, with which Kibana or a route does not work, is rejected',
  (basePath) => {
    expect(errorsOf({ basePath })).toContain(`kibana.basePath: ${JSON.stringify(basePath)} is invalid`);
  },
);

test('a base path of several segments is accepted', () => {
  expect(errorsOf({ basePath: '/tools/kibana-1.2' })).toBe('');
});

test('the image of the add-on rejects a base path', () => {
  expect(errorsOf({ basePath: '/kibana', endpoint: open('2.4.1'), image: AddOnImages.KIBANA_4_6_1_1 })).toContain(
    'kibana.basePath: "/kibana" is invalid',
  );
});

describe('the public URL', () => {
  test('of the user replaces that of the exposure', () => {
    const publicUrl = 'https://logs.example.org:8443';
    expect(settingsOf({ publicUrl, exposure: INGRESS })['server.publicBaseUrl']).toBe(publicUrl);
    expect(kibanaChart({ publicUrl }).kibana.address()).toBe(`${publicUrl}/app/discover`);
  });

  test.each([
    'logs.example.com',
    'ftp://logs.example.com',
    'https://logs.example.com/',
    'https://logs.example.com/other',
    'https://logs.example.com?a=b',
    'https://logs.example.com#a',
  ])('%s, with which Kibana does not start, is rejected', (publicUrl) => {
    expect(errorsOf({ publicUrl })).toContain(`kibana.publicUrl: "${publicUrl}" is invalid`);
  });

  test('with a user is rejected, and the message does not repeat a password', () => {
    const errors = errorsOf({ publicUrl: 'https://me:secret@logs.example.com' });
    expect(errors).toContain('kibana.publicUrl: "https://…@logs.example.com" is invalid');
    expect(errors).not.toContain('secret@');
  });

  test('without the base path is rejected', () => {
    const errors = errorsOf({ ...BELOW, publicUrl: 'https://logs.example.com' });
    expect(errors).toContain('and the path /kibana, without a slash at the end');
    expect(errorsOf({ ...BELOW, publicUrl: 'https://logs.example.com/kibana' })).toBe('');
  });
});
