import { KibanaExposure, SecretRef } from '../../lib';
import { containerOf, errorsOf, kibanaChart, named, oneOf, podOf, secured, warningsOf } from './kibana-chart';

const TLS = { tls: { certificate: SecretRef.fromName('kibana-tls') }, encryptionKeys: SecretRef.fromName('keys') };
const DATA_VIEW = { credentials: { username: 'elastic', secret: SecretRef.fromName('elastic') } };
const ingress = (annotations?: { [name: string]: string }) =>
  KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('tls'), annotations });

test('only certificate and key are mounted from the Secret', () => {
  expect(podOf(TLS).volumes).toContainEqual({
    name: 'certificate',
    secret: {
      secretName: 'kibana-tls',
      items: [
        { key: 'tls.crt', path: 'tls.crt' },
        { key: 'tls.key', path: 'tls.key' },
      ],
    },
  });
});

test.each(['7.17.29', '8.19.20', '9.5.6'])('the probe of Kibana %s uses HTTPS', (version) => {
  const options = { ...TLS, endpoint: secured(version) };
  expect(containerOf(options).readinessProbe.httpGet).toMatchObject({ port: 'https', scheme: 'HTTPS' });
  expect(containerOf(options).ports).toMatchObject([{ containerPort: 5601, name: 'https' }]);
});

test('the port of the Service is called https, by which Traefik detects the protocol of the backend', () => {
  expect(oneOf('Service', TLS).spec.ports).toEqual([
    { name: 'https', port: 5601, protocol: 'TCP', targetPort: 'https' },
  ]);
});

test('the Job of the data view verifies Kibana with the authority in the Secret of the certificate', () => {
  const options = { ...TLS, dataView: DATA_VIEW };
  const input = JSON.parse(named('ConfigMap', 'kibana-data-view', options).data['input.json']);
  expect(input).toMatchObject({ urls: ['https://kibana.logs.svc:5601'], caFile: '/run/kibana/ca.crt' });
  const [{ projected }] = oneOf('Job', options).spec.template.spec.volumes.filter((v: object) => 'projected' in v);
  expect(projected.sources).toContainEqual({
    secret: { name: 'kibana-tls', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
  });
});

test('the certificate authority can be in a separate Secret', () => {
  const tls = { ...TLS.tls, caCertificate: SecretRef.fromName('company-ca') };
  const job = oneOf('Job', { tls, dataView: DATA_VIEW });
  expect(JSON.stringify(job.spec.template.spec.volumes)).toContain('"company-ca"');
});

test.each([
  ['1.37', '9.5.6', '/api/v1/namespaces/logs/services/https:kibana:/proxy'],
  ['1.9', '7.17.29', '/api/v1/proxy/namespaces/logs/services/https:kibana:'],
])('the API server of %s proxies by HTTPS', (kubernetes, version, path) => {
  const exposure = KibanaExposure.apiServerProxy();
  expect(kibanaChart({ ...TLS, kubernetes, endpoint: secured(version), exposure }).kibana.proxyPath).toBe(path);
});

test('an Ingress without an annotation for the backend causes a warning', () => {
  expect(warningsOf({ ...TLS, exposure: ingress() })).toContain('nginx.ingress.kubernetes.io/backend-protocol: HTTPS');
  const annotations = { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' };
  expect(warningsOf({ ...TLS, exposure: ingress(annotations) })).toBe('');
});

test('an HTTPRoute causes a warning, since a Gateway needs a policy for HTTPS backends', () => {
  const exposure = KibanaExposure.httpRoute({ host: 'logs.example.com', gateway: 'public' });
  expect(warningsOf({ ...TLS, exposure })).toContain('BackendTLSPolicy');
});

test('passwords of users that reach a node port by HTTPS cause no warning', () => {
  expect(warningsOf({ ...TLS, exposure: KibanaExposure.nodePort() })).toBe('');
  expect(kibanaChart({ ...TLS, exposure: KibanaExposure.nodePort(30601) }).kibana.address()).toBe(
    'https://NODE:30601/app/discover',
  );
});

test('names of Secrets that the API server rejects are rejected', () => {
  const tls = { certificate: SecretRef.fromName('A'), caCertificate: SecretRef.fromName('b c') };
  expect(errorsOf({ tls })).toContain('kibana.tls.certificate: "A" is invalid');
  expect(errorsOf({ tls })).toContain('kibana.tls.caCertificate: "b c" is invalid');
});
