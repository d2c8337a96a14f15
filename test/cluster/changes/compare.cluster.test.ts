import { writeFileSync } from 'node:fs';
import { readManifests } from '../manifests/manifests';
import { profileFolder } from '../manifests/profiles';
import type { ApiObject } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { CHANGES, type Change, changed, OTHERS } from './cases';
import { effectsOfCompare } from './effects-of-compare';

jest.setTimeout(20 * 60_000);

const FOLDER = profileFolder('production');
const objects = [...readManifests(FOLDER), ...OTHERS];

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start({ controllers: true });
  await plane.kubectlOk('apply', '-f', FOLDER);
  await plane.kubectlOk('apply', '-f', write('others', ...OTHERS));
  // Only a claim that has its volume may grow.
  const claim = ['pvc/claim', '-n', 'logging', '--timeout=600s'];
  await plane.kubectlOk('wait', '--for=jsonpath={.status.phase}=Bound', ...claim);
});
afterAll(() => plane?.end());

function write(name: string, ...items: ApiObject[]): string {
  const file = plane.run.file(`${name}.json`);
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  return file;
}

/** The object that a change is about. */
function objectOf({ kind, name }: Change): ApiObject {
  const found = objects.find((object) => object.kind === kind && object.metadata.name.startsWith(name));
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found;
}

function verdictOfCompare(before: ApiObject, after: ApiObject): string {
  const effects = effectsOfCompare(before, after);
  if (effects.length === 0) return 'no change';
  return effects.includes('rejected') ? 'rejected' : 'accepted';
}

test.each(CHANGES)('compare says what the server does with $kind $name $path: $value', async (change) => {
  const before = objectOf(change);
  const after = changed(before, change);
  const result = await plane.kubectl('apply', '--dry-run=server', '-f', write('change', after));
  const server = result.status === 0 ? 'accepted' : 'rejected';
  // What the server says is the answer; it stands here to be read when the two differ.
  expect([verdictOfCompare(before, after), result.stderr]).toEqual([server, result.stderr]);
});
