import { ApiObject } from 'cdk8s';
import fc from 'fast-check';
import { ClusterApp, KubernetesVersion, LoggingChart } from '../../../lib';
import { SEED } from '../../properties/apps';
import { missingFields } from '../manifests/missing-fields';
import { ControlPlane } from '../server/control-plane';
import { RELEASE } from '../server/release';
import { until } from '../server/wait';
import { Definitions } from './definitions';

jest.setTimeout(20 * 60_000);

const CASES = 10 * Number(process.env.CLUSTER_CASES ?? 300);

const CONTAINER = { name: 'main', image: 'main:1' };

let plane: ControlPlane;
let pods: fc.Arbitrary<object>;
beforeAll(async () => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  plane = await ControlPlane.start({ controllers: true });
  const account = '/api/v1/namespaces/default/serviceaccounts/default';
  await until('the default account', async () => (await plane.api.get(account)).status === 200);
  pods = podsOf(new Definitions((await plane.api.ok('GET', '/openapi/v2')).definitions));
});
afterAll(async () => {
  jest.restoreAllMocks();
  await plane?.end();
});

/** Pods with one or two random fields of a volume, of a container, or of the pod. */
function podsOf(definitions: Definitions): fc.Arbitrary<object> {
  const some = (type: string) => definitions.object(`io.k8s.api.core.v1.${type}`, 2);
  const specs = fc.oneof(
    some('Volume').map((volume) => ({ volumes: [{ ...volume, name: 'data' }], containers: [CONTAINER] })),
    some('Container').map((container) => ({ containers: [{ ...container, ...CONTAINER }] })),
    some('PodSpec').map((spec) => ({ ...spec, containers: [CONTAINER] })),
  );
  return specs.map((spec) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'random', namespace: 'default' },
    spec,
  }));
}

/** What is written of a pod, unless there are errors. */
function written(pod: object): object | undefined {
  const app = new ClusterApp('cluster');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse(RELEASE), namespace: 'default' });
  const object = new ApiObject(chart, 'pod', pod as { apiVersion: string; kind: string });
  return app.errors().length === 0 ? object.toJson() : undefined;
}

/** Servers leave out values that are those of an absent field. */
function isLost(problem: string): boolean {
  return !/: sent (false|0|""|\{\}|\[\]), /.test(problem);
}

test(`what synth accepts of ${CASES} random pods is accepted, with every field (PROPERTY_SEED=${SEED})`, async () => {
  const problems: string[] = [];
  let accepted = 0;
  for (const pod of fc.sample(pods, { numRuns: CASES, seed: SEED })) {
    const sent = written(pod);
    if (sent === undefined) continue;
    const { status, body } = await plane.api.send('POST', '/api/v1/namespaces/default/pods?dryRun=All', sent);
    const problem = status < 300 ? missingFields(sent, body).filter(isLost).join() : body.message;
    if (problem === '') accepted++;
    else problems.push(`${problem}\n  ${JSON.stringify(pod)}`);
  }
  expect(problems).toEqual([]);
  expect(accepted).toBeGreaterThan(CASES / 4);
});
