import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ExampleApp, Page, ROOT } from '../../docs/page';
import { missingFields } from '../manifests/missing-fields';
import { podsOf } from '../manifests/pod-templates';
import { type ApiObject, label } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { NEWEST, RELEASE } from '../server/release';
import { until } from '../server/wait';

jest.setTimeout(20 * 60_000);

/** What later objects of the same dry run need to be there. */
const NEEDED = ['Namespace', 'ServiceAccount'];

const examples = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => new Page(name).examples.map((code, index) => ({ name: `${name} ${index + 1}`, code })))
  // Some are for newer releases only; that none is refused for the newest is seen elsewhere.
  .filter(({ code }) => RELEASE === NEWEST || new ExampleApp(RELEASE).run(code).app.errors().length === 0);

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start({ controllers: true });
  // Older releases do not know every field of these definitions.
  await plane.kubectlOk('create', '-f', join(ROOT, 'crds'), '--validate=ignore');
  await plane.kubectlOk('wait', '--for=condition=Established', '--timeout=600s', 'crd', '--all');
});
afterAll(() => plane?.end());

/** Sends an object, for good or to see what the server would make of it, and answers what is wrong with the result. */
async function send(object: ApiObject, dryRun: boolean): Promise<string[]> {
  const query = `fieldManager=test&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
  const path = `${await plane.api.path(object)}?${query}`;
  const { status, body, warnings } = await plane.api.send('PATCH', path, object, 'application/apply-patch+yaml');
  const refused = status < 300 ? missingFields(object, body) : [`refused: ${body.message}`];
  return [...refused, ...warnings.map((text) => `warning: ${text}`)].map((text) => `${label(object)} ${text}`);
}

/** Namespaces that the example expects somebody else to have made. */
async function ensureNamespaces(objects: readonly ApiObject[]): Promise<void> {
  for (const name of new Set(objects.map(({ metadata }) => metadata.namespace))) {
    if (name === undefined) continue;
    await plane.api.send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    await until(`the account of namespace ${name}`, async () => (await plane.api.get(account)).status === 200);
  }
}

test.each(examples)('the example $name is accepted without a warning, with every field', async ({ code }) => {
  const objects = new ExampleApp(RELEASE).run(code).app.charts.flatMap((chart) => chart.toJson() as ApiObject[]);
  await ensureNamespaces(objects);
  const problems: string[] = [];
  for (const object of objects) problems.push(...(await send(object, !NEEDED.includes(object.kind))));
  for (const { pod } of podsOf(objects)) problems.push(...(await send(pod, true)));
  expect(problems).toEqual([]);
});
