import { AddOnImages, KibanaExposure, type KibanaOptions, SecretRef } from '../../lib';
import { errorsOf, kibanaChart, objectsOf, oneOf, open, secured, settingsOf, warningsOf } from './kibana-chart';

const HOST = 'logs.example.com';
const GATEWAY = { host: HOST, gateway: 'public' };
const KEYS = { encryptionKeys: SecretRef.fromName('keys') };

describe('an HTTPRoute', () => {
  test('routes a host of a Gateway to the Service', () => {
    const exposure = KibanaExposure.httpRoute({ ...GATEWAY, gatewayNamespace: 'edge', sectionName: 'https' });
    const { apiVersion, metadata, spec } = oneOf('HTTPRoute', { exposure });
    expect([apiVersion, metadata.name, metadata.namespace]).toEqual(['gateway.networking.k8s.io/v1', 'kibana', 'logs']);
    expect(spec).toEqual({
      parentRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: 'public',
          namespace: 'edge',
          sectionName: 'https',
        },
      ],
      hostnames: [HOST],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          backendRefs: [{ group: '', kind: 'Service', name: 'kibana', port: 5601, weight: 1 }],
        },
      ],
    });
  });

  test('tells Kibana its address, which is https unless the listener has no TLS', () => {
    const url = (tls?: boolean) =>
      settingsOf({ exposure: KibanaExposure.httpRoute({ ...GATEWAY, tls }) })['server.publicBaseUrl'];
    expect([url(), url(false)]).toEqual([`https://${HOST}`, `http://${HOST}`]);
  });

  test('is the address for users', () => {
    const { kibana } = kibanaChart({ exposure: KibanaExposure.httpRoute(GATEWAY) });
    expect(kibana.address()).toBe(`https://${HOST}/app/discover`);
  });

  test('is rejected with names that the API server rejects', () => {
    const exposure = KibanaExposure.httpRoute({
      host: 'Logs',
      gateway: 'a b',
      gatewayNamespace: 'A',
      sectionName: '_',
    });
    const errors = errorsOf({ exposure });
    for (const part of ['host: "Logs"', 'gateway: "a b"', 'gatewayNamespace: "A"', 'sectionName: "_"'])
      expect(errors).toContain(`kibana.exposure.httpRoute.${part}`);
  });

  test('is rejected if the target cannot have its definition', () => {
    const options = { exposure: KibanaExposure.httpRoute(GATEWAY), endpoint: secured('7.17.29') };
    expect(errorsOf({ ...options, kubernetes: '1.15' })).toContain('"HTTPRoute" is invalid');
    expect(errorsOf({ ...options, kubernetes: '1.16' })).toBe('');
  });
});

const OPEN: [string, KibanaExposure][] = [
  ['ingress', KibanaExposure.ingress({ host: HOST, tlsSecret: SecretRef.fromName('tls') })],
  ['nodePort', KibanaExposure.nodePort(30601)],
  ['httpRoute', KibanaExposure.httpRoute(GATEWAY)],
];

describe.each(OPEN)('exposure by %s', (kind, exposure) => {
  test('is rejected with an Elasticsearch without users', () => {
    const errors = errorsOf({ exposure, endpoint: open('9.5.6') });
    expect(errors).toContain(`kibana.exposure: "${kind}" is invalid:`);
    expect(errors).toContain('has no users: everyone who can connect to Kibana can read all logs');
    expect(errors).toContain('Enable security and TLS of Elasticsearch, or use kubectl port-forward.');
  });

  test('is rejected with an Elasticsearch that serves HTTP', () => {
    const endpoint = { ...secured('9.5.6'), tls: false };
    expect(errorsOf({ exposure, endpoint })).toContain('serves HTTP');
  });

  test('is accepted with an Elasticsearch with users and TLS', () => {
    expect(errorsOf({ exposure })).toBe('');
  });
});

test.each([
  ['none', KibanaExposure.none()],
  ['apiServerProxy', KibanaExposure.apiServerProxy()],
])('exposure %s is accepted with every Elasticsearch, since the API server authenticates users', (_kind, exposure) => {
  expect(errorsOf({ exposure, endpoint: open('9.5.6') })).toBe('');
});

test('the Kibana of the add-on, which has no users, causes a warning and no error', () => {
  const endpoint = { ...open('2.4.1'), port: 9200 };
  const options: KibanaOptions = { image: AddOnImages.KIBANA_4_6_1_1, exposure: KibanaExposure.nodePort() };
  expect(errorsOf({ ...options, endpoint })).toBe('');
  expect(warningsOf({ ...options, endpoint })).toContain('has no users');
});

test('passwords that cross the network unencrypted cause a warning', () => {
  const clear = 'cross the network unencrypted: terminate TLS in front';
  expect(warningsOf({ exposure: KibanaExposure.ingress({ host: HOST }), ...KEYS })).toContain(clear);
  expect(warningsOf({ exposure: KibanaExposure.nodePort(), ...KEYS })).toContain(clear);
  expect(warningsOf({ exposure: OPEN[0][1], ...KEYS })).not.toContain(clear);
});

test('a Kibana without exposure has a Service, but neither Ingress nor HTTPRoute', () => {
  const kinds = objectsOf().map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['ConfigMap', 'Deployment', 'NetworkPolicy', 'Service']);
  expect(oneOf('Service').spec.type).toBeUndefined();
});

test.each([1, 65_535])('the port %i of the nodes is accepted', (port) => {
  expect(errorsOf({ ...KEYS, exposure: KibanaExposure.nodePort(port) })).toBe('');
});

test.each([0, 65_536, 1.5])('the port %d of the nodes is rejected', (port) => {
  expect(errorsOf({ exposure: KibanaExposure.nodePort(port) })).toContain(`kibana.exposure.nodePort: ${port}`);
});
