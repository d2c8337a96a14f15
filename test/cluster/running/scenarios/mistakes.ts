import type { Logging } from '../environment/logging';
import { deleteTwo } from './restarts';

const SEED_HOSTS = 'discovery.seed_hosts: ["elasticsearch-nodes"]';

/** Mistakes in the manifests, each of which the scenarios notice. They end with a cluster that does not work. */
export function mistakes(logging: () => Logging): void {
  const merge = async (kind: string, name: string, patch: unknown) => {
    const patched = ['patch', kind, name, '-n', 'logging', '--type=merge', '-p', JSON.stringify(patch)];
    await logging().cluster.plane.kubectlOk(...patched);
  };

  test('without the selector of its pods, the Service of Elasticsearch has no endpoints', async () => {
    const { cluster, elasticsearch } = logging();
    const selector = (name: string) => ({ spec: { selector: { 'app.kubernetes.io/name': name } } });
    await merge('service', 'elasticsearch', selector('mistake'));
    const answers = () => elasticsearch.get('/_cluster/health');
    await cluster.until('the end of the endpoints', async () => (await answers()) === undefined);
    await merge('service', 'elasticsearch', selector('elasticsearch'));
    await cluster.until('the endpoints', answers);
  });

  test('with a template that matches nothing, an index has other settings', async () => {
    const { cluster, elasticsearch } = logging();
    const template = (pattern: string) => ({ index_patterns: [pattern], priority: 500, template: { settings } });
    const settings = { 'index.lifecycle.name': 'kubernetes-logs' };
    const created = async () => {
      await elasticsearch.send('PUT', '/kubernetes-logs-1999.01.01');
      const answer = await elasticsearch.get('/kubernetes-logs-1999.01.01/_settings?flat_settings=true');
      await elasticsearch.send('DELETE', '/kubernetes-logs-1999.01.01');
      return answer['kubernetes-logs-1999.01.01'].settings['index.lifecycle.name'];
    };
    expect(await created()).toBe('kubernetes-logs');
    // The schedule of the provisioning CronJob may correct the template in between.
    await cluster.until('an index without settings', async () => {
      await elasticsearch.send('PUT', '/_index_template/kubernetes-logs', template('mistake-*'));
      return (await created()) === undefined;
    });
    await logging().runCronJob('elasticsearch-provisioning');
    expect(await created()).toBe('kubernetes-logs');
  });

  test('with a preStop hook that returns immediately, two nodes that are deleted together stop together', async () => {
    await merge('configmap', 'elasticsearch-config', { data: { 'node-stop.sh': 'exit 0\n' } });
    for (const { worker } of await logging().nodes()) {
      await logging().cluster.until('the new hook in the pod', async () => {
        return (await worker?.exec(['cat', '/opt/elasticsearch/node-stop.sh']))?.output === 'exit 0\n';
      });
    }
    const watch = await deleteTwo(logging());
    expect(watch.mostDown).toBeGreaterThan(1);
  });

  test('with seed hosts that do not exist, a node that restarts joins no cluster', async () => {
    const { cluster } = logging();
    const { data } = await cluster.read('configmaps', 'logging', 'elasticsearch-config');
    const wrong = data['elasticsearch.yml'].replace(SEED_HOSTS, 'discovery.seed_hosts: ["mistake"]');
    expect(wrong).not.toBe(data['elasticsearch.yml']);
    await merge('configmap', 'elasticsearch-config', { data: { 'elasticsearch.yml': wrong } });
    const old = await logging().node('elasticsearch-2');
    await cluster.plane.kubectlOk('delete', 'pod', 'elasticsearch-2', '-n', 'logging', '--wait=false');
    await cluster.until('a new node without a master', async () => {
      const nodes = await logging().nodes();
      const found = nodes.find(({ name, uid }) => name === old.name && uid !== old.uid);
      return found?.worker?.log.lines.some((line) => line.includes('master not discovered'));
    });
  });
}
