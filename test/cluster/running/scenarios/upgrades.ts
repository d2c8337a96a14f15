import { ElasticsearchImage, type ElasticsearchProps } from '../../../../lib';
import { NEWEST, RELEASE } from '../../server/release';
import { compared } from '../environment/compared';
import type { Logging } from '../environment/logging';
import { production } from '../environment/production';

export const SEVEN: ElasticsearchProps = { image: ElasticsearchImage.official('7.17.29') };
const EIGHT: ElasticsearchProps = { image: ElasticsearchImage.official('8.19.20') };
const NINE: ElasticsearchProps = {};

const ELASTICSEARCH = '--selector=app.kubernetes.io/name=elasticsearch';
const KIBANA = '--selector=app.kubernetes.io/name=kibana';
const REJECTED = 'Elasticsearch 9 does not start: these indices were created before Elasticsearch 8: ';
const VERSIONS = '/kubernetes-logs-2*/_settings/index.version.created?flat_settings=true';

/** From 7.17 to 9, in the steps of `docs/upgrading.md`. */
export function upgrades(logging: () => Logging): void {
  let uuid = '';
  /** The indices that 7.17 has created. */
  let old: readonly string[] = [];
  /** The node of 9 that does not start. */
  let rejected = '';

  test('7.17 becomes 8.19: one node restarts after the other, and no line is lost', async () => {
    await logging().writers.arrived();
    uuid = await logging().uuid();
    await upgrade(SEVEN, EIGHT, '8.19.20');
    await renewUsers();
    await logging().writers.arrived();
  });

  test('the index of the next day is created by 8.19', async () => {
    logging().cluster.kubelet.clock.nextDay();
    await logging().cluster.until('the index of the next day', async () => (await dailyIndices('8')).length > 0);
    await logging().writers.arrived();
  });

  test('with indices of 7.17, the first node of 9 does not start and names them, and the others continue', async () => {
    old = await dailyIndices('7');
    const watch = logging().watch(3);
    await logging().applyObjects(production(NINE), ELASTICSEARCH);
    const line = await logging().cluster.until('a node that does not start', async () => {
      for (const { name, worker } of await logging().nodes()) {
        const found = worker?.log.lines.find((text) => text.includes(REJECTED));
        if (found === undefined) continue;
        rejected = name;
        return found;
      }
      return undefined;
    });
    await logging().writers.arrived();
    await watch.end();
    const [, names = ''] = /before Elasticsearch 8: (.*?)\. Apply the version before/.exec(line) ?? [];
    expect(names.split(' ').sort()).toEqual(old);
    expect(await versions()).toEqual(['8.19.20', '8.19.20']);
    expect([watch.mostDown, watch.health.has('red')]).toEqual([1, false]);
  });

  test('the version before is applied again, and the node comes back', async () => {
    await logging().applyObjects(production(EIGHT), ELASTICSEARCH);
    // The StatefulSet controllers of older releases do not replace a pod that never was ready.
    if (RELEASE !== NEWEST)
      await logging().cluster.plane.kubectlOk('delete', 'pod', rejected, '--namespace=logging', '--wait=false');
    await logging().green(3);
    expect(await versions()).toEqual(['8.19.20', '8.19.20', '8.19.20']);
    await logging().writers.arrived();
  });

  test('when the indices of 7.17 are read-only, 8.19 becomes 9: the same cluster, and no line is lost', async () => {
    await send('PUT', `/${old.join()}/_block/write`);
    await upgrade(EIGHT, NINE, '9.5.4');
    expect(await logging().uuid()).toBe(uuid);
    expect(await dailyIndices('7')).toEqual(old);
    await logging().writers.arrived();
  });

  /** Elasticsearch first, then Kibana, then the rest. */
  async function upgrade(from: ElasticsearchProps, to: ElasticsearchProps, version: string): Promise<void> {
    const [before, after] = [production(from), production(to)];
    expect(compared(before, after)).toEqual({
      blocking: [],
      restarts: ['DaemonSet logging-agents/fluentd', 'Deployment logging/kibana', 'StatefulSet logging/elasticsearch'],
    });
    const watch = await logging().replaced(3, () => logging().applyObjects(after, ELASTICSEARCH));
    expect([watch.mostDown, watch.health.has('red')]).toEqual([1, false]);
    expect(await versions()).toEqual([version, version, version]);
    await logging().applyObjects(after, KIBANA);
    await logging().applyObjects(after);
    const { cluster } = logging();
    await cluster.plane.kubectlOk('rollout', 'status', '--namespace=logging-agents', 'daemonset/fluentd');
    const job = after.find(({ kind, metadata }) => kind === 'Job' && metadata.name.includes('provisioning'));
    await cluster.until('the provisioning Job', async () => {
      const { status } = await cluster.read('jobs', 'logging', job?.metadata.name ?? '');
      return status.succeeded === 1;
    });
  }

  async function send(method: string, path: string, body?: unknown, user?: string): Promise<void> {
    const { status } = await logging().elasticsearch.send(method, path, body, user);
    expect([path, status]).toEqual([path, 200]);
  }

  async function versions(): Promise<string[]> {
    const { nodes } = await logging().elasticsearch.get('/_nodes?filter_path=nodes.*.version');
    return Object.values(nodes as Record<string, { version: string }>).map(({ version }) => version);
  }

  /** The indices of lines of pods that a major version of Elasticsearch has created. */
  async function dailyIndices(major: string): Promise<string[]> {
    const indices: Record<string, { settings: Record<string, string> }> = await logging().elasticsearch.get(VERSIONS);
    const created = (name: string) => indices[name]?.settings['index.version.created'] ?? '';
    return Object.keys(indices)
      .filter((name) => created(name).startsWith(major))
      .sort();
  }

  /**
   * The index of users is migrated with `POST _migration/system_features`, which needs a module that is not published.
   * Here, it is deleted, and provisioning creates it again.
   */
  async function renewUsers(): Promise<void> {
    const { data } = await logging().cluster.read('secrets', 'logging', 'elasticsearch-elastic');
    const password = Buffer.from(data.password, 'base64').toString();
    const privileges = { names: ['.security*'], privileges: ['all'], allow_restricted_indices: true };
    await send('PUT', '/_security/role/restricted', { indices: [privileges] });
    await send('PUT', '/_security/user/restricted', { password, roles: ['restricted'] });
    await send('DELETE', '/.security-7', undefined, `restricted:${password}`);
    await logging().runCronJob('elasticsearch-provisioning');
  }
}
