import { readManifests } from '../manifests/manifests';
import { profileFolder } from '../manifests/profiles';
import { Cluster } from '../nodes/cluster';
import { NODES } from '../nodes/nodes';
import type { ApiObject } from '../server/api-object';

jest.setTimeout(20 * 60_000);

const FOLDER = profileFolder('production');
const objects = readManifests(FOLDER);
const elasticsearch = objects.find(({ kind }) => kind === 'StatefulSet') as ApiObject;
const agent = objects.find(({ kind }) => kind === 'DaemonSet') as ApiObject;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
  await cluster.apply(FOLDER);
});
afterAll(() => cluster?.end());

async function nodesOf(workload: ApiObject): Promise<string[]> {
  return (await cluster.podsOf(workload)).map(({ spec }) => spec.nodeName as string).sort();
}

test('an agent runs on each Linux node, whatever its architecture and taints, and on no other', async () => {
  const linux = NODES.filter(({ os }) => os !== 'windows').map(({ name }) => name);
  expect(await nodesOf(agent)).toEqual(linux.sort());
});

test('nothing is scheduled onto a Windows node', async () => {
  const onWindows = [...cluster.kubelet.seen.values()].filter(({ spec }) => spec.nodeName === 'windows');
  expect(onWindows.map(({ metadata }) => metadata.name)).toEqual([]);
});

test('the Elasticsearch nodes run in three zones', async () => {
  const zones = (await nodesOf(elasticsearch)).map((name) => NODES.find((node) => node.name === name)?.zone);
  expect(zones.sort()).toEqual(['a', 'b', 'c']);
});

test.each(objects.filter(({ kind }) => kind === 'Service'))(
  'the Service $metadata.name has all of its pods as endpoints',
  async (service) => {
    const { namespace, name } = service.metadata;
    const query = `labelSelector=kubernetes.io/service-name=${name}`;
    const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?${query}`;
    await cluster.until(`the endpoints of ${name}`, async () => {
      const slices: ApiObject[] = (await cluster.plane.api.ok('GET', path)).items;
      const endpoints: ApiObject[] = slices.flatMap((slice) => slice.endpoints ?? []);
      return endpoints.filter(({ conditions }) => conditions.ready).length === (name === 'kibana' ? 1 : 3);
    });
  },
);

describe('with two of three Elasticsearch nodes unready', () => {
  // Fewer than the budget wants: then only its policy lets a drain go on.
  const unready = ['elasticsearch-0', 'elasticsearch-2'];
  const evict = async (name: string) =>
    (
      await cluster.plane.api.send('POST', `/api/v1/namespaces/logging/pods/${name}/eviction?dryRun=All`, {
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name, namespace: 'logging' },
      })
    ).status;

  beforeAll(async () => {
    // They recover with a new template, like nodes that had too little memory.
    cluster.kubelet.behaviour = (pod) => {
      if (!unready.includes(pod.metadata.name)) return cluster.kubelet.usual(pod);
      return (pod.metadata.annotations as Record<string, string>)?.healed ? 'ready' : 'unready';
    };
    await cluster.until(
      'the unready nodes',
      async () => (await cluster.read(elasticsearch)).status.readyReplicas === 1,
    );
    await cluster.until('the budget', async () => {
      const budget = objects.find(({ kind }) => kind === 'PodDisruptionBudget') as ApiObject;
      return (await cluster.read(budget)).status.disruptionsAllowed === 0;
    });
  });

  test.each(unready)('a drain may take %s, which is unready', async (name) => {
    expect(await evict(name)).toBe(201);
  });

  test('a drain may not take the ready one', async () => {
    expect(await evict('elasticsearch-1')).toBe(429);
  });

  test('a changed pod replaces each node once', async () => {
    const patch = JSON.stringify({ spec: { template: { metadata: { annotations: { healed: 'true' } } } } });
    await cluster.plane.kubectlOk(
      '-n',
      'logging',
      'patch',
      'statefulset',
      'elasticsearch',
      '--type=merge',
      '-p',
      patch,
    );
    await cluster.until('three nodes of the new revision', async () => {
      // Each pod once before the change and once after it.
      for (const index of [0, 1, 2]) expect(cluster.kubelet.countOf(`elasticsearch-${index}`)).toBeLessThanOrEqual(2);
      const { status } = await cluster.read(elasticsearch);
      return status.currentRevision === status.updateRevision && status.readyReplicas === 3;
    });
  });
});

test('kubectl delete removes everything', async () => {
  await cluster.plane.kubectlOk('delete', '-f', FOLDER, '--wait=true', '--timeout=600s');
  for (const namespace of ['logging', 'logging-agents']) {
    expect((await cluster.plane.api.get(`/api/v1/namespaces/${namespace}`)).status).toBe(404);
  }
});
