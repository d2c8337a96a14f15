import { ApiObject, JsonPatch } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../../lib';

type Patches = Readonly<Record<string, readonly JsonPatch[]>>;

/** The errors of a cluster in which objects have patches, by kind and name without a digest. */
function errorsOf(patches: Patches, more: (chart: LoggingChart) => void = () => {}): string[] {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' });
  const { node } = new ClusterLogging(chart, 'efk', {});
  const objects = node.findAll().filter((each): each is ApiObject => each instanceof ApiObject);
  for (const object of objects)
    object.addJsonPatch(...(patches[`${object.kind} ${object.name.replace(/-[0-9a-f]{8}$/, '')}`] ?? []));
  more(chart);
  return app.errors().map((error) => error.replace(/^\[.*?\] /, ''));
}

const renamed = JsonPatch.replace('/metadata/name', 'renamed');
const moved = JsonPatch.replace('/metadata/namespace', 'elsewhere');
const ACTION = 'Remove the patch: names and namespaces are options of the components and of their charts.';

test('a patch that renames a ConfigMap is an error, with the reference to it', () => {
  expect(errorsOf({ 'ConfigMap fluentd-config': [JsonPatch.add('/metadata/labels', { mine: 'a' }), renamed] })).toEqual(
    [
      'ConfigMap addJsonPatch[1]: "ConfigMap logs/renamed" is invalid: expected ConfigMap logs/fluentd-config, which one ' +
        `reference needs: DaemonSet logs/fluentd spec.template.spec.volumes[3].configMap.name. ${ACTION}`,
    ],
  );
});

test('a patch that moves an object is one error, with the first references and the number of the others', () => {
  expect(errorsOf({ 'DaemonSet fluentd': [moved] })).toEqual([
    'DaemonSet addJsonPatch[0]: "DaemonSet elsewhere/fluentd" is invalid: expected DaemonSet logs/fluentd, which ' +
      '5 references need: DaemonSet elsewhere/fluentd spec.template.spec.serviceAccountName, ' +
      'DaemonSet elsewhere/fluentd spec.template.spec.volumes[3].configMap.name, ' +
      `DaemonSet elsewhere/fluentd spec.template.spec.volumes[4].secret.secretName and 2 more. ${ACTION}`,
  ]);
});

test.each([
  ['ClusterRole fluentd-logs', 'ClusterRoleBinding fluentd-logs roleRef.name'],
  ['ConfigMap elasticsearch-config', 'StatefulSet logs/elasticsearch spec.template.spec.volumes[3].configMap.name'],
  ['Role elasticsearch-bootstrap', 'RoleBinding logs/elasticsearch-bootstrap roleRef.name'],
  ['Secret elasticsearch-ca', 'Role logs/elasticsearch-bootstrap rules[0].resourceNames'],
  ['Service elasticsearch', 'DaemonSet logs/fluentd connection to Elasticsearch'],
  ['Service elasticsearch-nodes', 'StatefulSet logs/elasticsearch spec.serviceName'],
  ['ServiceAccount fluentd', 'ClusterRoleBinding fluentd-logs subjects[0].name'],
  ['StatefulSet elasticsearch', 'ConfigMap logs/elasticsearch-config data.initial-masters'],
])('a patch that renames the %s is one error with %s', (object, reference) => {
  const errors = errorsOf({ [object]: [renamed] });
  expect(errors).toEqual([expect.stringContaining(reference)]);
  expect(errors[0]).toContain(`${object.split(' ')[0]} addJsonPatch[0]: `);
});

test.each([
  ['ConfigMap kibana-config', 'Deployment logs/kibana spec.template.spec.volumes[3].configMap.name'],
  ['RoleBinding elasticsearch-bootstrap', 'RoleBinding elsewhere/elasticsearch-bootstrap roleRef.name'],
  ['Deployment kibana', 'which 8 references need'],
  ['Service kibana', 'connection to Kibana'],
  ['Job kibana-data-view', 'Job elsewhere/kibana-data-view'],
])('a patch that moves the %s is one error with %s', (object, reference) => {
  expect(errorsOf({ [object]: [moved] })).toEqual([expect.stringContaining(reference)]);
});

test.each(['Deployment kibana', 'DaemonSet fluentd', 'NetworkPolicy kibana', 'Job kibana-data-view'])(
  'a patch that renames the %s is accepted, because nothing refers to it',
  (object) => {
    expect(errorsOf({ [object]: [renamed] })).toEqual([]);
  },
);

test('a patch that renames an object is accepted if another object of the app has its name', () => {
  const errors = errorsOf({ 'ConfigMap fluentd-config': [renamed] }, (chart) => {
    const data = { 'fluent.conf': '' };
    new ApiObject(chart, 'mine', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'fluentd-config' }, data });
  });
  expect(errors).toEqual([]);
});

test('a patch that renames an object is accepted together with one of the reference', () => {
  const reference = JsonPatch.replace('/spec/template/spec/volumes/3/configMap/name', 'renamed');
  expect(errorsOf({ 'ConfigMap fluentd-config': [renamed], 'DaemonSet fluentd': [reference] })).toEqual([]);
});

test('an object of the user that a patch renames is an error if a component needs it', () => {
  const errors = errorsOf(
    { 'DaemonSet fluentd': [JsonPatch.add('/spec/template/spec/serviceAccountName', 'mine')] },
    (chart) => {
      const object = new ApiObject(chart, 'mine', {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'mine' },
      });
      object.addJsonPatch(renamed);
    },
  );
  expect(errors).toEqual([expect.stringMatching(/^ServiceAccount addJsonPatch\[0\]: "ServiceAccount logs\/renamed"/)]);
});
