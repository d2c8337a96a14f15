import { KibanaImage } from '../../lib';
import { loweredOf, objectsOf, oneOf, open, podOf, secured } from './kibana-chart';

const readiness = (version: string, endpoint = secured(version)) =>
  podOf({ endpoint }).containers[0].readinessProbe.httpGet;

test.each(['7.17.29', '8.0.0', '8.15.5'])(
  'Kibana %s is ready when its sign-in page answers, if Elasticsearch has users',
  (v) => {
    expect(readiness(v)).toEqual({ path: '/login', port: 'http' });
  },
);

test.each(['8.16.0', '8.19.20', '9.0.0', '9.5.6'])(
  'Kibana %s is ready when its status says so, which needs no sign-in',
  (v) => {
    expect(readiness(v)).toEqual({ path: '/api/status', port: 'http' });
  },
);

test.each(['7.17.29', '8.0.0'])('Kibana %s of an Elasticsearch without users is ready when its status says so', (v) => {
  expect(readiness(v, open(v)).path).toBe('/api/status');
});

test('nothing restarts a Kibana that starts slowly', () => {
  const [container] = podOf().containers;
  expect(container.livenessProbe).toBeUndefined();
  expect(container.startupProbe).toBeUndefined();
});

describe('the pod meets the level restricted of Pod Security', () => {
  test('it has no privileges', () => {
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

  test('it writes to its own directories only', () => {
    const pod = podOf();
    const writable = pod.containers[0].volumeMounts.filter((mount: { readOnly?: boolean }) => !mount.readOnly);
    expect(writable.map((mount: { mountPath: string }) => mount.mountPath)).toEqual([
      '/usr/share/kibana/data',
      '/usr/share/kibana/logs',
      '/tmp',
    ]);
  });

  test('it has no token, and no variables from the names of Services', () => {
    expect(podOf()).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
  });
});

test('objects have the recommended labels, and none of the add-on manager', () => {
  for (const object of objectsOf())
    expect(object.metadata.labels).toMatchObject({ 'app.kubernetes.io/name': 'kibana' });
  expect(JSON.stringify(objectsOf())).not.toMatch(/addonmanager|cluster-service/);
});

describe('the NetworkPolicy', () => {
  const spec = (options = {}) => oneOf('NetworkPolicy', options).spec;

  test('allows all connections to Kibana, and connections of Kibana to Elasticsearch and DNS only', () => {
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

  test('allows an Elasticsearch outside the cluster by its port', () => {
    const endpoint = { ...secured('9.5.6'), namespace: undefined, host: 'es.example.com', port: 9243 };
    expect(spec({ endpoint }).egress[0]).toEqual({ ports: [{ port: 9243, protocol: 'TCP' }] });
  });

  test('is left out on Kubernetes 1.7, whose policies cannot limit egress, and the report says so', () => {
    const objects = objectsOf({ kubernetes: '1.7', endpoint: secured('7.17.29') });
    expect(objects.map(({ kind }) => kind)).not.toContain('NetworkPolicy');
    expect(loweredOf({ kubernetes: '1.7', endpoint: secured('7.17.29') })).toContain(
      'connections to and from Kibana are not limited',
    );
  });
});

test('an image from another registry runs as its version', () => {
  const image = KibanaImage.official('8.19.20').pulledFrom('registry.example.com/kibana:8.19.20-1');
  const [container] = podOf({ endpoint: secured('8.19.20'), image }).containers;
  expect(container.image).toBe('registry.example.com/kibana:8.19.20-1');
  expect(container.readinessProbe.httpGet.path).toBe('/api/status');
});
