import { profileFolder } from '../manifests/profiles';
import { ElasticsearchClient } from './elasticsearch-client';
import { RunningCluster } from './running-cluster';
import { Writers } from './writers';

jest.setTimeout(30 * 60_000);

let cluster: RunningCluster;
let elasticsearch: ElasticsearchClient;
let writers: Writers;
beforeAll(async () => {
  cluster = await RunningCluster.start();
  elasticsearch = new ElasticsearchClient(cluster);
  writers = new Writers(cluster, elasticsearch);
  await cluster.plane.kubectlOk('apply', '-f', profileFolder('production'));
  await writers.start(['machine-a', 'machine-b']);
});
afterAll(() => cluster?.end());

test('the three nodes form one cluster', async () => {
  await cluster.until('a green cluster of three nodes', async () => {
    const health = await elasticsearch.get('/_cluster/health');
    return health?.status === 'green' && health.number_of_nodes === 3;
  });
});

test.each(['bootstrap', 'provisioning'])('the %s Job completes', async (component) => {
  await cluster.until(`the ${component} Job`, async () => {
    const jobs = await cluster.list('jobs', 'logging', { 'app.kubernetes.io/component': component });
    return jobs.some(({ status }) => status.succeeded === 1);
  });
});

test('the lines of pods are found by a search', async () => {
  await cluster.until('enough lines', async () => (await writers.written()) > 100);
  await writers.arrived();
});

test('a document has the name, the node and the labels of its pod', async () => {
  const { hits } = await elasticsearch.get('/kubernetes-logs-*/_search?q=message:"writer-on-machine-a"&size=1');
  expect(hits.hits[0]._source.kubernetes).toMatchObject({
    namespace_name: 'shop',
    pod_name: 'writer-on-machine-a',
    container_name: 'app',
    host: 'machine-a',
    labels: { app: 'shop' },
  });
});

test('a request without a password is rejected', async () => {
  expect((await elasticsearch.send('GET', '/_cluster/health', undefined, '')).status).toBe(401);
});

test('the cluster has the UUID that the provisioning Job has written for nodes that lose their data', async () => {
  const { cluster_uuid } = await elasticsearch.get('/_cluster/state/version');
  const { data } = await cluster.read('configmaps', 'logging', 'elasticsearch-cluster');
  expect(data).toEqual({ cluster_uuid });
});
