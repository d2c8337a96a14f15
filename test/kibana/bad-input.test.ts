import { KibanaImage, SecretRef } from '../../lib';
import { faultsOf, open, secured } from './page';

const official = KibanaImage.official;

test('a page newer than its store is refused, with the version to take', () => {
  const errors = faultsOf({ store: secured('8.18.0'), image: official('8.19.20') });
  expect(errors).toContain('"docker.elastic.co/kibana/kibana:8.19.20 with Elasticsearch 8.18.0" is invalid');
  expect(errors).toContain('8.18.0 or older: a page that is newer than its store does not start');
  expect(errors).toContain('Choose docker.elastic.co/kibana/kibana:8.18.0, or leave image out');
});

test('a page older than its store in the same major is possible', () => {
  expect(faultsOf({ store: secured('8.19.20'), image: official('8.16.0') })).toBe('');
});

test.each([
  ['8.19.20', '9.5.6'],
  ['9.5.6', '8.19.20'],
  ['7.17.29', '8.19.20'],
])('a page %s of another major than its store %s is refused', (page, store) => {
  const errors = faultsOf({ store: secured(store), image: official(page) });
  expect(errors).toContain(`kibana:${page} with Elasticsearch ${store}" is invalid`);
  expect(errors).toContain(`Choose docker.elastic.co/kibana/kibana:${store}, or leave image out`);
});

test("the add-on's page is refused with any other store", () => {
  const image = KibanaImage.ADD_ON_4_6_1_1;
  expect(faultsOf({ store: open('7.17.29'), image })).toContain('page and store are of one line');
  expect(faultsOf({ store: open('2.4.1'), image })).toBe('');
});

test('a store that no page goes with is refused without a page to choose', () => {
  expect(faultsOf({ store: open('5.6.16') })).toContain('Choose a store of one of the known majors');
});

test.each([
  ['8.19.20', '1.26', '1.27'],
  ['9.5.6', '1.26', '1.27'],
  ['7.17.29', '1.5', '1.6'],
])('Kibana %s on Kubernetes %s is refused: it takes %s', (version, kubernetes, floor) => {
  const errors = faultsOf({ store: secured(version), kubernetes });
  expect(errors).toContain(`kibana.image: "docker.elastic.co/kibana/kibana:${version} on Kubernetes ${kubernetes}"`);
  expect(errors).toContain(`expected Kubernetes ${floor} or newer`);
  expect(faultsOf({ store: secured(version), kubernetes: floor })).toBe('');
});

test.each(['9', '9.5', 'latest', '7.16.3', '6.8.23', '10.0.0', '8.19.20-SNAPSHOT', ''])(
  'the version %j is refused once, in words of its own',
  (version) => {
    const errors = faultsOf({ image: official(version) });
    expect(errors.split('\n')).toHaveLength(1);
    expect(errors).toContain(`kibana.image version: ${JSON.stringify(version)} is invalid`);
    expect(errors).toContain('Name the exact version of a release');
  },
);

test('an image without a tag is refused', () => {
  const image = official('9.5.6').pulledFrom('registry.example.com/kibana');
  expect(faultsOf({ image })).toContain('image: "registry.example.com/kibana" is invalid');
});

test('names of Secrets that a server refuses are refused', () => {
  const kibanaCredentials = { username: 'kibana_system', secret: SecretRef.fromName('A') };
  const errors = faultsOf({
    store: { ...secured('9.5.6'), kibanaCredentials },
    encryptionKeys: SecretRef.fromName('b c'),
  });
  expect(errors).toContain('Secret name: "A"');
  expect(errors).toContain('Secret name: "b c"');
});

test("what the add-on's page cannot be told is refused, not dropped", () => {
  const { kibanaCredentials, caSecret } = secured('2.4.1');
  const store = { ...open('2.4.1'), kibanaCredentials, caSecret };
  const errors = faultsOf({ store, encryptionKeys: SecretRef.fromName('keys') });
  for (const what of ['password of the store', 'certificate authority of the store', 'keys to encrypt with'])
    expect(errors).toContain(`an image that can be told the ${what}`);
});

test('a user beside a token is refused, since Kibana would not start', () => {
  const store = { ...secured('9.5.6'), kibanaToken: { secret: SecretRef.fromName('token') } };
  expect(faultsOf({ store })).toContain('elasticsearch.kibanaToken: "a token beside a user" is invalid');
});

test('the superuser is refused as the user of Kibana, which does not start with it from 8.0 on', () => {
  const storeOf = (version: string) => {
    const kibanaCredentials = { username: 'elastic', secret: SecretRef.fromName('elastic') };
    return { ...secured(version), kibanaCredentials };
  };
  expect(faultsOf({ store: storeOf('8.0.0') })).toContain('elasticsearch.kibanaCredentials username: "elastic"');
  expect(faultsOf({ store: storeOf('7.17.29') })).toBe('');
});

test('a page that cannot sign in where the agent must is refused', () => {
  const { kibanaCredentials: _, ...store } = secured('9.5.6');
  const agentApiKey = { secret: SecretRef.fromName('agent') };
  expect(faultsOf({ store: { ...store, agentApiKey } })).toContain('since the store asks the agent for one too');
});
