import { writeFileSync } from 'node:fs';
import {
  ClusterApp,
  ExternalElasticsearch,
  Kibana,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
  SecretRef,
} from '../../../lib';
import { Cluster } from '../nodes/cluster';
import type { ApiObject } from '../server/api-object';
import { RELEASE } from '../server/release';

jest.setTimeout(20 * 60_000);

const NAMESPACE = 'viewers';
const HOLD = 'test.example.com/hold';

/** Two Kibanas with everything that changes their pods, in a namespace for restricted pods. */
function twoKibanas(setting: string): ApiObject[] {
  const chart = new LoggingChart(new ClusterApp('viewers'), 'viewers', {
    kubernetes: KubernetesVersion.parse(RELEASE),
    namespace: NAMESPACE,
  });
  new LoggingNamespace(chart, 'namespace', { name: NAMESPACE, podSecurity: PodSecurityLevel.RESTRICTED });
  const elasticsearch = new ExternalElasticsearch(chart, 'elasticsearch', {
    url: 'https://logs.example.com:9200',
    version: '9.5.6',
    kibanaCredentials: { username: 'kibana_system', secret: SecretRef.fromName('kibana-user') },
  });
  const dataView = { credentials: { username: 'elastic', secret: SecretRef.fromName('elastic') } };
  const encryptionKeys = SecretRef.fromName('kibana-keys');
  new Kibana(chart, 'first', {
    elasticsearch,
    encryptionKeys,
    dataView,
    name: 'first',
    basePath: '/first',
    tls: { certificate: SecretRef.fromName('first-tls') },
    exposure: KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('public') }),
    settings: { 'server.maxPayload': setting },
  });
  new Kibana(chart, 'second', {
    elasticsearch,
    encryptionKeys,
    dataView,
    name: 'second',
    exposure: KibanaExposure.nodePort(),
  });
  return chart.toJson();
}

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
});
afterAll(() => cluster?.end());

async function apply(objects: readonly ApiObject[]): Promise<void> {
  const file = cluster.plane.run.file('kibana.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  const result = await cluster.plane.kubectl('apply', '-f', file, '--validate=true', '--warnings-as-errors');
  expect(result).toEqual({ status: 0, stderr: '', stdout: expect.any(String) });
}

const deploymentOf = (objects: readonly ApiObject[], name: string) =>
  objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name) as ApiObject;

test('two Kibanas are created without a warning, and each Service selects its own pod', async () => {
  const objects = twoKibanas('1048576');
  await apply(objects);
  await cluster.settled(objects);
  for (const name of ['first', 'second']) {
    const [pod, ...others] = await cluster.podsOf(deploymentOf(objects, name));
    expect(others).toEqual([]);
    const query = `labelSelector=kubernetes.io/service-name=${name}`;
    const path = `/apis/discovery.k8s.io/v1/namespaces/${NAMESPACE}/endpointslices?${query}`;
    await cluster.until(`the endpoint of ${name}`, async () => {
      const slices: ApiObject[] = (await cluster.plane.api.ok('GET', path)).items;
      const targets = slices.flatMap((slice) => slice.endpoints ?? []).map(({ targetRef }) => targetRef.name);
      return targets.length === 1 && targets[0] === pod?.metadata.name;
    });
  }
});

test('a changed setting starts the new pod only when the old one has ended', async () => {
  const objects = twoKibanas('2097152');
  const deployment = deploymentOf(objects, 'first');
  const [old] = await cluster.podsOf(deployment);
  const path = `/api/v1/namespaces/${NAMESPACE}/pods/${old?.metadata.name}`;
  const hold = (finalizers: string[] | null) =>
    cluster.plane.api.ok('PATCH', path, { metadata: { finalizers } }, 'application/merge-patch+json');
  await hold([HOLD]);
  await apply(objects);
  await cluster.until('the controller to wait for the old pod', async () => {
    const names = (await cluster.podsOf(deployment)).map(({ metadata }) => metadata.name);
    expect(names).toEqual([old?.metadata.name]);
    const { metadata, status } = await cluster.read(deployment);
    return status.observedGeneration === metadata.generation && !status.replicas;
  });
  await hold(null);
  await cluster.settled(objects);
  const [current] = await cluster.podsOf(deployment);
  expect(current?.metadata.name).not.toBe(old?.metadata.name);
});
