import { writeFileSync } from 'node:fs';
import { Duration } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
} from '../../../lib';
import { Cluster } from '../nodes/cluster';
import type { ApiObject } from '../server/api-object';
import { RELEASE } from '../server/release';

jest.setTimeout(20 * 60_000);

const NAME = 'elasticsearch-provisioning';

function logging(retentionDays: number): ApiObject[] {
  const kubernetes = KubernetesVersion.parse(RELEASE);
  const chart = new LoggingChart(new ClusterApp('test'), 'logging', { kubernetes, namespace: 'logging' });
  new LoggingNamespace(chart, 'namespace', { name: 'logging', podSecurity: PodSecurityLevel.PRIVILEGED });
  new ClusterLogging(chart, 'logging', { elasticsearch: { lifecycle: { retention: Duration.days(retentionDays) } } });
  return chart.toJson();
}

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
});
afterAll(() => cluster?.end());

async function apply(objects: readonly ApiObject[]): Promise<void> {
  const file = cluster.plane.run.file('logging.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  await cluster.plane.kubectlOk('apply', '-f', file);
}

/** The pods that have run the program, the first one first. */
function runs(): ApiObject[] {
  return [...cluster.kubelet.seen.values()].filter(({ metadata }) => metadata.name.startsWith(`${NAME}-`));
}

/** What the program would read in the pod. */
async function inputOf(pod: ApiObject | undefined): Promise<unknown> {
  const volumes: ApiObject[] = pod?.spec.volumes ?? [];
  const name = volumes.find((volume) => volume.name === 'program')?.configMap.name;
  return (await cluster.plane.api.ok('GET', `/api/v1/namespaces/logging/configmaps/${name}`)).data;
}

const programOf = (objects: readonly ApiObject[]) =>
  objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === NAME)?.data;

test.each([14, 30])('a setting that is new is provisioned at once: %i days', async (days) => {
  const objects = logging(days);
  const before = runs().length;
  await apply(objects);
  await cluster.settled(objects);
  await cluster.until('a run', async () => runs().length > before);
  expect(await inputOf(runs().at(-1))).toEqual(programOf(objects));
});

test('the CronJob provisions a setting that is changed back, because its Job exists and is complete', async () => {
  const objects = logging(14);
  await apply(objects);
  await cluster.settled(objects);
  const before = runs().length;
  // The schedule of a minute instead of its own, so that the test is short.
  const patch = JSON.stringify({ spec: { schedule: '* * * * *' } });
  await cluster.plane.kubectlOk('-n', 'logging', 'patch', 'cronjob', NAME, '--type=merge', '-p', patch);
  await cluster.until('a run of the schedule', async () => runs().length > before);
  expect(await inputOf(runs().at(-1))).toEqual(programOf(objects));
  expect(programOf(objects)).not.toEqual(programOf(logging(30)));
});

test('the pod and the log of a failed run remain', async () => {
  const job = `${NAME}-failing`;
  cluster.kubelet.behaviour = (pod) => (pod.metadata.name.startsWith(job) ? 'fails' : cluster.kubelet.usual(pod));
  await cluster.plane.kubectlOk('-n', 'logging', 'create', 'job', job, `--from=cronjob/${NAME}`);
  await cluster.plane.kubectlOk('-n', 'logging', 'wait', `job/${job}`, '--for=condition=Failed', '--timeout=600s');
  const pods = await cluster.pods('logging', `job-name=${job}`);
  expect(pods.map(({ status }) => status.phase)).toEqual(['Failed']);
});
