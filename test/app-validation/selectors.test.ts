import { ApiObject, JsonPatch } from 'cdk8s';
import { AddOnElasticsearch, ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../../lib';

function chartOf(app: ClusterApp, version = '1.33'): LoggingChart {
  return new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse(version), namespace: 'logs' });
}

/** The errors of a cluster with a patch of an object. */
function errorsOf(kind: string, name: string, ...patches: JsonPatch[]): string[] {
  const app = new ClusterApp('test');
  const { node } = new ClusterLogging(chartOf(app), 'efk', {});
  for (const object of node.findAll())
    if (object instanceof ApiObject && object.kind === kind && object.name === name) object.addJsonPatch(...patches);
  return app.errors().map((error) => error.replace(/^\[.*?\] /, ''));
}

describe('the Service of a StatefulSet', () => {
  test('is an error if the app does not have it, with those that it has', () => {
    expect(errorsOf('StatefulSet', 'elasticsearch', JsonPatch.replace('/spec/serviceName', 'other'))).toEqual([
      'StatefulSet logs/elasticsearch spec.serviceName: "other" is invalid: expected a headless Service of the ' +
        'namespace logs; this app has elasticsearch-nodes. Name it, or create a Service with clusterIP None.',
    ]);
  });

  test('is an error if it has an address', () => {
    expect(errorsOf('StatefulSet', 'elasticsearch', JsonPatch.replace('/spec/serviceName', 'kibana'))).toEqual([
      expect.stringMatching(/^StatefulSet logs\/elasticsearch spec\.serviceName: "kibana" is invalid/),
    ]);
  });

  test('is an error if a patch removes its name', () => {
    expect(errorsOf('StatefulSet', 'elasticsearch', JsonPatch.remove('/spec/serviceName'))).toEqual([
      expect.stringMatching(/^StatefulSet logs\/elasticsearch spec\.serviceName: no value is given/),
    ]);
  });

  test('has an address in the add-on of Kubernetes', () => {
    const app = new ClusterApp('test');
    new AddOnElasticsearch(chartOf(app, '1.9'), 'elasticsearch', { replicas: 2 });
    expect(app.errors()).toEqual([]);
  });

  test('of the user may be created elsewhere', () => {
    const app = new ClusterApp('test');
    const labels = { app: 'mine' };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'a', image: 'a:1' }] } };
    new ApiObject(chartOf(app), 'mine', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'mine' },
      spec: { serviceName: 'elsewhere', selector: { matchLabels: labels }, template },
    });
    expect(app.errors()).toEqual([]);
  });
});

describe('a selector', () => {
  const other = { app: 'other' };

  test('of a Service is an error if no pod has the labels, with the pods that there are', () => {
    expect(errorsOf('Service', 'kibana', JsonPatch.replace('/spec/selector', other))).toEqual([
      'Service logs/kibana spec.selector: {"app":"other"} is invalid: expected labels of pods in the namespace logs; ' +
        'this app has those of StatefulSet logs/elasticsearch, DaemonSet logs/fluentd, Deployment logs/kibana. ' +
        'Correct the selector, or the labels of the pods.',
    ]);
  });

  test.each([
    ['removed', JsonPatch.remove('/spec/selector')],
    ['empty', JsonPatch.replace('/spec/selector', {})],
  ])('of a Service that is %s is an error, because the Service would have no pods', (_, patch) => {
    expect(errorsOf('Service', 'kibana', patch)).toEqual([
      expect.stringMatching(/^Service logs\/kibana spec\.selector: .*expected labels of pods in the namespace logs/),
    ]);
  });

  test('of a Service is not needed with the name of another host', () => {
    const patches = [JsonPatch.replace('/spec', { type: 'ExternalName', externalName: 'kibana.example.com' })];
    expect(errorsOf('Service', 'kibana', ...patches)).toEqual([]);
  });

  test.each([
    ['NetworkPolicy', 'kibana', '/spec/podSelector'],
    ['PodDisruptionBudget', 'elasticsearch', '/spec/selector'],
  ])('of a %s is an error if no pod has the labels', (kind, name, path) => {
    expect(errorsOf(kind, name, JsonPatch.replace(path, { matchLabels: other }))).toEqual([
      expect.stringMatching(new RegExp(`^${kind} logs/${name} ${path.slice(1).replace('/', '.')}: .* is invalid`)),
    ]);
  });

  test('is no error beside an object that has errors itself, which may have the pods', () => {
    const errors = errorsOf('Deployment', 'kibana', JsonPatch.replace('/spec/replicas', -1));
    expect(errors).toEqual([expect.stringMatching(/^Deployment spec\.replicas: -1 is invalid/)]);
  });

  test('of pods in the network of the node is accepted', () => {
    const patches = [JsonPatch.add('/spec/template/spec/hostNetwork', true)];
    expect(errorsOf('DaemonSet', 'fluentd', ...patches)).toEqual([]);
  });

  test('of an object of the user may be of pods elsewhere', () => {
    const app = new ClusterApp('test');
    const spec = { selector: other, ports: [{ port: 80, targetPort: 'web' }] };
    new ApiObject(chartOf(app), 'mine', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'mine' }, spec });
    expect(app.errors()).toEqual([]);
  });
});

test('a port that no pod of a Service has is an error, with those that they have', () => {
  expect(errorsOf('Service', 'elasticsearch', JsonPatch.replace('/spec/ports/0/targetPort', 'web'))).toEqual([
    'Service logs/elasticsearch spec.ports[0].targetPort: "web" is invalid: expected a port of the pods that it selects: ' +
      'http, transport, readiness. Correct the name of the port.',
  ]);
});
