import type { Logging } from '../environment/logging';

/** What has to be there after `kubectl apply -f dist/production`, and nothing else. */
export function firstApply(logging: () => Logging): void {
  test('the three nodes form one cluster', async () => {
    await logging().green(3);
  });

  test.each(['bootstrap', 'provisioning'])('the %s Job completes', async (component) => {
    const { cluster } = logging();
    await cluster.until(`the ${component} Job`, async () => {
      const jobs = await cluster.list('jobs', 'logging', { 'app.kubernetes.io/component': component });
      return jobs.some(({ status }) => status.succeeded === 1);
    });
  });

  test('a search finds the lines of pods', async () => {
    const { cluster, writers } = logging();
    await cluster.until('enough lines', async () => (await writers.written()) > 100);
    await writers.arrived();
  });

  test('a document has the name, the node and the labels of its pod', async () => {
    const path = '/kubernetes-logs-*/_search?q=message:"writer-on-machine-a"&size=1';
    const { hits } = await logging().elasticsearch.get(path);
    expect(hits.hits[0]._source.kubernetes).toMatchObject({
      namespace_name: 'shop',
      pod_name: 'writer-on-machine-a',
      container_name: 'app',
      host: 'machine-a',
      labels: { app: 'shop' },
    });
  });

  test('the index of the day has the settings of the template', async () => {
    const answer = await logging().elasticsearch.get('/kubernetes-logs-*/_settings?flat_settings=true');
    const [index] = Object.values(answer) as { settings: Record<string, string> }[];
    expect(index?.settings).toMatchObject({
      'index.number_of_replicas': '1',
      'index.lifecycle.name': 'kubernetes-logs',
    });
  });

  test('a request without a password is rejected', async () => {
    const { status } = await logging().elasticsearch.send('GET', '/_cluster/health', undefined, '');
    expect(status).toBe(401);
  });

  test('the provisioning Job has written the UUID of the cluster for nodes that lose their data', async () => {
    const { cluster, elasticsearch } = logging();
    const { cluster_uuid } = await elasticsearch.get('/_cluster/state/version');
    const { data } = await cluster.read('configmaps', 'logging', 'elasticsearch-cluster');
    expect(data).toEqual({ cluster_uuid });
  });
}
