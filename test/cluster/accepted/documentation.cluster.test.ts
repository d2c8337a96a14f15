import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ExampleApp, Page, ROOT } from '../../docs/page';
import type { ApiObject } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { MINOR, NEWEST, RELEASE } from '../server/release';
import { DryRun } from './dry-run';

jest.setTimeout(20 * 60_000);

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
    await plane.kubectlOk('create', '-f', join(ROOT, definitions), '--validate=false');
  await plane.kubectlOk('wait', '--for=condition=Established', '--timeout=600s', 'crd', '--all');
});
afterAll(() => plane?.end());

test.each(examples)('the example $name is accepted without a warning, with every field', async ({ code, release }) => {
  const objects = new ExampleApp(release).run(code).app.charts.flatMap((chart) => chart.toJson() as ApiObject[]);
  expect(await new DryRun(plane).problemsOf(objects)).toEqual([]);
});
