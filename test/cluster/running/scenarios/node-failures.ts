import type { Logging } from '../environment/logging';

/** Nodes that end without a warning, and volumes that are lost. */
export function nodeFailures(logging: () => Logging): void {
  const uuid = () => logging().uuid();

  test('a node that is killed comes back, and no line is lost', async () => {
    const node = await logging().node('elasticsearch-1');
    node.worker?.crash();
    await logging().cluster.until('the end of the node', async () => node.worker?.state.ready === false);
    await logging().green(3);
    await logging().writers.arrived();
  });

  test('all nodes are killed at once: the same cluster comes back, and no line is lost', async () => {
    const before = await uuid();
    const nodes = await logging().nodes();
    for (const { worker } of nodes) worker?.crash();
    await logging().cluster.until('the end of all nodes', async () =>
      nodes.every(({ worker }) => !worker?.state.ready),
    );
    await logging().green(3);
    expect(await uuid()).toBe(before);
    await logging().writers.arrived();
  });

  test('a node that loses its volume joins the same cluster, and no line is lost', async () => {
    const before = await uuid();
    const { plane } = logging().cluster;
    // For five minutes, Elasticsearch would wait for the node with the copies of these indices.
    const timeout = { 'index.unassigned.node_left.delayed_timeout': '0' };
    await logging().elasticsearch.send('PUT', '/kubernetes-logs-*/_settings', timeout);
    const { uid } = await logging().node('elasticsearch-0');
    await plane.kubectlOk('delete', 'pvc', 'data-elasticsearch-0', '-n', 'logging', '--wait=false');
    await plane.kubectlOk('delete', 'pod', 'elasticsearch-0', '-n', 'logging', '--wait=false');
    await logging().cluster.until('the new pod', async () => {
      const found = (await logging().nodes()).find(({ name }) => name === 'elasticsearch-0');
      return found !== undefined && found.uid !== uid;
    });
    await logging().green(3);
    expect((await logging().node('elasticsearch-0')).worker?.log.lines.join('\n')).toContain(
      'no data here: this node joins',
    );
    expect(await uuid()).toBe(before);
    await logging().writers.arrived();
  });
}
