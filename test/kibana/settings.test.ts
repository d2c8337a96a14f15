import { KibanaExposure, KibanaImage, SecretRef } from '../../lib';
import { KIBANA_SETTING_NAMES, KIBANA_SETTINGS, type KibanaSettingRow } from '../../lib/kibana/images/settings';
import { adviceOf, environmentOf, objectsOf, open, podOf, secured } from './page';

const VERSIONS = ['7.17.29', '8.0.0', '8.19.20', '9.5.6'];
const EVERYTHING = {
  encryptionKeys: SecretRef.fromName('page-keys'),
  exposure: KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('tls') }),
};
const KNOWN = KIBANA_SETTING_NAMES.flatMap((name): readonly KibanaSettingRow[] => KIBANA_SETTINGS[name]);

describe.each(VERSIONS)('Kibana %s', (version) => {
  const major = Number.parseInt(version, 10);

  test('is told of its store, its keys and its address by reference', () => {
    expect(environmentOf({ store: secured(version), ...EVERYTHING })).toEqual({
      ELASTICSEARCH_HOSTS: 'https://elasticsearch:9200',
      ELASTICSEARCH_USERNAME: 'kibana_system',
      ELASTICSEARCH_PASSWORD: 'store-kibana/password',
      ELASTICSEARCH_SSL_CERTIFICATEAUTHORITIES: '/etc/elasticsearch-ca/ca.crt',
      SERVER_HOST: '0.0.0.0',
      SERVER_PUBLICBASEURL: 'https://logs.example.com',
      XPACK_SECURITY_ENCRYPTIONKEY: 'page-keys/security',
      XPACK_ENCRYPTEDSAVEDOBJECTS_ENCRYPTIONKEY: 'page-keys/encryptedSavedObjects',
      XPACK_REPORTING_ENCRYPTIONKEY: 'page-keys/reporting',
    });
  });

  test('gets no variable that the table does not give its major', () => {
    const proxy = environmentOf({ store: secured(version), exposure: KibanaExposure.apiServerProxy() });
    const names = [...Object.keys(environmentOf({ store: secured(version), ...EVERYTHING })), ...Object.keys(proxy)];
    const unknown = names.filter((env) => !KNOWN.some((row) => row.env === env && row.pages[major] !== undefined));
    expect(unknown).toEqual([]);
  });

  test('leaves taking off the path of the API server proxy to the API server', () => {
    const store = secured(version);
    expect(environmentOf({ store, exposure: KibanaExposure.apiServerProxy() })).toMatchObject({
      SERVER_BASEPATH: '/api/v1/namespaces/logs/services/kibana/proxy',
      SERVER_REWRITEBASEPATH: 'false',
    });
  });

  test('needs neither user nor certificate for a store that asks nobody', () => {
    expect(environmentOf({ store: open(version) })).toEqual({
      ELASTICSEARCH_HOSTS: 'http://elasticsearch:9200',
      SERVER_HOST: '0.0.0.0',
    });
  });
});

test('every setting says where its documentation is, for each major', () => {
  const pages = KNOWN.flatMap((row) => Object.values(row.pages));
  expect(pages.filter((url) => !/^https:\/\/(www\.elastic\.co|github\.com)\//.test(url))).toEqual([]);
});

test('no variable is made of two settings', () => {
  const names = KNOWN.map(({ env }) => env);
  expect(new Set(names).size).toBe(names.length);
});

test('the Secret of the password may have another key', () => {
  const store = secured('9.5.6');
  const kibanaCredentials = { username: 'viewer', secret: SecretRef.fromName('mine'), passwordKey: 'pass' };
  expect(environmentOf({ store: { ...store, kibanaCredentials } })).toMatchObject({
    ELASTICSEARCH_USERNAME: 'viewer',
    ELASTICSEARCH_PASSWORD: 'mine/pass',
  });
});

test.each(VERSIONS)(
  'Kibana %s signs in with the token of a service account, in place of user and password',
  (version) => {
    const { kibanaCredentials: _, ...store } = secured(version);
    const environment = environmentOf({
      store: { ...store, kibanaToken: { secret: SecretRef.fromName('page-token') } },
    });
    expect(environment).toMatchObject({ ELASTICSEARCH_SERVICEACCOUNTTOKEN: 'page-token/token' });
    expect(environment).not.toHaveProperty('ELASTICSEARCH_USERNAME');
    expect(environment).not.toHaveProperty('ELASTICSEARCH_PASSWORD');
  },
);

test('the authority of the store is mounted from its Secret, and nothing else of it', () => {
  expect(podOf().volumes).toContainEqual({
    name: 'elasticsearch-ca',
    secret: { secretName: 'store-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
  });
});

test('no Secret is written, only the names of Secrets', () => {
  const dataView = { credentials: { username: 'elastic', secret: SecretRef.fromName('store-elastic') } };
  const objects = objectsOf({ ...EVERYTHING, dataView });
  expect(objects.map(({ kind }) => kind)).not.toContain('Secret');
});

test('without keys that stay, a reader is told what breaks at a restart', () => {
  expect(adviceOf()).toContain('alerting stays off');
  expect(adviceOf({ encryptionKeys: SecretRef.fromName('page-keys') })).toBe('');
});

test('a store of which only the major is known is asked for its version', () => {
  const { version: _, ...store } = secured('8.19.20');
  expect(adviceOf({ store, encryptionKeys: SecretRef.fromName('k') })).toContain("say the store's whole version");
});

test('a page in another namespace than its store is told that it needs copies of the Secrets', () => {
  const store = { ...secured('9.5.6'), namespace: 'elsewhere' };
  expect(adviceOf({ store, encryptionKeys: SecretRef.fromName('k') })).toContain(
    'copies of these Secrets of elsewhere',
  );
  expect(environmentOf({ store })).toMatchObject({ ELASTICSEARCH_HOSTS: 'https://elasticsearch.elsewhere.svc:9200' });
});

test('the page is of the version of its store unless another is chosen', () => {
  expect(podOf({ store: secured('8.17.3') }).containers[0].image).toBe('docker.elastic.co/kibana/kibana:8.17.3');
  const image = KibanaImage.official('8.16.0');
  expect(podOf({ store: secured('8.17.3'), image }).containers[0].image).toBe('docker.elastic.co/kibana/kibana:8.16.0');
});
