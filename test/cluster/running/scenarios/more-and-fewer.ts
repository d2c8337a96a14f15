import { compared } from '../environment/compared';
import type { Logging } from '../environment/logging';
import { production } from '../environment/production';

/** A changed number of nodes. */
export function moreAndFewer(logging: () => Logging): void {
  const uids = async () => (await logging().nodes()).map(({ uid }) => uid);
  /** The CronJob prepares the nodes within ten minutes, or now. */
  const apply = async (replicas: number) => {
    await logging().apply({ replicas });
    await logging().runCronJob('elasticsearch-provisioning');
  };

  test('two more nodes join the cluster, no other pod restarts, and no line is lost', async () => {
    const before = await uids();
    await logging().apply({ replicas: 5 });
    await logging().green(5);
    expect(await uids()).toEqual(expect.arrayContaining(before));
    await logging().writers.arrived();
  });

  test('two nodes are removed: their shards are moved before they stop, no other pod restarts, and no line is lost', async () => {
    const before = await uids();
    const watch = logging().watch(5);
    await apply(3);
    await logging().green(3);
    await watch.end();
    expect([...watch.health]).not.toContain('red');
    expect(before).toEqual(expect.arrayContaining(await uids()));
    await logging().writers.arrived();
  });

  test('two of three nodes are removed, which compare allows: the last one has every line', async () => {
    const [first] = await logging().nodes();
    expect(compared(production({}), production({ replicas: 1 }))).toEqual({ blocking: [], restarts: [] });
    await apply(1);
    await logging().cluster.until('one node', async () => {
      const health = await logging().elasticsearch.get('/_cluster/health');
      return health?.number_of_nodes === 1 && (await logging().nodes()).length === 1;
    });
    expect(await uids()).toEqual([first?.uid]);
    await logging().writers.arrived();
  });

  test('one node becomes three: it does not restart, and no line is lost', async () => {
    const [first] = await logging().nodes();
    await apply(3);
    await logging().elasticsearch.send('PUT', '/kubernetes-logs-*/_settings', { 'index.number_of_replicas': 1 });
    await logging().green(3);
    expect(await uids()).toContain(first?.uid);
    await logging().writers.arrived();
  });

  test('all three nodes vote', async () => {
    const path = '/_cluster/state/metadata?filter_path=metadata.cluster_coordination';
    await logging().cluster.until('three votes', async () => {
      const { last_committed_config, voting_config_exclusions = [] } = (await logging().elasticsearch.get(path))
        .metadata.cluster_coordination;
      return last_committed_config.length === 3 && voting_config_exclusions.length === 0;
    });
  });
}
