import { type ApiServerOptions, ClientCertificate, SecretRef } from '../../lib';
import { agentWith } from './agent';

const settingsOf = (apiServer: ApiServerOptions) => agentWith({ apiServer }).settings;
const errorsOf = (apiServer: ApiServerOptions) => agentWith({ apiServer }).errors;
const mountOf = (clientCertificate: ClientCertificate) => {
  const { containers } = agentWith({ apiServer: { clientCertificate } }).pod;
  return containers[0].volumeMounts.find(({ name }: { name: string }) => name === 'tls-files');
};

describe('a client certificate', () => {
  const secret = SecretRef.fromName('client');

  test.each<[string, ClientCertificate, object]>([
    [
      'on the nodes has the files of kube-up.sh',
      ClientCertificate.hostPath('/srv/kubernetes'),
      {
        ca_file: '/srv/kubernetes/ca.crt',
        client_cert: '/srv/kubernetes/kubecfg.crt',
        client_key: '/srv/kubernetes/kubecfg.key',
      },
    ],
    [
      'in a Secret has the files of a TLS Secret',
      ClientCertificate.secret(secret),
      {
        ca_file: '/etc/kubernetes-client/ca.crt',
        client_cert: '/etc/kubernetes-client/tls.crt',
        client_key: '/etc/kubernetes-client/tls.key',
      },
    ],
    [
      'has the files that the user states',
      ClientCertificate.secret(secret, { mountPath: '/tls', ca: 'a.pem', certificate: 'b.pem', key: 'c.pem' }),
      { ca_file: '/tls/a.pem', client_cert: '/tls/b.pem', client_key: '/tls/c.pem' },
    ],
    [
      'has the default of each file that is undefined',
      ClientCertificate.hostPath('/tls', { ca: undefined, certificate: undefined, key: 'c.pem' }),
      { ca_file: '/tls/ca.crt', client_cert: '/tls/kubecfg.crt', client_key: '/tls/c.pem' },
    ],
  ])('%s', (_, clientCertificate, files) => {
    expect(errorsOf({ clientCertificate })).toEqual([]);
    expect(settingsOf({ clientCertificate })).toMatchObject(files);
  });

  test('with an empty name of the authority leaves that of the service account', () => {
    const clientCertificate = ClientCertificate.secret(secret, { ca: '' });
    expect(errorsOf({ clientCertificate })).toEqual([]);
    expect(settingsOf({ clientCertificate })).not.toHaveProperty('ca_file');
  });

  test('is mounted read-only, except on the node if the user states it', () => {
    expect(mountOf(ClientCertificate.secret(secret)).readOnly).toBe(true);
    expect(mountOf(ClientCertificate.hostPath('/tls')).readOnly).toBe(true);
    expect(mountOf(ClientCertificate.hostPath('/tls', { readOnly: false })).readOnly).not.toBe(true);
  });

  test.each<[string, ClientCertificate]>([
    ['directory: "tls"', ClientCertificate.hostPath('tls')],
    ['certificate: "a/b"', ClientCertificate.hostPath('/tls', { certificate: 'a/b' })],
    ['key: ""', ClientCertificate.hostPath('/tls', { key: '' })],
    ['ca: "a/b"', ClientCertificate.hostPath('/tls', { ca: 'a/b' })],
    ['secret: "A"', ClientCertificate.secret(SecretRef.fromName('A'))],
  ])('is rejected with the %s', (part, clientCertificate) => {
    expect(errorsOf({ clientCertificate })).toContainEqual(
      expect.stringContaining(`agent.apiServer.clientCertificate ${part} is invalid`),
    );
  });
});

test('the address, the authority, the token and the verification of the API server can be stated', () => {
  const stated = { url: 'https://10.0.0.1:6443', caFile: '/ca', bearerTokenFile: '/token', verifyTls: false };
  expect(errorsOf(stated)).toEqual([]);
  expect(settingsOf(stated)).toMatchObject({
    kubernetes_url: 'https://10.0.0.1:6443/api',
    ca_file: '/ca',
    bearer_token_file: '/token',
    verify_ssl: 'false',
  });
});

test.each<[string, ApiServerOptions]>([
  ['caFile: "ca.crt"', { caFile: 'ca.crt' }],
  ['bearerTokenFile: "token"', { bearerTokenFile: 'token' }],
])('%s is rejected, because it is no path', (part, apiServer) => {
  expect(errorsOf(apiServer)).toContainEqual(expect.stringContaining(`agent.apiServer.${part} is invalid`));
});

test.each(['http://a', 'https://10.0.0.1', 'https://10.0.0.1:6443/', 'https://[2001:db8::1]:6443'])(
  'the address %s is accepted',
  (url) => {
    expect(errorsOf({ url })).toEqual([]);
  },
);

test.each([
  '10.0.0.1',
  'ftp://a',
  'xhttps://a',
  'https://',
  'https://a/api',
  'https://a//',
  'https://a b',
  'https://a?x',
  'https://a#x',
  'https://a:99999',
])('the address %s is rejected', (url) => {
  expect(errorsOf({ url })).toContainEqual(expect.stringContaining('agent.apiServer.url: '));
});
