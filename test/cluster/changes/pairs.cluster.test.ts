import { writeFileSync } from 'node:fs';
import type { ApiObject } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { MINOR } from '../server/release';
import { NAMESPACE, PAIRS, type Pair } from './pairs';

jest.setTimeout(20 * 60_000);

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start({ controllers: false });
  await plane.kubectlOk('create', 'namespace', NAMESPACE);
});
afterAll(() => plane?.end());

function write(object: ApiObject): string {
  const file = plane.run.file('object.json');
  writeFileSync(file, JSON.stringify(object));
  return file;
}

/** The error of the API server when the second version is applied. Empty if it accepts the object. */
async function errorOf({ before, after }: Pair, ...flags: string[]): Promise<string> {
  await plane.kubectlOk('apply', ...flags, '-f', write(before));
  if (before.kind === 'CustomResourceDefinition')
    await plane.kubectlOk('wait', '--for=condition=Established', '--timeout=600s', '-f', write(before));
  const { status, stderr } = await plane.kubectl('apply', ...flags, '--dry-run=server', '-f', write(after));
  return status === 0 ? '' : stderr;
}

/** A pair of other objects, except for custom resource definitions, whose names are fixed. */
function renamed(pair: Pair): Pair {
  const rename = (object: ApiObject): ApiObject =>
    object.kind === 'CustomResourceDefinition'
      ? object
      : { ...object, metadata: { ...object.metadata, name: `server-side-${object.metadata.name}` } };
  return { ...pair, before: rename(pair.before), after: rename(pair.after) };
}

test.each(PAIRS)('the API server accepts or rejects a change as expected: $what', async (pair) => {
  const errors = [await errorOf(pair), await errorOf(renamed(pair), '--server-side', '--force-conflicts')];
  const isRejected = errors.some((error) => error !== '');
  // The errors are part of the expectation so that a failed test prints them.
  expect([isRejected, errors]).toEqual([MINOR < pair.acceptedSince, errors]);
});
