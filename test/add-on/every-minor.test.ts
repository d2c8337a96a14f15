import { App, Size } from 'cdk8s';
import {
  Account,
  type AddOnElasticsearchOptions,
  ClientCertificate,
  ClusterLogging,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
  SecretRef,
  Storage,
} from '../../lib/index';
import { problemsOf } from '../kubernetes/tables/schema';
import type { Yaml } from '../profiles';

const MINORS = Array.from({ length: 35 }, (_, index) => index + 3);
const RBD = {
  monitors: ['10.0.0.1:6789'],
  images: ['es-0', 'es-1'],
  size: Size.gibibytes(20),
  secret: SecretRef.fromName('ceph-secret'),
};

function addOn(minor: number, elasticsearch: AddOnElasticsearchOptions = {}): Yaml[] {
  const kubernetes = KubernetesVersion.parse(`1.${minor}`);
  const chart = new LoggingChart(new App(), 'logging', { kubernetes, namespace: 'kube-system' });
  new ClusterLogging(chart, 'logging', {
    stack: LoggingStack.ADD_ON,
    agent: {
      serviceAccount: Account.create('fluentd-es'),
      apiServer: { clientCertificate: ClientCertificate.secret(SecretRef.fromName('fluentd-client')) },
    },
    addOnElasticsearch: {
      serviceAccount: Account.create('elasticsearch-logging'),
      storage: Storage.emptyDir(),
      ...elasticsearch,
    },
    kibana: {
      exposure: KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('logs-tls') }),
    },
  });
  return chart.toJson();
}

const problems = (objects: Yaml[], minor: number) =>
  objects.flatMap((o) => problemsOf(o, minor).map((problem) => `${o.kind} ${o.metadata.name}: ${problem}`));
const kinds = (objects: Yaml[]) => new Set(objects.map((o) => o.kind));

describe.each(MINORS)('the add-on on Kubernetes 1.%i', (minor) => {
  test('is valid with an emptyDir', () => {
    expect(problems(addOn(minor), minor)).toEqual([]);
  });

  test('is valid with a claim for each replica', () => {
    expect(
      problems(addOn(minor, { storage: Storage.claim({ size: Size.gibibytes(20), storageClassName: 'fast' }) }), minor),
    ).toEqual([]);
  });

  test('gives every pod its own volume', () => {
    const objects = addOn(minor, { storage: Storage.claim({ size: Size.gibibytes(20) }) });
    const templates = objects.find((o) => o.kind === 'StatefulSet')?.spec.volumeClaimTemplates ?? [];
    const claims = objects.filter((o) => o.kind === 'PersistentVolumeClaim');
    expect(minor < 7 ? claims : templates).toHaveLength(minor < 7 ? 2 : 1);
  });
});

test.each(MINORS.filter((minor) => minor < 31))('Ceph RBD in the kubelet is valid on 1.%i', (minor) => {
  expect(problems(addOn(minor, { storage: Storage.cephRbd(RBD) }), minor)).toEqual([]);
});

test('Ceph RBD in the kubelet is rejected from 1.31 on, which has no driver for it', () => {
  expect(() => addOn(31, { storage: Storage.cephRbd(RBD) })).toThrow(
    /cephRbd.*Kubernetes below 1\.31.*Ceph CSI driver/,
  );
});

test('a StatefulSet replaces the ReplicationController from 1.7 on', () => {
  expect(kinds(addOn(6))).toContain('ReplicationController');
  expect(kinds(addOn(6))).not.toContain('StatefulSet');
  expect(kinds(addOn(7))).toContain('StatefulSet');
  expect(kinds(addOn(7))).not.toContain('ReplicationController');
});

test('roles come with the accounts from 1.6 on, and not before', () => {
  expect(kinds(addOn(5))).not.toContain('ClusterRole');
  expect(kinds(addOn(6))).toContain('ClusterRole');
});

test('the agent may get, list and watch pods and namespaces, and nothing else', () => {
  const role = addOn(20).find((o) => o.kind === 'ClusterRole');
  expect(role.rules).toEqual([{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }]);
});

test('discovery may read the objects that it needs in its own namespace, and nothing else', () => {
  const objects = addOn(20);
  const roles = objects.filter((o) => o.kind === 'Role');
  expect(roles.map((o) => o.rules)).toEqual([
    [{ apiGroups: [''], resources: ['namespaces', 'services', 'endpoints'], verbs: ['get'] }],
  ]);
  expect(objects.filter((o) => o.kind === 'ClusterRole')).toHaveLength(1);
});

test('Kibana has no permissions and, if the target supports it, no token', () => {
  const objects = addOn(20);
  const kibana = objects.find((o) => o.kind === 'Deployment');
  expect(kibana.spec.template.spec.automountServiceAccountToken).toBe(false);
  expect(objects.filter((o) => /Role/.test(o.kind)).map((o) => o.metadata.name)).not.toContain('kibana-logging');
});

test('the pod template has a digest of the configuration if the DaemonSet replaces its pods', () => {
  const annotations = (minor: number) =>
    addOn(minor).find((o) => o.kind === 'DaemonSet').spec.template.metadata.annotations;
  expect(annotations(5)).not.toHaveProperty('checksum/config');
  expect(annotations(6)['checksum/config']).toMatch(/^[0-9a-f]{64}$/);
});

test('control plane nodes have an agent under either name of their taint', () => {
  const keys = (minor: number) =>
    (addOn(minor).find((o) => o.kind === 'DaemonSet').spec.template.spec.tolerations ?? []).map((t: Yaml) => t.key);
  expect(keys(5)).toEqual([]);
  expect(keys(10)).toEqual(['node-role.kubernetes.io/master']);
  expect(keys(24)).toEqual(['node-role.kubernetes.io/master', 'node-role.kubernetes.io/control-plane']);
  expect(keys(37)).toEqual(['node-role.kubernetes.io/control-plane']);
});

test('the number of masters that elect follows the number of replicas', () => {
  const env = (replicas: number) =>
    addOn(3, { replicas }).find((o) => o.kind === 'ReplicationController').spec.template.spec.containers[0].env;
  expect(env(2).map((e: Yaml) => e.name)).toEqual(['NAMESPACE']);
  expect(env(1)).toContainEqual({ name: 'MINIMUM_MASTER_NODES', value: '1' });
  expect(env(3).map((e: Yaml) => e.name)).toEqual(['NAMESPACE']);
  expect(env(5)).toContainEqual({ name: 'MINIMUM_MASTER_NODES', value: '3' });
});

test('the path of the API server proxy has the form of its time', () => {
  const path = (version: string) => {
    const chart = new LoggingChart(new App(), 'logging', {
      kubernetes: KubernetesVersion.parse(version),
      namespace: 'logs',
    });
    return new ClusterLogging(chart, 'logging', { stack: LoggingStack.ADD_ON }).kibana.proxyPath;
  };
  expect(path('1.9')).toBe('/api/v1/proxy/namespaces/logs/services/kibana-logging');
  expect(path('1.10')).toBe('/api/v1/namespaces/logs/services/kibana-logging/proxy');
});
