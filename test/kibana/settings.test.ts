import { AddOnImages, KibanaExposure, KibanaImage, SecretRef } from '../../lib';
import { KIBANA_SETTINGS, variableOf } from '../../lib/kibana/images/settings';
import {
  configTextOf,
  containerOf,
  environmentOf,
  errorsOf,
  objectsOf,
  oneOf,
  open,
  podOf,
  secured,
  settingsOf,
  warningsOf,
} from './kibana-chart';

const VERSIONS = ['7.17.29', '8.0.0', '8.19.20', '9.5.6'];
const EVERYTHING = {
  encryptionKeys: SecretRef.fromName('kibana-keys'),
  exposure: KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('tls') }),
  tls: { certificate: SecretRef.fromName('kibana-certificate') },
  basePath: '/kibana',
};

describe.each(VERSIONS)('Kibana %s', (version) => {
  const endpoint = secured(version);

  test('reads its settings from a mounted kibana.yml', () => {
    expect(settingsOf({ endpoint, ...EVERYTHING })).toEqual({
      'server.name': 'kibana',
      'server.host': '${KBN_SERVER_HOST}',
      'server.shutdownTimeout': '5s',
      'server.basePath': '/kibana',
      'server.rewriteBasePath': true,
      'server.publicBaseUrl': 'https://logs.example.com/kibana',
      'server.ssl.enabled': true,
      'server.ssl.certificate': '/etc/kibana-certificate/tls.crt',
      'server.ssl.key': '/etc/kibana-certificate/tls.key',
      'elasticsearch.hosts': ['https://elasticsearch:9200'],
      'elasticsearch.username': 'kibana_system',
      'elasticsearch.password': '${KBN_ELASTICSEARCH_PASSWORD}',
      'elasticsearch.ssl.certificateAuthorities': ['/etc/elasticsearch-ca/ca.crt'],
      'xpack.security.encryptionKey': '${KBN_SECURITY_ENCRYPTION_KEY}',
      'xpack.encryptedSavedObjects.encryptionKey': '${KBN_SAVED_OBJECTS_ENCRYPTION_KEY}',
      'xpack.reporting.encryptionKey': '${KBN_REPORTING_ENCRYPTION_KEY}',
      'monitoring.ui.container.elasticsearch.enabled': true,
      'telemetry.optIn': false,
    });
    const { volumeMounts } = containerOf({ endpoint });
    expect(volumeMounts).toContainEqual({
      name: 'config',
      mountPath: '/usr/share/kibana/config/kibana.yml',
      subPath: 'kibana.yml',
      readOnly: true,
    });
    expect(podOf({ endpoint }).volumes).toContainEqual({ name: 'config', configMap: { name: 'kibana-config' } });
  });

  test('reads secret values from variables to which kibana.yml refers', () => {
    expect(environmentOf({ endpoint, ...EVERYTHING })).toMatchObject({
      KBN_ELASTICSEARCH_PASSWORD: 'elasticsearch-kibana/password',
      KBN_SECURITY_ENCRYPTION_KEY: 'kibana-keys/security',
      KBN_SAVED_OBJECTS_ENCRYPTION_KEY: 'kibana-keys/encryptedSavedObjects',
      KBN_REPORTING_ENCRYPTION_KEY: 'kibana-keys/reporting',
    });
    const variables = [...configTextOf({ endpoint, ...EVERYTHING }).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    const defined = [...Object.keys(environmentOf({ endpoint, ...EVERYTHING })), 'KBN_SERVER_HOST'];
    expect(variables.filter((name) => !defined.includes(name ?? ''))).toEqual([]);
  });

  test('has no variable that the entrypoint of the image could take for a setting', () => {
    const settings = Object.keys(KIBANA_SETTINGS).map(variableOf);
    const names = Object.keys(environmentOf({ endpoint, ...EVERYTHING }));
    expect(names.filter((name) => settings.includes(name))).toEqual([]);
    // No setting begins with `kbn`, and Node.js reads NODE_OPTIONS itself.
    expect(names.filter((name) => !name.startsWith('KBN_') && name !== 'NODE_OPTIONS')).toEqual([]);
  });

  test('signs in with a service account token in place of user and password', () => {
    const { kibanaCredentials: _, ...rest } = endpoint;
    const options = { endpoint: { ...rest, kibanaToken: { secret: SecretRef.fromName('kibana-token') } } };
    const settings = settingsOf(options);
    expect(settings['elasticsearch.serviceAccountToken']).toBe('${KBN_ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN}');
    expect(settings).not.toHaveProperty('elasticsearch.username');
    expect(settings).not.toHaveProperty('elasticsearch.password');
    expect(environmentOf(options).KBN_ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN).toBe('kibana-token/token');
  });

  test('needs neither user nor certificate for an Elasticsearch without users', () => {
    const settings = settingsOf({ endpoint: open(version) });
    expect(settings['elasticsearch.hosts']).toEqual(['http://elasticsearch:9200']);
    expect(JSON.stringify(settings)).not.toMatch(/password|certificate|encryptionKey/);
  });
});

test('no argument of the container has a value of the user', () => {
  const args = (options = {}) => containerOf(options).args;
  expect(args({ ...EVERYTHING, settings: { 'server.maxPayload': 'a b=c' } })).toEqual(args());
});

test('the image of the add-on is configured by its variables, as in the original', () => {
  const exposure = KibanaExposure.apiServerProxy();
  const options = { endpoint: open('2.4.1'), image: AddOnImages.KIBANA_4_6_1_1, exposure };
  expect(environmentOf(options)).toEqual({
    ELASTICSEARCH_URL: 'http://elasticsearch:9200',
    KIBANA_BASE_URL: '/api/v1/namespaces/logs/services/kibana-logging/proxy',
  });
  expect(containerOf(options)).not.toHaveProperty('args');
  expect(objectsOf(options).map(({ kind }) => kind)).not.toContain('ConfigMap');
});

test('a changed setting restarts Kibana, which reads its file at the start only', () => {
  const checksum = (settings = {}) =>
    oneOf('Deployment', { settings }).spec.template.metadata.annotations['checksum/config'];
  expect(checksum()).toBe(checksum());
  expect(checksum({ 'server.maxPayload': '2097152' })).not.toBe(checksum());
});

describe('settings of the user', () => {
  test('are written to kibana.yml as texts, and may refer to variables', () => {
    const settings = { 'server.maxPayload': '2097152', 'xpack.banners.textContent': 'say "hi": ${HOSTNAME}\n#1' };
    expect(settingsOf({ settings })).toMatchObject(settings);
  });

  test('are rejected if they refer to a variable that nothing sets, with which Kibana does not start', () => {
    const settings = { 'xpack.banners.textContent': '${CLUSTER} on ${HOSTNAME}' };
    expect(errorsOf({ settings })).toContain('Add the variable CLUSTER to kibana.pod.env.');
    expect(errorsOf({ settings, pod: { env: [{ name: 'CLUSTER', value: 'production' }] } })).toBe('');
    expect(errorsOf({ settings: { 'xpack.banners.textContent': '${CLUSTER:none}' } })).toBe('');
  });

  test('replace settings of the library on which nothing depends', () => {
    const settings = { 'telemetry.optIn': 'true', 'server.shutdownTimeout': '30s' };
    expect(settingsOf({ settings })).toMatchObject(settings);
    expect(configTextOf({ settings }).match(/telemetry/g)).toHaveLength(1);
  });

  test('can have a name that JavaScript objects also have', () => {
    expect(errorsOf({ settings: { constructor: 'x' } })).toBe('');
  });

  test.each([
    ['server.basePath', 'kibana.basePath'],
    ['server.publicBaseUrl', 'kibana.publicUrl'],
    ['server.ssl.enabled', 'kibana.tls'],
    ['elasticsearch.password', 'elasticsearch.kibanaCredentials'],
    ['xpack.security.encryptionKey', 'kibana.encryptionKeys'],
  ])('%s is rejected, with the option to use', (setting, option) => {
    const errors = errorsOf({ settings: { [setting]: 'x' } });
    expect(errors).toContain(`kibana.settings: "${setting}" is invalid`);
    expect(errors).toContain(`Use ${option}.`);
  });

  test.each(['', 'server maxPayload', 'a:b', 'x\ny'])('the name %j is rejected', (name) => {
    expect(errorsOf({ settings: { [name]: '1' } })).toContain(`kibana.settings: ${JSON.stringify(name)} is invalid`);
  });
});

test.each([
  ['SERVER_BASEPATH', 'kibana.basePath'],
  ['SERVER_SSL_ENABLED', 'kibana.tls'],
  ['ELASTICSEARCH_PASSWORD', 'elasticsearch.kibanaCredentials'],
])('the variable %s is rejected, because probe and Job would not use it', (name, option) => {
  const errors = errorsOf({ pod: { env: [{ name, value: 'x' }] } });
  expect(errors).toContain(`kibana.pod.env: "${name}" is invalid`);
  expect(errors).toContain(`Use ${option}.`);
});

test('the port is rejected, because Service, probe and network policy depend on it', () => {
  const errors = errorsOf({ pod: { env: [{ name: 'SERVER_PORT', value: '8080' }] } });
  expect(errors).toContain('Service, probe and network policy use port 5601');
  expect(errors).toContain('Leave it out: Service, probe and network policy use port 5601.');
});

test('other variables of the image may be set', () => {
  expect(errorsOf({ pod: { env: [{ name: 'SERVER_MAXPAYLOAD', value: '2097152' }] } })).toBe('');
});

test('telemetry is off where a network policy blocks it, and left to Kibana elsewhere', () => {
  expect(settingsOf()['telemetry.optIn']).toBe(false);
  expect(settingsOf({ kubernetes: '1.7', endpoint: secured('7.17.29') })).not.toHaveProperty('telemetry.optIn');
});

test('every setting has its documentation for each major version', () => {
  for (const documentation of Object.values(KIBANA_SETTINGS)) {
    expect(Object.keys(documentation)).toEqual(['7', '8', '9']);
    for (const address of Object.values(documentation)) expect(address).toMatch(/^https:\/\/www\.elastic\.co\//);
  }
});

test('the Secret of the password may have another key', () => {
  const kibanaCredentials = { username: 'viewer', secret: SecretRef.fromName('mine'), passwordKey: 'pass' };
  const options = { endpoint: { ...secured('9.5.6'), kibanaCredentials } };
  expect(settingsOf(options)['elasticsearch.username']).toBe('viewer');
  expect(environmentOf(options).KBN_ELASTICSEARCH_PASSWORD).toBe('mine/pass');
});

test('only the certificate of the authority is mounted from its Secret', () => {
  expect(podOf().volumes).toContainEqual({
    name: 'elasticsearch-ca',
    secret: { secretName: 'elasticsearch-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
  });
});

test('no Secret is written, only names of Secrets', () => {
  const dataView = { credentials: { username: 'elastic', secret: SecretRef.fromName('elasticsearch-elastic') } };
  const objects = objectsOf({ ...EVERYTHING, dataView });
  expect(objects.map(({ kind }) => kind)).not.toContain('Secret');
});

test('without encryption keys a warning says what a restart breaks', () => {
  expect(warningsOf()).toContain('alerting is not available');
  expect(warningsOf({ encryptionKeys: SecretRef.fromName('kibana-keys') })).toBe('');
});

test('an Elasticsearch of which only the major version is known causes a warning', () => {
  const { version: _, ...endpoint } = secured('8.19.20');
  expect(warningsOf({ endpoint, encryptionKeys: SecretRef.fromName('k') })).toContain('give the whole version');
});

test('Kibana has the version of Elasticsearch unless another is chosen', () => {
  const endpoint = secured('8.17.3');
  expect(containerOf({ endpoint }).image).toBe('docker.elastic.co/kibana/kibana:8.17.3');
  const image = KibanaImage.official('8.16.0');
  expect(containerOf({ endpoint, image }).image).toBe('docker.elastic.co/kibana/kibana:8.16.0');
});
