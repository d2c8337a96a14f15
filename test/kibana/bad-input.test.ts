import { AddOnImages, KibanaImage, SecretRef } from '../../lib';
import { errorsOf, open, secured } from './kibana-chart';

const official = KibanaImage.official;

test('a Kibana newer than Elasticsearch is rejected, with the version to take', () => {
  const errors = errorsOf({ endpoint: secured('8.18.0'), image: official('8.19.20') });
  expect(errors).toContain('"docker.elastic.co/kibana/kibana:8.19.20 with Elasticsearch 8.18.0" is invalid');
  expect(errors).toContain('8.18.0 or older: Kibana does not start with an older Elasticsearch');
  expect(errors).toContain('Choose docker.elastic.co/kibana/kibana:8.18.0, or leave image out');
});

test('a Kibana older than Elasticsearch is accepted in the same major', () => {
  expect(errorsOf({ endpoint: secured('8.19.20'), image: official('8.16.0') })).toBe('');
});

test.each([
  ['8.19.20', '9.5.6'],
  ['9.5.6', '8.19.20'],
  ['7.17.29', '8.19.20'],
])('Kibana %s is rejected with Elasticsearch %s, since the majors differ', (kibana, elasticsearch) => {
  const errors = errorsOf({ endpoint: secured(elasticsearch), image: official(kibana) });
  expect(errors).toContain(`kibana:${kibana} with Elasticsearch ${elasticsearch}" is invalid`);
  expect(errors).toContain(`Choose docker.elastic.co/kibana/kibana:${elasticsearch}, or leave image out`);
});

test('the Kibana of the add-on is rejected with every other Elasticsearch', () => {
  const image = AddOnImages.KIBANA_4_6_1_1;
  expect(errorsOf({ endpoint: open('7.17.29'), image })).toContain('expected Elasticsearch 2.x with this Kibana');
  expect(errorsOf({ endpoint: open('2.4.1'), image })).toBe('');
});

test('an Elasticsearch without a compatible Kibana is rejected without an image to choose', () => {
  expect(errorsOf({ endpoint: open('5.6.16') })).toContain('use Elasticsearch 7, 8 or 9');
});

test.each([
  ['8.19.20', '1.26', '1.27'],
  ['9.5.6', '1.26', '1.27'],
  ['7.17.29', '1.5', '1.6'],
])('Kibana %s on Kubernetes %s is rejected: it requires %s', (version, kubernetes, floor) => {
  const errors = errorsOf({ endpoint: secured(version), kubernetes });
  expect(errors).toContain(`kibana.image: "docker.elastic.co/kibana/kibana:${version} on Kubernetes ${kubernetes}"`);
  expect(errors).toContain(`expected Kubernetes ${floor} or newer`);
  expect(errorsOf({ endpoint: secured(version), kubernetes: floor })).toBe('');
});

test.each(['9', '9.5', 'latest', '7.16.3', '6.8.23', '10.0.0', '8.19.20-SNAPSHOT', ''])(
  'the version %j is rejected with one error',
  (version) => {
    const errors = errorsOf({ image: official(version) });
    expect(errors.split('\n')).toHaveLength(1);
    expect(errors).toContain(`kibana.image: ${JSON.stringify(version)} is invalid`);
    expect(errors).toContain('Use the exact version of a release');
  },
);

test('an image without a tag is rejected', () => {
  const image = official('9.5.6').pulledFrom('registry.example.com/kibana');
  expect(errorsOf({ image })).toContain('kibana.image: "registry.example.com/kibana" is invalid');
});

test('names of Secrets that the API server rejects are rejected', () => {
  const kibanaCredentials = { username: 'kibana_system', secret: SecretRef.fromName('A') };
  const errors = errorsOf({
    endpoint: { ...secured('9.5.6'), kibanaCredentials },
    encryptionKeys: SecretRef.fromName('b c'),
  });
  expect(errors).toContain('elasticsearch.kibanaCredentials.secret: "A" is invalid');
  expect(errors).toContain('kibana.encryptionKeys: "b c" is invalid');
});

test('settings that the image of the add-on does not support are rejected, not dropped', () => {
  const { kibanaCredentials, caSecret } = secured('2.4.1');
  const endpoint = { ...open('2.4.1'), kibanaCredentials, caSecret };
  const secret = SecretRef.fromName('keys');
  const errors = errorsOf({
    endpoint,
    image: AddOnImages.KIBANA_4_6_1_1,
    encryptionKeys: secret,
    basePath: '/logs',
    tls: { certificate: secret },
    settings: { 'server.maxPayload': '1' },
  });
  for (const option of [
    'elasticsearch.kibanaCredentials',
    'elasticsearch.caSecret',
    'kibana.encryptionKeys: "keys"',
    'kibana.basePath: "/logs"',
    'kibana.tls: "keys"',
    'kibana.settings',
  ])
    expect(errors).toMatch(new RegExp(`${option}.* is invalid: expected an image with kibana\\.yml`));
});

test('a user together with a token is rejected, because Kibana would not start', () => {
  const endpoint = { ...secured('9.5.6'), kibanaToken: { secret: SecretRef.fromName('token') } };
  expect(errorsOf({ endpoint })).toContain('elasticsearch.kibanaToken: "a token and a user" is invalid');
});

test('the superuser is rejected as the user of Kibana, which does not start with it from 8.0 on', () => {
  const endpointOf = (version: string) => {
    const kibanaCredentials = { username: 'elastic', secret: SecretRef.fromName('elastic') };
    return { ...secured(version), kibanaCredentials };
  };
  expect(errorsOf({ endpoint: endpointOf('8.0.0') })).toContain('elasticsearch.kibanaCredentials.username: "elastic"');
  expect(errorsOf({ endpoint: endpointOf('7.17.29') })).toBe('');
});

test('a Kibana without a user is rejected if the agent has one', () => {
  const { kibanaCredentials: _, ...endpoint } = secured('9.5.6');
  const agentApiKey = { secret: SecretRef.fromName('agent') };
  expect(errorsOf({ endpoint: { ...endpoint, agentApiKey } })).toContain('because the agent has one too');
});
