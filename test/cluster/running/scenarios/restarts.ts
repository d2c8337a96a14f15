import type { Logging } from '../environment/logging';
import type { NodesWatch } from '../environment/nodes-watch';

const BUDGET = "Cannot evict pod as it would violate the pod's disruption budget";

/** Nodes that Kubernetes restarts. */
export function restarts(logging: () => Logging): void {
  test('two machines are drained at once: the second node waits for the first, and no line is lost', async () => {
    const { plane } = logging().cluster;
    const machines = await Promise.all([0, 1].map((ordinal) => machineOf(logging(), `elasticsearch-${ordinal}`)));
    let output = '';
    const drain = async (machine: string) => {
      output += (await drained(logging(), machine)).stderr;
    };
    const watch = await logging().replaced(2, () => Promise.all(machines.map(drain)));
    await plane.kubectlOk('uncordon', ...machines);
    expect(output).toContain(BUDGET);
    expect(watch.mostDown).toBe(1);
    expect([...watch.health]).not.toContain('red');
    await logging().writers.arrived();
  });

  test('two nodes that are deleted at once stop one after the other, and no line is lost', async () => {
    const watch = await deleteTwo(logging());
    expect(watch.mostDown).toBe(1);
    expect([...watch.health]).not.toContain('red');
    await logging().writers.arrived();
  });
}

/** Deletes two pods at once, which no budget prevents, and waits for their successors. */
export function deleteTwo(logging: Logging): Promise<NodesWatch> {
  const names = ['elasticsearch-0', 'elasticsearch-1'];
  const change = () => logging.cluster.plane.kubectlOk('delete', 'pod', ...names, '-n', 'logging', '--wait=false');
  return logging.replaced(names.length, change);
}

async function machineOf({ cluster }: Logging, pod: string): Promise<string> {
  return (await cluster.read('pods', 'logging', pod)).spec.nodeName;
}

/** Evicts the Elasticsearch nodes of a machine. `kubectl` tries again while the budget does not allow it. */
async function drained({ cluster }: Logging, machine: string) {
  const selector = '--pod-selector=app.kubernetes.io/component=node';
  const options = ['--ignore-daemonsets', '--delete-emptydir-data', '--timeout=20m'];
  const result = await cluster.plane.kubectl('drain', machine, selector, ...options);
  if (result.status !== 0) throw new Error(`the drain of ${machine} has failed: ${result.stderr}`);
  return result;
}
