import { ApiObject } from 'cdk8s';
import { ClusterApp, KubernetesVersion, LoggingChart } from '../../lib';

type Manifest = Readonly<Record<string, unknown>> & { readonly apiVersion: string; readonly kind: string };

/** Errors of an App that has objects in the namespaces `a` and `b`. */
function errorsOf(inA: readonly Manifest[], inB: readonly Manifest[] = []): string[] {
  const app = new ClusterApp('test');
  for (const [namespace, manifests] of Object.entries({ a: inA, b: inB })) {
    const chart = new LoggingChart(app, namespace, { kubernetes: KubernetesVersion.parse('1.37'), namespace });
    for (const [index, manifest] of manifests.entries()) new ApiObject(chart, `object-${index}`, manifest);
  }
  return app.errors();
}

const RBAC = 'rbac.authorization.k8s.io';
const named = (name: string) => ({ metadata: { name } });

function pod(spec: object): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    ...named('pod'),
    spec: { containers: [{ name: 'p', image: 'p:1' }], ...spec },
  };
}

/** A container with a variable from the key `key` of the Secret `made`. */
const reader = {
  name: 'reader',
  image: 'p:1',
  env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'made', key: 'key' } } }],
};
const secret = (data: object): Manifest => ({ apiVersion: 'v1', kind: 'Secret', ...named('made'), ...data });

test.each<[string, Manifest, Manifest]>([
  [
    'an Ingress to a Service',
    { apiVersion: 'v1', kind: 'Service', ...named('made'), spec: { ports: [{ port: 80 }], selector: { app: 'a' } } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      ...named('ingress'),
      spec: { defaultBackend: { service: { name: 'made', port: { number: 80 } } } },
    },
  ],
  [
    'a RoleBinding to a Role',
    { apiVersion: `${RBAC}/v1`, kind: 'Role', ...named('made'), rules: [] },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      ...named('binding'),
      roleRef: { apiGroup: RBAC, kind: 'Role', name: 'made' },
      subjects: [],
    },
  ],
  ['an init container to a Secret', secret({ data: { key: 'eA==' } }), pod({ initContainers: [reader] })],
])('%s of another namespace is rejected, and of the same namespace accepted', (_, made, referring) => {
  expect(errorsOf([made], [referring])).toEqual([
    expect.stringContaining(`expected a ${made.kind} in the namespace b; this app creates it in a`),
  ]);
  expect(errorsOf([made, referring])).toEqual([]);
});

test('the path of a reference leads through the template of a workload', () => {
  const template = { metadata: { labels: { app: 'd' } }, spec: { containers: [reader] } };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    ...named('d'),
    spec: { selector: { matchLabels: { app: 'd' } }, template },
  };
  expect(errorsOf([secret({ data: { key: 'eA==' } })], [deployment])).toEqual([
    expect.stringContaining(
      'Deployment b/d spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name: "made"',
    ),
  ]);
});

test('a ConfigMap of the name of a Secret of another namespace is accepted', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', ...named('made') };
  const volumes = [{ name: 'config', configMap: { name: 'made' } }];
  expect(errorsOf([secret({})], [config, pod({ volumes })])).toEqual([]);
});

test('a RoleBinding to a ClusterRole of the name of a Role elsewhere is accepted', () => {
  const role = { apiVersion: `${RBAC}/v1`, kind: 'Role', ...named('made'), rules: [] };
  const roleRef = { apiGroup: RBAC, kind: 'ClusterRole', name: 'made' };
  const binding = { apiVersion: `${RBAC}/v1`, kind: 'RoleBinding', ...named('binding'), roleRef, subjects: [] };
  expect(errorsOf([role], [binding])).toEqual([]);
});

describe('the keys of a Secret', () => {
  test('are those of data and stringData', () => {
    expect(errorsOf([secret({ data: { key: 'eA==' } }), pod({ containers: [reader] })])).toEqual([]);
    expect(errorsOf([secret({ stringData: { key: 'x' } }), pod({ containers: [reader] })])).toEqual([]);
    expect(errorsOf([secret({ stringData: { other: 'x' } }), pod({ containers: [reader] })])).toEqual([
      expect.stringContaining('spec.containers[0].env[0].valueFrom.secretKeyRef.key: "key" is invalid'),
    ]);
  });

  test('are not known if a Role lets a program of the app write them', () => {
    const role = (verb: string): Manifest => ({
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      ...named('writer'),
      rules: [{ apiGroups: [''], resources: ['secrets'], verbs: [verb], resourceNames: ['made'] }],
    });
    const others = [secret({ data: { other: 'eA==' } }), pod({ containers: [reader] })];
    for (const verb of ['update', 'patch']) expect(errorsOf([...others, role(verb)])).toEqual([]);
    expect(errorsOf([...others, role('get')])).toHaveLength(1);
  });
});

test('a Secret that cert-manager creates in another namespace is rejected', () => {
  const certificate = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    ...named('certificate'),
    spec: { secretName: 'made', dnsNames: ['a'], issuerRef: { name: 'issuer' } },
  };
  expect(errorsOf([certificate], [pod({ containers: [reader] })])).toEqual([
    expect.stringContaining('expected a Secret in the namespace b; this app creates it in a'),
  ]);
});

test('all constructs that create one object are named', () => {
  expect(errorsOf([secret({}), secret({}), secret({})])).toEqual([
    expect.stringContaining('not a/object-0 and a/object-1 and a/object-2. Give one of the components another name'),
  ]);
});

test.each<[string, object, boolean]>([
  ['the monitors in another order', { monitors: ['m2:6789', 'm1:6789'] }, false],
  ['another pool', { pool: 'other' }, true],
  ['another image', { image: 'other' }, true],
  ['another Ceph cluster', { monitors: ['m3:6789'] }, true],
])('a second volume on an RBD image, with %s, is accepted: %p', (_, difference, accepted) => {
  const volume = (name: string, rbd: object): Manifest => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    ...named(name),
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], rbd },
  });
  const rbd = { monitors: ['m1:6789', 'm2:6789'], pool: 'logging', image: 'es' };
  const errors = errorsOf([volume('first', rbd), volume('second', { ...rbd, ...difference })]);
  expect(errors).toEqual(
    accepted ? [] : [expect.stringMatching(/PersistentVolume second spec\.rbd\.image: "es" .* first has the same one/)],
  );
});

test('objects of one kind and name in two API groups are two objects', () => {
  const role = (apiVersion: string) => ({ apiVersion, kind: 'Role', ...named('made') });
  expect(errorsOf([{ ...role(`${RBAC}/v1`), rules: [] }, role('example.com/v1')])).toEqual([]);
});

describe('the level of a Namespace of the app', () => {
  const namespace = (labels: object): Manifest => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'baseline', ...labels } },
  });

  test('is that of its version of the policy', () => {
    // The policy allows this sysctl from 1.29 on.
    const sysctls = [{ name: 'net.ipv4.tcp_keepalive_time', value: '1' }];
    const tuned = pod({ securityContext: { sysctls } });
    const version = (value: string) => namespace({ 'pod-security.kubernetes.io/enforce-version': value });
    expect(errorsOf([version('v1.29'), tuned])).toEqual([]);
    expect(errorsOf([version('latest'), tuned])).toEqual([]);
    expect(errorsOf([version('v1.28'), tuned])).toHaveLength(1);
  });

  test('is not that of the labels of another kind', () => {
    const { metadata } = namespace({});
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata };
    expect(errorsOf([config, pod({ hostNetwork: true })])).toEqual([]);
  });

  test('names four violations, and the number of the others', () => {
    const privileged = { securityContext: { privileged: true } };
    const containers = [1, 2, 3, 4, 5].map((number) => ({ name: `c${number}`, image: 'p:1', ...privileged }));
    const fields = (count: number) =>
      Array.from({ length: count }, (_, index) => `spec.containers[${index}].securityContext.privileged`);
    const [error] = errorsOf([namespace({}), pod({ containers })]);
    for (const field of fields(4)) expect(error).toContain(field);
    expect(error).not.toContain(fields(5)[4]);
    expect(error).toContain(', 1 more');
    const [shorter] = errorsOf([namespace({}), pod({ containers: containers.slice(1) })]);
    expect(shorter).toMatch(/containers\[3\]\.securityContext\.privileged \(expected [^)]*\)\. Correct the pod/);
  });
});
