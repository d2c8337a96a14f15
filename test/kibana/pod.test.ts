import { KibanaExposure, KibanaImage, type KibanaOptions, SecretRef } from '../../lib';
import { environmentOf, objectsOf, oneOf, open, podOf, secured } from './page';

const readiness = (version: string, store = secured(version), options: KibanaOptions = {}) =>
  podOf({ store, ...options }).containers[0].readinessProbe.httpGet;

test.each(['7.17.29', '8.0.0', '8.15.5'])(
  'Kibana %s is ready when its sign-in answers, where the store asks for a password',
  (v) => {
    expect(readiness(v)).toEqual({ path: '/login', port: 'http' });
  },
);

test.each(['8.16.0', '8.19.20', '9.0.0', '9.5.6'])(
  'Kibana %s is ready when its status says so, which it tells everybody',
  (v) => {
    expect(readiness(v)).toEqual({ path: '/api/status', port: 'http' });
  },
);

test.each(['7.17.29', '8.0.0'])('Kibana %s of a store that asks nobody is ready when its status says so', (v) => {
  expect(readiness(v, open(v)).path).toBe('/api/status');
});

test('the probe asks the page itself, which does not know the path of a proxy (elastic/cloud-on-k8s 3232)', () => {
  expect(readiness('9.5.6', secured('9.5.6'), { exposure: KibanaExposure.apiServerProxy() }).path).toBe('/api/status');
});

test('nothing kills a page that is slow to start', () => {
  const [container] = podOf().containers;
  expect(container.livenessProbe).toBeUndefined();
  expect(container.startupProbe).toBeUndefined();
});

test.each([
  ['7.17.29', '1Gi'],
  ['8.19.20', '1Gi'],
  ['9.5.6', '2Gi'],
])('Kibana %s is given %s of memory, and no more than it asks for', (version, memory) => {
  expect(podOf({ store: secured(version) }).containers[0].resources).toEqual({
    requests: { cpu: '100m', memory },
    limits: { memory },
  });
});

describe('the pod meets the level restricted of Pod Security', () => {
  test('it is nobody privileged', () => {
    const pod = podOf();
    expect(pod.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('it writes to directories of its own, and nowhere else', () => {
    const pod = podOf();
    const writable = pod.containers[0].volumeMounts.filter((mount: { readOnly?: boolean }) => !mount.readOnly);
    expect(writable.map((mount: { mountPath: string }) => mount.mountPath)).toEqual([
      '/usr/share/kibana/data',
      '/usr/share/kibana/logs',
      '/tmp',
    ]);
  });

  test('it has no token, and makes no variables of the names of Services', () => {
    expect(podOf()).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
  });
});

test('two versions never run side by side: the old pod goes first', () => {
  expect(oneOf('Deployment').spec).toMatchObject({
    replicas: 1,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
  });
});

test('objects have the recommended labels, and none of the add-on manager', () => {
  for (const object of objectsOf())
    expect(object.metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'kibana' });
  expect(JSON.stringify(objectsOf())).not.toMatch(/addonmanager|cluster-service/);
});

describe('the NetworkPolicy', () => {
  const spec = (options = {}) => oneOf('NetworkPolicy', options).spec;

  test('lets the page be asked, and reach its store and names alone', () => {
    expect(spec()).toEqual({
      podSelector: { matchLabels: oneOf('Deployment').spec.selector.matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [{ port: 5601, protocol: 'TCP' }] }],
      egress: [
        {
          ports: [{ port: 9200, protocol: 'TCP' }],
          to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'elasticsearch' } } }],
        },
        {
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    });
  });

  test('knows a store elsewhere by its port', () => {
    const store = { ...secured('9.5.6'), namespace: undefined, host: 'es.example.com', port: 9243 };
    expect(spec({ store }).egress[0]).toEqual({ ports: [{ port: 9243, protocol: 'TCP' }] });
  });

  test('is left out where servers have none that limit egress', () => {
    const objects = objectsOf({ kubernetes: '1.7', store: secured('7.17.29') });
    expect(objects.map(({ kind }) => kind)).not.toContain('NetworkPolicy');
  });
});

test('an image from elsewhere is run as the version that it is', () => {
  const image = KibanaImage.official('8.19.20').pulledFrom('registry.example.com/kibana:8.19.20-1');
  const [container] = podOf({ store: secured('8.19.20'), image }).containers;
  expect(container.image).toBe('registry.example.com/kibana:8.19.20-1');
  expect(container.readinessProbe.httpGet.path).toBe('/api/status');
});

test('what a user adds to the pod wins over what the row says', () => {
  const pod = { resources: { limits: { memory: '3Gi' } }, env: [{ name: 'SERVER_HOST', value: '::' }] };
  expect(podOf({ pod }).containers[0].resources.limits).toEqual({ memory: '3Gi' });
  expect(environmentOf({ pod, encryptionKeys: SecretRef.fromName('k') }).SERVER_HOST).toBe('::');
});
