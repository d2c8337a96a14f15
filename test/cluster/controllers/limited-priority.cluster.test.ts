import { readManifests } from '../manifests/manifests';
import { profileFolder } from '../manifests/profiles';
import { Cluster } from '../nodes/cluster';
import type { ApiObject } from '../server/api-object';

jest.setTimeout(20 * 60_000);

const FOLDER = profileFolder('production');
const agent = readManifests(FOLDER).find(({ kind }) => kind === 'DaemonSet') as ApiObject;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start({ limitedPriorityClasses: true });
});
afterAll(() => cluster?.end());

/** Creates a pod of the agents' priority class in a namespace, and answers the status of the request. */
async function create(namespace: string): Promise<number> {
  const spec = {
    priorityClassName: agent.spec.template.spec.priorityClassName,
    containers: [{ name: 'a', image: 'a' }],
  };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'other', namespace }, spec };
  return (await cluster.plane.api.send('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod)).status;
}

test('the cluster rejects pods of the system priority classes in a namespace without a quota for them', async () => {
  expect(await create('default')).toBeGreaterThanOrEqual(400);
});

test('the agents run where the system priority classes are limited', async () => {
  await cluster.apply(FOLDER);
  const { status } = await cluster.read(agent);
  expect(status.numberReady).toBeGreaterThan(4);
  expect(status.numberReady).toBe(status.desiredNumberScheduled);
});
