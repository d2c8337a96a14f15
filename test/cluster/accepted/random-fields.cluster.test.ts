import { ApiObject } from 'cdk8s';
import fc from 'fast-check';
import { ClusterApp, KubernetesVersion, LoggingChart } from '../../../lib';
import { SEED } from '../../properties/apps';
import { missingFields } from '../manifests/missing-fields';
import type { ApiObject as Sent } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { RELEASE } from '../server/release';
import { until } from '../server/wait';
import { Definitions } from './definitions';

jest.setTimeout(20 * 60_000);

const CASES = Number(process.env.CLUSTER_CASES ?? 300);

const container = { name: 'main', image: 'main:1' };
const selector = { matchLabels: { app: 'web' } };
const template = { metadata: { labels: selector.matchLabels }, spec: { containers: [container] } };
const ofJob = { template: { spec: { ...template.spec, restartPolicy: 'Never' } } };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const backend = { service: { name: 'web', port: { number: 80 } } };

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The type with random fields. */
  readonly type: string;
  /** A spec with fields of that type. */
  readonly spec: (fields: object) => object;
}

/** The kinds with a spec that the library writes, and parts of pods. */
const KINDS: readonly Kind[] = [
  { ...pod(), type: 'core.v1.PodSpec', spec: (fields) => ({ ...fields, containers: [container] }) },
  { ...pod(), type: 'core.v1.Container', spec: (fields) => ({ containers: [{ ...fields, ...container }] }) },
  {
    ...pod(),
    type: 'core.v1.Volume',
    spec: (fields) => ({ volumes: [{ ...fields, name: 'data' }], containers: [container] }),
  },
  { apiVersion: 'v1', kind: 'Service', type: 'core.v1.ServiceSpec', spec: added({ ports: [{ port: 80 }] }) },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', type: 'core.v1.PersistentVolumeClaimSpec', spec: added(claim) },
  { ...app('Deployment'), spec: added({ selector, template }) },
  { ...app('DaemonSet'), spec: added({ selector, template }) },
  { ...app('StatefulSet'), spec: added({ selector, template, serviceName: 'web' }) },
  { apiVersion: 'batch/v1', kind: 'Job', type: 'batch.v1.JobSpec', spec: added(ofJob) },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    type: 'batch.v1.CronJobSpec',
    spec: added({ schedule: '@daily', jobTemplate: { spec: ofJob } }),
  },
  { ...networking('NetworkPolicy'), spec: added({ podSelector: {} }) },
  { ...networking('Ingress'), spec: added({ defaultBackend: backend }) },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    type: 'policy.v1.PodDisruptionBudgetSpec',
    spec: added({ selector, maxUnavailable: 1 }),
  },
];

function pod() {
  return { apiVersion: 'v1', kind: 'Pod' };
}

function app(kind: string) {
  return { apiVersion: 'apps/v1', kind, type: `apps.v1.${kind}Spec` };
}

function networking(kind: string) {
  return { apiVersion: 'networking.k8s.io/v1', kind, type: `networking.v1.${kind}Spec` };
}

function added(valid: object) {
  return (fields: object) => ({ ...valid, ...fields });
}

let plane: ControlPlane;
let definitions: Definitions;
beforeAll(async () => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  plane = await ControlPlane.start({ controllers: true });
  const account = '/api/v1/namespaces/default/serviceaccounts/default';
  await until('the default account', async () => (await plane.api.get(account)).status === 200);
  definitions = new Definitions((await plane.api.ok('GET', '/openapi/v2')).definitions);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await plane?.end();
});

/** What is written of an object, unless there are errors. */
function written(object: Sent): Sent | undefined {
  const cluster = new ClusterApp('cluster');
  const kubernetes = KubernetesVersion.parse(RELEASE);
  const chart = new LoggingChart(cluster, 'chart', { kubernetes, namespace: 'default' });
  const made = new ApiObject(chart, 'object', object);
  return cluster.errors().length === 0 ? made.toJson() : undefined;
}

/** Servers leave out values that are those of an absent field. */
function isLost(problem: string): boolean {
  return !/: sent (false|0|""|\{\}|\[\]), /.test(problem);
}

test.each(KINDS)(
  `what synth accepts of ${CASES} objects $kind with random fields of $type is accepted (PROPERTY_SEED=${SEED})`,
  async ({ apiVersion, kind, type, spec }) => {
    const problems: string[] = [];
    let accepted = 0;
    for (const fields of fc.sample(definitions.object(`io.k8s.api.${type}`, 2), { numRuns: CASES, seed: SEED })) {
      const metadata = { name: 'random', namespace: 'default' };
      const sent = written({ apiVersion, kind, metadata, spec: spec(fields) } as Sent);
      if (sent === undefined) continue;
      const { status, body } = await plane.api.send('POST', `${await plane.api.path(sent, true)}?dryRun=All`, sent);
      const problem = status < 300 ? missingFields(sent, body).filter(isLost).join() : body.message;
      if (problem === '') accepted++;
      else problems.push(`${problem}\n  ${JSON.stringify(fields)}`);
    }
    expect(problems).toEqual([]);
    expect(accepted).toBeGreaterThan(CASES / 20);
  },
);
