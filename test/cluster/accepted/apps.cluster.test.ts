import { join } from 'node:path';
import fc from 'fast-check';
import { SEED } from '../../properties/apps';
import { apps, printApp } from '../../properties/generator/apps';
import { run } from '../../properties/run';
import { podsOf } from '../manifests/pod-templates';
import type { ApiObject } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { MINOR } from '../server/release';
import { until } from '../server/wait';
import { DryRun } from './dry-run';

jest.setTimeout(20 * 60_000);

const CASES = Number(process.env.CLUSTER_CASES ?? 300);

let plane: ControlPlane;
let dryRun: DryRun;
beforeAll(async () => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  plane = await ControlPlane.start({ controllers: true });
  dryRun = new DryRun(plane);
  // Older releases do not know every field of these definitions.
  await plane.kubectlOk('create', '-f', join(__dirname, '..', '..', '..', 'crds'), '--validate=false');
  await plane.kubectlOk('wait', '--for=condition=Established', '--timeout=600s', 'crd', '--all');
});
afterAll(async () => {
  jest.restoreAllMocks();
  await plane?.end();
});

/** The service accounts that an app refers to and does not create. */
function missingAccounts(objects: readonly ApiObject[]): ApiObject[] {
  const made = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
  return podsOf(objects).flatMap(({ pod: { metadata, spec } }) => {
    const name = spec.serviceAccountName;
    if (name === undefined || made.includes(name)) return [];
    return [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: metadata.namespace } }];
  });
}

/** The server admits no pod of a priority class that does not exist. */
async function createPriorityClasses(objects: readonly ApiObject[]): Promise<void> {
  const names = podsOf(objects).map(({ pod }) => pod.spec.priorityClassName);
  for (const name of new Set(names.filter((each) => each !== undefined && !each.startsWith('system-')))) {
    const priority = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1 };
    await dryRun.ensure(priority);
    const spec = { containers: [{ name: 'it', image: 'it' }], priorityClassName: name };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'it', namespace: 'default' }, spec };
    const url = '/api/v1/namespaces/default/pods?dryRun=All';
    await until(`the priority class ${name}`, async () => (await plane.api.send('POST', url, pod)).status === 201);
  }
}

test.each(['plausible', 'hostile'] as const)(
  `what is written of ${CASES} random apps with %s values is accepted, with every field (PROPERTY_SEED=${SEED})`,
  async (hostility) => {
    const generated = fc.sample(apps(hostility), { numRuns: CASES, seed: SEED });
    let written = 0;
    for (const app of generated.map((each) => ({ ...each, minor: MINOR }))) {
      const objects = run(app).objects as ApiObject[];
      if (objects.length === 0) continue;
      written++;
      await createPriorityClasses(objects);
      const found = await dryRun.problemsOf([...missingAccounts(objects), ...objects]);
      // Random values are also those that a server takes, but advises against.
      const problems = found.filter((problem) => !problem.includes(' warning: '));
      if (problems.length > 0) throw new Error(`${problems.join('\n')}\n\n${printApp(app)}`);
    }
    expect(written).toBeGreaterThan(CASES / 40);
  },
);
