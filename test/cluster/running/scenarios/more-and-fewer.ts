import type { Logging } from '../environment/logging';

/** A changed number of nodes. */
export function moreAndFewer(logging: () => Logging): void {
  const uids = async () => (await logging().nodes()).map(({ uid }) => uid);

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
    await logging().apply({ replicas: 3 });
    await logging().green(3);
    await watch.end();
    expect([...watch.health]).not.toContain('red');
    expect(before).toEqual(expect.arrayContaining(await uids()));
    await logging().writers.arrived();
  });

  test('the next restart has a majority of the nodes that stay', async () => {
    const path = '/_cluster/state/metadata?filter_path=metadata.cluster_coordination.last_committed_config';
    const { metadata } = await logging().elasticsearch.get(path);
    expect(metadata.cluster_coordination.last_committed_config).toHaveLength(3);
  });
}
