import { setTimeout as sleep } from 'node:timers/promises';
import { SnapshotRepository } from '../../../../lib';
import type { Logging } from '../environment/logging';

const SHARED = 'snapshots';

/** A snapshot, the loss of everything, and the way back that `docs/upgrading.md` describes. */
export function snapshots(logging: () => Logging): void {
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await logging().elasticsearch.send(method, path, body);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.body;
  };

  test('a repository is added while a node is not ready: each node restarts once, and can write to it', async () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: SHARED, namespace: 'logging' },
      spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } } },
    };
    const options = { snapshots: { repository: SnapshotRepository.sharedFileSystem({ claimName: SHARED }) } };
    await logging().applyObjects([claim]);
    const watch = await logging().replaced(3, async () => {
      const crashing = crashUntilReplaced(logging(), 'elasticsearch-1');
      await logging().cluster.until('the failure', async () => (await readyReplicas(logging())) === 2);
      await logging().apply(options);
      await crashing;
    });
    expect(watch.pods.size).toBe(6);
    expect(watch.mostDown).toBe(1);
    expect([...watch.health]).not.toContain('red');
    await logging().writers.arrived();
    await logging().runCronJob('elasticsearch-provisioning');
    expect(Object.keys((await send('POST', '/_snapshot/kubernetes-logs/_verify')).nodes)).toHaveLength(3);
  });

  test('all volumes are lost: a new cluster forms, and the snapshot brings back every line', async () => {
    const { cluster, writers } = logging();
    const kubectl = (...args: string[]) => cluster.plane.kubectlOk(...args, '--namespace=logging');
    await writers.stop();
    const lines = await writers.arrived();
    await send('PUT', '/_snapshot/kubernetes-logs/by-hand?wait_for_completion=true', { indices: 'kubernetes-logs-*' });
    const before = await logging().nodes();
    const claims = before.map(({ name }) => `data-${name}`);
    await kubectl('delete', 'pvc', ...claims, '--wait=false');
    await kubectl('delete', 'pod', ...before.map(({ name }) => name), '--grace-period=1', '--wait=false');
    await kubectl('patch', 'configmap', 'elasticsearch-cluster', '--type=json', `--patch=${REMOVE_UUID}`);
    await cluster.until('three new pods', async () => {
      const now = await logging().nodes();
      return now.length === 3 && now.every(({ uid }) => !before.some((old) => old.uid === uid));
    });
    await logging().green(3);
    await logging().runCronJob('elasticsearch-provisioning');
    expect(await writers.stored()).toBe(0);
    // Agents have created the indices of today again, for the lines of other pods.
    const present: { index: string }[] = await send('GET', '/_cat/indices/kubernetes-logs-*?format=json');
    for (const { index } of present) await send('POST', `/${index}/_close`);
    const restored = { indices: 'kubernetes-logs-*', include_global_state: false };
    await send('POST', '/_snapshot/kubernetes-logs/by-hand/_restore?wait_for_completion=true', restored);
    expect(await writers.arrived()).toBe(lines);
  });
}

/** As a node that has too little memory: it ends after each start, until Kubernetes replaces its pod. */
async function crashUntilReplaced(logging: Logging, name: string): Promise<void> {
  const { uid, worker } = await logging.node(name);
  while ((await logging.nodes()).some((node) => node.uid === uid)) {
    worker?.crash();
    await sleep(200);
  }
}

async function readyReplicas({ cluster }: Logging): Promise<number> {
  return (await cluster.read('statefulsets', 'logging', 'elasticsearch')).status.readyReplicas;
}

const REMOVE_UUID = JSON.stringify([{ op: 'remove', path: '/data/cluster_uuid' }]);
