import { readManifests } from '../manifests/manifests';
import { missingFields } from '../manifests/missing-fields';
import { podsOf } from '../manifests/pod-templates';
import { profileFolder } from '../manifests/profiles';
import { type ApiObject, label } from '../server/api-object';
import { ControlPlane } from '../server/control-plane';
import { RELEASE } from '../server/release';

jest.setTimeout(20 * 60_000);

/** Servers of these releases add `creationTimestamp: null` to claim templates, which no manifest can say. */
const CLAIMS_DIFFER = ['1.21', '1.27', '1.32'];

/** kubectl always sends the selector of a budget: its type says that a patch replaces it. The server changes nothing. */
function isAlwaysConfigured({ kind }: ApiObject): boolean {
  return kind === 'PodDisruptionBudget' || (kind === 'StatefulSet' && CLAIMS_DIFFER.includes(RELEASE));
}

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start({ controllers: true });
});
afterAll(() => plane?.end());

/** What the server keeps of each object, by label. */
async function kept(objects: readonly ApiObject[]): Promise<ApiObject[]> {
  const found: ApiObject[] = [];
  for (const object of objects) found.push(await plane.api.ok('GET', await plane.api.path(object)));
  return found;
}

/** The objects without what kubectl and the controllers write into them. */
async function contents(objects: readonly ApiObject[]) {
  return (await kept(objects)).map(({ status, metadata: { uid, labels }, ...rest }) => ({ ...rest, uid, labels }));
}

describe.each(['production', 'single-node'])('the profile %s', (profile) => {
  const folder = profileFolder(profile);
  const objects = readManifests(folder);
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);

  afterAll(() => plane.kubectlOk('delete', '-f', folder, '--wait=true'));

  test('is created by kubectl apply without a warning', async () => {
    const result = await plane.kubectl('apply', '-f', folder, '--validate=true', '--warnings-as-errors');
    expect(result).toEqual({ status: 0, stderr: '', stdout: expect.any(String) });
    expect(result.stdout.trim().split('\n')).toHaveLength(objects.length);
  });

  test('keeps every field', async () => {
    const answers = await kept(objects);
    const missing = objects.flatMap((object, index) =>
      missingFields(object, answers[index]).map((field) => `${label(object)} ${field}`),
    );
    expect(missing).toEqual([]);
  });

  test('does not change when it is applied again', async () => {
    const before = await contents(objects);
    const output = await plane.kubectlOk('apply', '-f', folder);
    const expected = objects.filter(isAlwaysConfigured).map(() => expect.stringMatching(/ configured$/));
    expect(output.split('\n').filter((line) => line && !line.endsWith(' unchanged'))).toEqual(expected);
    expect(await contents(objects)).toEqual(before);
  });

  test('does not differ for kubectl diff', async () => {
    expect(await plane.kubectl('diff', '-f', folder)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('is taken over by server-side apply without a conflict or a change', async () => {
    const before = await contents(objects);
    const result = await plane.kubectl('apply', '--server-side', '-f', folder, '--warnings-as-errors');
    if (CLAIMS_DIFFER.includes(RELEASE)) {
      const conflict =
        '1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.volumeClaimTemplates';
      expect(result).toEqual({ status: 1, stderr: expect.stringContaining(conflict), stdout: expect.any(String) });
    } else {
      expect(result).toEqual({ status: 0, stderr: '', stdout: expect.any(String) });
    }
    expect(await contents(objects)).toEqual(before);
  });

  test.each(podsOf(objects))('the pod of $from is admitted without a warning, with every field', async ({ pod }) => {
    expect(namespaces).toContain(pod.metadata.namespace);
    const path = `${await plane.api.path(pod, true)}?fieldValidation=Strict`;
    const answer = await plane.api.send('POST', path, pod);
    expect([answer.status, answer.body.message, answer.warnings]).toEqual([201, undefined, []]);
    expect(missingFields(pod, answer.body)).toEqual([]);
  });
});
