import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ExampleApp, Page, ROOT } from '../../docs/page';
import { missingFields } from '../manifests/missing-fields';
import { podsOf } from '../manifests/pod-templates';
import { type ApiObject, label } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { MINOR, NEWEST, RELEASE } from '../server/release';
import { until } from '../server/wait';

jest.setTimeout(20 * 60_000);

/** What later objects of the same dry run need to be there. */
const NEEDED = ['Namespace', 'ServiceAccount'];

/** ECK follows Kubernetes some time later: what is for it is synthesized for the release before. */
const RELEASES = MINOR > 36 ? [RELEASE, '1.36'] : [RELEASE];

const CILIUM = 'test/cluster/manifests/cilium.io_ciliumnetworkpolicies.yaml';

/** Pages for old API servers, which do not serve current apiVersions. */
const OLD_PAGES = ['legacy-1.3.md'];

const examples = readdirSync(join(ROOT, 'docs'))
  .filter((page) => page.endsWith('.md') && !OLD_PAGES.includes(page))
  .flatMap((page) => new Page(page).examples.map((code, index) => ({ name: `${page} ${index + 1}`, code })))
  // The add-on is for old API servers, which have no such warnings.
  .filter(({ code }) => !code.includes('LoggingStack.ADD_ON'))
  .map((example) => ({ ...example, release: RELEASES.find((release) => isFor(release, example.code)) }))
  .filter(({ release }) => release !== undefined || RELEASE === NEWEST);

function isFor(release: string, code: string): boolean {
  return new ExampleApp(release).run(code).app.errors().length === 0;
}

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start({ controllers: true });
  // Older releases do not know every field of these definitions.
  for (const definitions of ['crds', CILIUM])
    await plane.kubectlOk('create', '-f', join(ROOT, definitions), '--validate=ignore');
  await plane.kubectlOk('wait', '--for=condition=Established', '--timeout=600s', 'crd', '--all');
});
afterAll(() => plane?.end());

/** Sends an object, for good or to see what the server would make of it, and answers what is wrong with the result. */
async function send(object: ApiObject, dryRun: boolean): Promise<string[]> {
  const query = `fieldManager=test&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
  const path = `${await plane.api.path(object)}?${query}`;
  const { status, body, warnings } = await plane.api.send('PATCH', path, object, 'application/apply-patch+yaml');
  const rejected = status < 300 ? missingFields(object, body) : [`rejected: ${body.message}`];
  return [...rejected, ...warnings.map((text) => `warning: ${text}`)].map((text) => `${label(object)} ${text}`);
}

/** Namespaces that the example does not create itself. */
async function ensureNamespaces(objects: readonly ApiObject[]): Promise<void> {
  for (const name of new Set(objects.map(({ metadata }) => metadata.namespace))) {
    if (name === undefined) continue;
    await plane.api.send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    await until(`the account of namespace ${name}`, async () => (await plane.api.get(account)).status === 200);
  }
}

test.each(examples)('the example $name is accepted without a warning, with every field', async ({ code, release }) => {
  const objects = new ExampleApp(release).run(code).app.charts.flatMap((chart) => chart.toJson() as ApiObject[]);
  await ensureNamespaces(objects);
  const problems: string[] = [];
  for (const object of objects) problems.push(...(await send(object, !NEEDED.includes(object.kind))));
  for (const { pod } of podsOf(objects)) problems.push(...(await send(pod, true)));
  expect(problems).toEqual([]);
});
