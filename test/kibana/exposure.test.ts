import { KibanaExposure, KibanaImage, type KibanaOptions, SecretRef } from '../../lib';
import { adviceOf, environmentOf, faultsOf, objectsOf, oneOf, open, page, secured } from './page';

const HOST = 'logs.example.com';
const GATEWAY = { host: HOST, gateway: 'public' };
const KEYS = { encryptionKeys: SecretRef.fromName('keys') };

describe('an HTTPRoute', () => {
  test('leads a host of a Gateway to the Service', () => {
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

  test('tells the page its address, which is https unless the listener speaks plain', () => {
    const url = (tls?: boolean) =>
      environmentOf({ exposure: KibanaExposure.httpRoute({ ...GATEWAY, tls }) }).SERVER_PUBLICBASEURL;
    expect([url(), url(false)]).toEqual([`https://${HOST}`, `http://${HOST}`]);
  });

  test('is where people are sent', () => {
    const { kibana } = page({ exposure: KibanaExposure.httpRoute(GATEWAY) });
    expect(kibana.address()).toBe(`https://${HOST}/app/discover`);
  });

  test('is refused with names that a server refuses', () => {
    const exposure = KibanaExposure.httpRoute({
      host: 'Logs',
      gateway: 'a b',
      gatewayNamespace: 'A',
      sectionName: '_',
    });
    const errors = faultsOf({ exposure });
    for (const part of ['host: "Logs"', 'gateway: "a b"', 'gatewayNamespace: "A"', 'sectionName: "_"'])
      expect(errors).toContain(`kibana.exposure.httpRoute ${part}`);
  });

  test('is refused where no server takes its definition', () => {
    const options = { exposure: KibanaExposure.httpRoute(GATEWAY), store: secured('7.17.29') };
    expect(faultsOf({ ...options, kubernetes: '1.15' })).toContain('"HTTPRoute" is invalid');
    expect(faultsOf({ ...options, kubernetes: '1.16' })).toBe('');
  });
});

const OPEN: [string, KibanaExposure][] = [
  ['ingress', KibanaExposure.ingress({ host: HOST, tlsSecret: SecretRef.fromName('tls') })],
  ['nodePort', KibanaExposure.nodePort(30601)],
  ['httpRoute', KibanaExposure.httpRoute(GATEWAY)],
];

describe.each(OPEN)('exposure by %s', (kind, exposure) => {
  test('is refused with a store that asks nobody for a password', () => {
    const errors = faultsOf({ exposure, store: open('9.5.6') });
    expect(errors).toContain(`kibana.exposure: "${kind}" is invalid:`);
    expect(errors).toContain('asks nobody for a password: whoever reaches the page would read every log');
    expect(errors).toContain('Switch security and TLS of the store on, or use kubectl port-forward.');
  });

  test('is refused with a store that speaks HTTP in the clear', () => {
    const store = { ...secured('9.5.6'), scheme: 'http' };
    expect(faultsOf({ exposure, store })).toContain('speaks HTTP in the clear');
  });

  test('is fine with a store that asks for passwords over TLS', () => {
    expect(faultsOf({ exposure })).toBe('');
  });
});

test.each([
  ['none', KibanaExposure.none()],
  ['apiServerProxy', KibanaExposure.apiServerProxy()],
])('exposure %s is possible with any store, since the API server asks who it is', (_kind, exposure) => {
  expect(faultsOf({ exposure, store: open('9.5.6') })).toBe('');
});

test("the add-on's page, which never asks for passwords, is advised against and not refused", () => {
  const store = { ...open('2.4.1'), port: 9200 };
  const options: KibanaOptions = { image: KibanaImage.ADD_ON_4_6_1_1, exposure: KibanaExposure.nodePort() };
  expect(faultsOf({ ...options, store })).toBe('');
  expect(adviceOf({ ...options, store })).toContain('asks nobody for a password');
});

test('passwords that cross the network in the clear are advised against', () => {
  const clear = 'in the clear: put TLS in front';
  expect(adviceOf({ exposure: KibanaExposure.ingress({ host: HOST }), ...KEYS })).toContain(clear);
  expect(adviceOf({ exposure: KibanaExposure.nodePort(), ...KEYS })).toContain(clear);
  expect(adviceOf({ exposure: OPEN[0][1], ...KEYS })).not.toContain(clear);
});

test('nothing but a Service stands in front of a page that nobody shows', () => {
  const kinds = objectsOf().map(({ kind }) => kind);
  expect(kinds.sort()).toEqual(['Deployment', 'NetworkPolicy', 'Service']);
  expect(oneOf('Service').spec.type).toBeUndefined();
});
