import { OldServer } from './old-server';

const data = (key: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { [key]: '' } });

const template = (fields: object) => ({
  metadata: { labels: { app: 'a' } },
  spec: { containers: [{ name: 'a', image: 'a' }], ...fields },
});
const deployment = (apiVersion: string, fields: object) => ({
  apiVersion,
  kind: 'Deployment',
  metadata: { name: 'a' },
  spec: { selector: { matchLabels: { app: 'a' } }, template: template(fields) },
});

test('Kubernetes 1.3 rejects a key with an underscore, and later releases do not', () => {
  expect(new OldServer('1.3').problemsOf([data('list_pods.rb')])).toEqual([
    expect.stringMatching(/^ConfigMap a rejected: .*data\[list_pods\.rb\]: Invalid value/),
  ]);
  for (const release of ['1.5', '1.9']) expect(new OldServer(release).problemsOf([data('list_pods.rb')])).toEqual([]);
});

test.each([
  ['1.3', 'extensions/v1beta1'],
  ['1.5', 'extensions/v1beta1'],
  ['1.9', 'apps/v1'],
])('Kubernetes %s drops a field of later releases, from the template and from its pod', (release, apiVersion) => {
  const server = new OldServer(release);
  expect(server.problemsOf([deployment(apiVersion, {})])).toEqual([]);
  expect(server.problemsOf([deployment(apiVersion, { enableServiceLinks: false })])).toEqual([
    'Deployment a .spec.template.spec.enableServiceLinks: sent false, kept undefined',
    'Pod bare-deployment-a .spec.enableServiceLinks: sent false, kept undefined',
  ]);
});

test.each(['1.3', '1.5'])('Kubernetes %s serves no Deployments of apps/v1', (release) => {
  expect(new OldServer(release).problemsOf([deployment('apps/v1', {})])).toEqual([
    expect.stringMatching(/^Deployment a rejected: no kind "Deployment" is registered for version "apps\/v1"/),
  ]);
});

test('Kubernetes 1.9 accepts a StatefulSet with a wrong variable, and rejects its pod', () => {
  const resourceFieldRef = { resource: 'limits' };
  const env = [{ name: 'A', valueFrom: { resourceFieldRef } }];
  const { spec } = deployment('apps/v1', { containers: [{ name: 'a', image: 'a', env }] });
  const object = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'a' }, spec };
  expect(new OldServer('1.9').problemsOf([{ ...object, spec: { ...spec, serviceName: 'a' } }])).toEqual([
    expect.stringMatching(
      /^Pod bare-statefulset-a rejected: .*resourceFieldRef\.resource: Unsupported value: "limits"/,
    ),
  ]);
});

test('Kubernetes 1.3 rejects a wrong image of an init container, which it has as an annotation', () => {
  const initContainers = JSON.stringify([{ name: 'a', image: '' }]);
  const annotations = { 'pod.alpha.kubernetes.io/init-containers': initContainers };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', annotations }, spec: template({}).spec };
  expect(new OldServer('1.3').problemsOf([pod])).toEqual([
    expect.stringMatching(/^Pod a rejected: .*initContainers\[0\]\.image: Required value/),
  ]);
});
