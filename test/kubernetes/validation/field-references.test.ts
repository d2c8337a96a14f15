import { Testing } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../../../lib';

const fieldRef = { fieldPath: 'metadata.name' };

/** Every `fieldRef` of the objects for a release. */
function references(release: string): unknown[] {
  const kubernetes = KubernetesVersion.parse(release);
  const chart = new LoggingChart(new ClusterApp('cluster'), 'logging', { kubernetes, namespace: 'kube-system' });
  const items = [{ path: 'name', fieldRef }];
  new ClusterLogging(chart, 'logging', {
    agent: {
      pod: {
        env: [{ name: 'POD', valueFrom: { fieldRef } }],
        sidecars: [{ name: 'sidecar', image: 'image', env: [{ name: 'POD', valueFrom: { fieldRef } }] }],
        volumes: [{ name: 'pod', downwardApi: { items } }],
      },
    },
  });
  const found: unknown[] = [];
  JSON.stringify(Testing.synth(chart), (key, value) => {
    if (key === 'fieldRef') found.push(value);
    return value;
  });
  return found;
}

test('each reference to a field has the version that a server adds, those of the user as well', () => {
  const found = references('1.37');
  expect(found.length).toBeGreaterThan(3);
  for (const reference of found) expect(reference).toMatchObject({ apiVersion: 'v1' });
});

test('before server-side apply they stay as they are given', () => {
  const found = references('1.15');
  expect(found.length).toBeGreaterThan(3);
  for (const reference of found) expect(reference).not.toHaveProperty('apiVersion');
});
