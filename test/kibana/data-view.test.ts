import { AddOnImages, type DataViewOptions, FluentdImage, ImageSource, KibanaExposure, SecretRef } from '../../lib';
import { fluentdFor } from '../../lib/fluentd/images/compatibility';
import type { ProvisionInput } from '../../lib/provisioning/input';
import { type ChartOptions, errorsOf, loweredOf, named, objectsOf, oneOf, open, secured } from './kibana-chart';

const ELASTIC = { credentials: { username: 'elastic', secret: SecretRef.fromName('elasticsearch-elastic') } };

const job = (dataView: DataViewOptions = ELASTIC, options: ChartOptions = {}) => oneOf('Job', { ...options, dataView });
const input = (dataView: DataViewOptions = ELASTIC, options: ChartOptions = {}): ProvisionInput =>
  JSON.parse(named('ConfigMap', 'kibana-data-view', { ...options, dataView }).data['input.json']);
const step = (version: string, dataView: DataViewOptions = ELASTIC) =>
  input(dataView, { endpoint: secured(version) }).steps.find(({ kind }) => kind === 'create');

test('there is no Job without a data view', () => {
  expect(objectsOf().map(({ kind }) => kind)).not.toContain('Job');
});

test.each(['8.4.0', '8.19.20', '9.5.6'])('Kibana %s creates a data view with a name', (version) => {
  expect(step(version)).toMatchObject({
    existsPath: '/api/data_views/data_view/container-logs',
    path: '/api/data_views/data_view',
    body: { data_view: { id: 'container-logs', title: 'k8s-*', timeFieldName: '@timestamp', name: 'Container logs' } },
  });
});

test.each(['8.0.0', '8.1.3', '8.3.3'])(
  'Kibana %s, which rejects a name, creates a data view without one',
  (version) => {
    expect(step(version)).toMatchObject({
      path: '/api/data_views/data_view',
      body: { data_view: { id: 'container-logs', title: 'k8s-*', timeFieldName: '@timestamp' } },
    });
  },
);

test.each([
  ['7.17.29', true],
  ['8.3.3', true],
  ['8.4.0', false],
])('a name without an effect in Kibana %s is reported: %s', (version, isReported) => {
  const options = { endpoint: secured(version), dataView: { ...ELASTIC, name: 'Mine' } };
  expect(loweredOf(options).includes(`kibana.dataView.name: "Mine" has no effect`)).toBe(isReported);
});

test('Kibana 7.17 creates an index pattern as a saved object', () => {
  expect(step('7.17.29')).toMatchObject({
    existsPath: '/api/saved_objects/index-pattern/container-logs',
    path: '/api/saved_objects/index-pattern/container-logs',
    body: { attributes: { title: 'k8s-*', timeFieldName: '@timestamp' } },
  });
  expect(JSON.stringify(step('7.17.29'))).not.toContain('"id"');
});

test.each([
  ['7.17.29', ['green', 'yellow']],
  ['8.0.0', ['available', 'degraded']],
  ['9.5.6', ['available', 'degraded']],
])('a Kibana %s in one of the states %j accepts the data view', (version, states) => {
  const [wait] = input(ELASTIC, { endpoint: secured(version) }).steps;
  expect(wait).toMatchObject({ kind: 'wait', path: '/api/status', until: { oneOf: states } });
});

test('the data view shows the data stream of Elasticsearch, and the rejected records', () => {
  const endpoint = { ...secured('9.5.6'), indexPrefix: 'k8s', dataStream: true };
  const create = input(ELASTIC, { endpoint }).steps.find(({ kind }) => kind === 'create');
  expect(create).toMatchObject({ body: { data_view: { title: 'k8s,k8s-*' } } });
});

test('pattern, name and time field can be chosen', () => {
  const dataView = { ...ELASTIC, indexPattern: 'mine-*', name: 'Mine', timeField: 'time' };
  expect(step('9.5.6', dataView)).toMatchObject({
    body: { data_view: { title: 'mine-*', name: 'Mine', timeFieldName: 'time' } },
  });
});

test('without a prefix of Elasticsearch the pattern is that of the agent', () => {
  const { indexPrefix: _, ...endpoint } = secured('9.5.6');
  expect(JSON.stringify(input(ELASTIC, { endpoint }))).toContain('"kubernetes-logs-*"');
});

test('the Job connects to the Service, behind every exposure', () => {
  const { urls, headers } = input(ELASTIC, { exposure: KibanaExposure.apiServerProxy() });
  expect(urls).toEqual(['http://kibana.logs.svc:5601']);
  expect(headers).toEqual({ 'kbn-xsrf': 'true' });
});

test('the password is a mounted file, and not in the manifests', () => {
  const { user, passwordFile } = input();
  expect([user, passwordFile]).toEqual(['elastic', '/run/kibana/password']);
  const [secrets] = job().spec.template.spec.volumes.filter(({ name }: { name: string }) => name === 'secrets');
  expect(secrets.projected.sources).toEqual([
    { secret: { name: 'elasticsearch-elastic', items: [{ key: 'password', path: 'password' }] } },
  ]);
});

test('an Elasticsearch without users needs no credentials', () => {
  const options = { endpoint: open('9.5.6') };
  expect(errorsOf({ ...options, dataView: {} })).toBe('');
  expect(input({}, options).user).toBeUndefined();
  expect(JSON.stringify(job({}, options))).not.toContain('projected');
});

test('the Job runs the program with the Ruby of the agent for the version of Elasticsearch', () => {
  const [container] = job(ELASTIC, { endpoint: secured('8.19.20') }).spec.template.spec.containers;
  expect(container.image).toBe(fluentdFor(8).reference(ImageSource.upstream()));
  expect(container.command).toEqual(['/usr/local/bin/ruby', '/opt/program/provision.rb', '/opt/program/input.json']);
});

test.each([
  ['1.9', '7.17.29'],
  ['1.27', '8.19.20'],
  ['1.37', '9.5.6'],
])('on Kubernetes %s a CronJob creates the data view again after the loss of all data', (kubernetes, version) => {
  const options = { kubernetes, endpoint: secured(version), dataView: ELASTIC };
  const { metadata, spec } = oneOf('CronJob', options);
  expect(metadata.name).toBe('kibana-data-view');
  expect(spec.schedule).toBe('*/30 * * * *');
  const [scheduled, applied] = [spec.jobTemplate.spec.template.spec, job(ELASTIC, options).spec.template.spec];
  expect(scheduled.containers[0].volumeMounts).toEqual(applied.containers[0].volumeMounts);
});

test('the Job meets the level restricted of Pod Security', () => {
  const { automountServiceAccountToken, securityContext, containers } = job().spec.template.spec;
  expect(automountServiceAccountToken).toBe(false);
  expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('the Job may connect to Kibana and DNS only, and nothing may connect to the Job', () => {
  const { spec } = named('NetworkPolicy', 'kibana-data-view', { dataView: ELASTIC });
  expect(job().spec.template.metadata.labels).toEqual(spec.podSelector.matchLabels);
  expect(spec.ingress).toBeUndefined();
  expect(spec.egress[0]).toEqual({
    ports: [{ port: 5601, protocol: 'TCP' }],
    to: [{ podSelector: { matchLabels: oneOf('Service').spec.selector } }],
  });
});

test('the Service of Kibana does not select the Job', () => {
  const { selector } = oneOf('Service').spec;
  const { labels } = job().spec.template.metadata;
  expect(Object.entries(selector).every(([key, value]) => labels[key] === value)).toBe(false);
});

describe('the name of the Job, whose template is immutable,', () => {
  const name = (dataView: DataViewOptions = ELASTIC, options: ChartOptions = {}) =>
    job(dataView, options).metadata.name;

  test('stays as long as the Job does not change', () => {
    expect(name()).toMatch(/^kibana-data-view-[0-9a-f]{8}$/);
    expect(name()).toBe(name());
  });

  test('changes with each field of the Job', () => {
    const names = [
      name(),
      name({ ...ELASTIC, indexPattern: 'mine-*' }),
      name({ credentials: { username: 'elastic', secret: SecretRef.fromName('other') } }),
      name({ ...ELASTIC, image: FluentdImage.V1_19_3_ELASTICSEARCH_8 }),
      name(ELASTIC, { basePath: '/kibana' }),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a data view is rejected', () => {
  test('without credentials if Elasticsearch has users', () => {
    const errors = errorsOf({ dataView: {} });
    expect(errors).toContain('kibana.dataView: "no credentials"');
    expect(errors).toContain('Name a user who can create data views in kibana.dataView.credentials');
  });

  test('with the user of Kibana itself, which cannot create it', () => {
    const credentials = { username: 'kibana_system', secret: SecretRef.fromName('elasticsearch-kibana') };
    expect(errorsOf({ dataView: { credentials } })).toContain('kibana.dataView: "kibana_system" is invalid');
  });

  test('with the image of the add-on, which has no API for it', () => {
    expect(errorsOf({ endpoint: open('2.4.1'), image: AddOnImages.KIBANA_4_6_1_1, dataView: {} })).toContain(
      'expected Kibana 7.17 or newer',
    );
  });

  test.each(['', 'Logs-*', 'a b', 'a/b'])('with the pattern %j, which no index can match', (indexPattern) => {
    const errors = errorsOf({ dataView: { ...ELASTIC, indexPattern } });
    expect(errors).toContain(`kibana.dataView.indexPattern: ${JSON.stringify(indexPattern)} is invalid`);
  });

  test('with names that the API server rejects', () => {
    const credentials = { username: 'elastic', secret: SecretRef.fromName('A b'), passwordKey: 'a b' };
    const errors = errorsOf({ dataView: { credentials } });
    expect(errors).toContain('kibana.dataView.credentials.secret: "A b"');
    expect(errors).toContain('kibana.dataView.credentials.passwordKey: "a b"');
  });
});
