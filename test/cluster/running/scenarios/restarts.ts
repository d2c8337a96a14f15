import type { Logging } from '../environment/logging';
import type { NodesWatch } from '../environment/nodes-watch';

/** Nodes that Kubernetes restarts. */
export function restarts(logging: () => Logging): void {
  test('two nodes that are deleted at once stop one after the other, and no line is lost', async () => {
    const watch = await deleteTwo(logging());
    expect(watch.mostDown).toBe(1);
    expect([...watch.health]).not.toContain('red');
    await logging().writers.arrived();
  });
}

/** Deletes two pods at once, as drains of two machines do, and waits for their successors. */
export function deleteTwo(logging: Logging): Promise<NodesWatch> {
  const names = ['elasticsearch-0', 'elasticsearch-1'];
  const change = () => logging.cluster.plane.kubectlOk('delete', 'pod', ...names, '-n', 'logging', '--wait=false');
  return replaced(logging, names.length, change);
}

/** Watches the nodes during a change, until this many pods are replaced and the cluster is green. */
export async function replaced(logging: Logging, count: number, change: () => Promise<unknown>): Promise<NodesWatch> {
  const before = (await logging.nodes()).map(({ uid }) => uid);
  const watch = logging.watch(3);
  await change();
  await logging.cluster.until(`${count} new pods`, async () => {
    const now = await logging.nodes();
    return now.length === 3 && now.filter(({ uid }) => !before.includes(uid)).length === count;
  });
  await logging.green(3);
  await watch.end();
  return watch;
}
