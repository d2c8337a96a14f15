import { type DataViewOptions, FluentdImage, ImageSource, KibanaExposure, SecretRef } from '../../lib';
import { fluentdFor } from '../../lib/images/compatibility';
import type { ProvisionInput } from '../../lib/provisioning/input';
import { faultsOf, objectsOf, oneOf, open, type PageOptions, secured } from './page';

const ELASTIC = { credentials: { username: 'elastic', secret: SecretRef.fromName('store-elastic') } };

const job = (dataView: DataViewOptions = ELASTIC, options: PageOptions = {}) => oneOf('Job', { ...options, dataView });
const plan = (dataView: DataViewOptions = ELASTIC, options: PageOptions = {}): ProvisionInput =>
  JSON.parse(oneOf('ConfigMap', { ...options, dataView }).data['plan.json']);
const step = (version: string, dataView: DataViewOptions = ELASTIC) =>
  plan(dataView, { store: secured(version) }).steps.find(({ kind }) => kind === 'create');

test('there is no Job unless a data view is asked for', () => {
  expect(objectsOf().map(({ kind }) => kind)).not.toContain('Job');
});

test.each(['8.0.0', '8.19.20', '9.5.6'])('Kibana %s is asked by the interface of data views', (version) => {
  expect(step(version)).toMatchObject({
    existsPath: '/api/data_views/data_view/container-logs',
    path: '/api/data_views/data_view',
    body: { data_view: { id: 'container-logs', title: 'k8s-*', timeFieldName: '@timestamp', name: 'Container logs' } },
  });
});

test('the view shows the data stream of a store that has one, and what was refused', () => {
  const store = { ...secured('9.5.6'), indexPrefix: 'k8s', dataStream: true };
  const made = plan(ELASTIC, { store }).steps.find(({ kind }) => kind === 'create');
  expect(made).toMatchObject({ body: { data_view: { title: 'k8s,k8s-*' } } });
});

test('Kibana 7.17 is asked by the interface of saved objects', () => {
  expect(step('7.17.29')).toMatchObject({
    existsPath: '/api/saved_objects/index-pattern/container-logs',
    path: '/api/saved_objects/index-pattern/container-logs',
    body: { attributes: { title: 'k8s-*', timeFieldName: '@timestamp' } },
  });
});

test('pattern, name and time field can be chosen', () => {
  const dataView = { ...ELASTIC, indexPattern: 'mine-*', name: 'Mine', timeField: 'time' };
  expect(step('9.5.6', dataView)).toMatchObject({
    body: { data_view: { title: 'mine-*', name: 'Mine', timeFieldName: 'time' } },
  });
});

test('a store that names no prefix has its indices called as the agent calls them', () => {
  const { indexPrefix: _, ...store } = secured('9.5.6');
  expect(JSON.stringify(plan(ELASTIC, { store }))).toContain('"kubernetes-logs-*"');
});

test('the page is asked at its Service, whatever path people reach it by', () => {
  const { urls, headers } = plan(ELASTIC, { exposure: KibanaExposure.apiServerProxy() });
  expect(urls).toEqual(['http://kibana.logs.svc:5601']);
  expect(headers).toEqual({ 'kbn-xsrf': 'true' });
});

test('the password is a mounted file, and in no text', () => {
  const { user, passwordFile } = plan();
  expect([user, passwordFile]).toEqual(['elastic', '/credentials/password']);
  const spec = job().spec.template.spec;
  expect(spec.volumes).toContainEqual({
    name: 'credentials',
    secret: { secretName: 'store-elastic', items: [{ key: 'password', path: 'password' }] },
  });
});

test('a store that asks nobody needs no user', () => {
  const options = { store: open('9.5.6') };
  expect(faultsOf({ ...options, dataView: {} })).toBe('');
  expect(plan({}, options).user).toBeUndefined();
});

test('the Job runs the program with the Ruby of the agent for the store', () => {
  const [container] = job(ELASTIC, { store: secured('8.19.20') }).spec.template.spec.containers;
  expect(container.image).toBe(fluentdFor(8).reference(ImageSource.upstream()));
  expect(container.command).toEqual(['/usr/local/bin/ruby', '/programs/provision.rb', '/programs/plan.json']);
});

test('the Job meets the level restricted of Pod Security', () => {
  const { automountServiceAccountToken, securityContext, containers } = job().spec.template.spec;
  expect({ automountServiceAccountToken, securityContext }).toEqual({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('the Job reaches the page and names, and nobody asks it anything', () => {
  const policies = objectsOf({ dataView: ELASTIC }).filter(({ kind }) => kind === 'NetworkPolicy');
  const { spec } = policies.find(({ metadata }) => metadata.name === 'kibana-data-view');
  expect(job().spec.template.metadata.labels).toEqual(spec.podSelector.matchLabels);
  expect(spec.ingress).toBeUndefined();
  expect(spec.egress[0]).toEqual({
    ports: [{ port: 5601, protocol: 'TCP' }],
    to: [{ podSelector: { matchLabels: oneOf('Service').spec.selector } }],
  });
});

test("the page's Service does not lead to the Job", () => {
  const { selector } = oneOf('Service').spec;
  const { labels } = job().spec.template.metadata;
  expect(Object.entries(selector).every(([key, value]) => labels[key] === value)).toBe(false);
});

describe('the name of the Job, which no server lets be changed,', () => {
  const name = (dataView: DataViewOptions = ELASTIC, options: PageOptions = {}) => job(dataView, options).metadata.name;

  test('stays while the Job does', () => {
    expect(name()).toMatch(/^kibana-data-view-[0-9a-f]{10}$/);
    expect(name()).toBe(name());
  });

  test('is new when anything of the Job is', () => {
    const names = [
      name(),
      name({ ...ELASTIC, indexPattern: 'mine-*' }),
      name({ credentials: { username: 'elastic', secret: SecretRef.fromName('other') } }),
      name({ ...ELASTIC, image: FluentdImage.V1_19_3_ELASTICSEARCH_8 }),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test('is that of its program', () => {
    expect(oneOf('ConfigMap', { dataView: ELASTIC }).metadata.name).toBe(name());
  });
});

describe('a data view is refused', () => {
  test('without credentials where the store asks for a password', () => {
    const errors = faultsOf({ dataView: {} });
    expect(errors).toContain('kibana.dataView: "no credentials"');
    expect(errors).toContain('Name a user who may write data views in kibana.dataView.credentials');
  });

  test('with the user of Kibana itself, who may not write it', () => {
    const credentials = { username: 'kibana_system', secret: SecretRef.fromName('store-kibana') };
    expect(faultsOf({ dataView: { credentials } })).toContain('kibana.dataView: "kibana_system" is invalid');
  });

  test("with the add-on's page, which has no interface for it", () => {
    const store = open('2.4.1');
    expect(faultsOf({ store, dataView: {} })).toContain('expected Kibana 7.17 or newer');
  });

  test.each(['', 'Logs-*', 'a b', 'a/b'])('with the pattern %j, which no index can match', (indexPattern) => {
    const errors = faultsOf({ dataView: { ...ELASTIC, indexPattern } });
    expect(errors).toContain(`kibana.dataView.indexPattern: ${JSON.stringify(indexPattern)} is invalid`);
  });

  test('with names that a server refuses', () => {
    const credentials = { username: 'elastic', secret: SecretRef.fromName('A b'), passwordKey: 'a b' };
    const errors = faultsOf({ dataView: { credentials } });
    expect(errors).toContain('Secret name: "A b"');
    expect(errors).toContain('kibana.dataView.credentials passwordKey: "a b"');
  });
});
