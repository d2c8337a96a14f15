import { writeFileSync } from 'node:fs';
import { readManifests } from '../manifests/manifests';
import { profileFolder } from '../manifests/profiles';
import { Cluster } from '../nodes/cluster';
import { type ApiObject, label } from '../server/api-object';
import { type Change, change, changed, IMAGE } from './cases';
import { effectsOfCompare } from './effects-of-compare';

jest.setTimeout(30 * 60_000);

const FOLDER = profileFolder('production');
const objects = readManifests(FOLDER);

let cluster: Cluster;
beforeAll(async () => {
  cluster = await Cluster.start();
  await cluster.apply(FOLDER);
});
afterAll(() => cluster?.end());

const onDelete = (kind: string) => change(kind, 'spec.updateStrategy', { type: 'OnDelete' });
const image = (kind: string) => change(kind, IMAGE, 'image:2');
const note = (kind: string) => change(kind, 'metadata.annotations', { note: 'other' });

interface Case {
  readonly kind: string;
  readonly what: string;
  readonly changes: readonly Change[];
}

const labels = objects.find(({ kind }) => kind === 'StatefulSet')?.spec.template.metadata.labels;
const kinds = ['StatefulSet', 'DaemonSet', 'Deployment'];

/** Each case is applied to the workload as it is in dist/production. */
const CASES: readonly Case[] = [
  ...kinds.map((kind) => ({ kind, what: 'another image', changes: [image(kind)] })),
  ...kinds.map((kind) => ({ kind, what: 'an annotation of its own', changes: [note(kind)] })),
  { kind: 'DaemonSet', what: 'another image and OnDelete', changes: [onDelete('DaemonSet'), image('DaemonSet')] },
  { kind: 'DaemonSet', what: 'OnDelete', changes: [onDelete('DaemonSet')] },
  { kind: 'StatefulSet', what: 'more replicas', changes: [change('StatefulSet', 'spec.replicas', 5)] },
  { kind: 'Deployment', what: 'more replicas', changes: [change('Deployment', 'spec.replicas', 3)] },
  { kind: 'StatefulSet', what: 'minReadySeconds', changes: [change('StatefulSet', 'spec.minReadySeconds', 1)] },
  {
    kind: 'StatefulSet',
    what: 'a label of its pods',
    changes: [change('StatefulSet', 'spec.template.metadata.labels', { ...labels, other: 'label' })],
  },
];

async function apply(object: ApiObject): Promise<void> {
  const file = cluster.plane.run.file('change.json');
  writeFileSync(file, JSON.stringify(object));
  await cluster.plane.kubectlOk('apply', '-f', file);
  // Controllers write this number when they have done their first step, the deletion of pods included.
  await cluster.until(`the controller of ${label(object)}`, async () => {
    const { metadata, status } = await cluster.read(object);
    return metadata.generation === status.observedGeneration;
  });
}

async function living(workload: ApiObject): Promise<string[]> {
  const pods = await cluster.podsOf(workload);
  return pods.filter(({ metadata }) => !metadata.deletionTimestamp).map(({ metadata }) => String(metadata.uid));
}

/** The effect on the pods that existed before. */
async function observedEffect(before: readonly string[], workload: ApiObject): Promise<string> {
  const after = await living(workload);
  const kept = before.filter((uid) => after.includes(uid)).length;
  if (kept === 0) return 'restart';
  if (kept < before.length) return 'restart of some';
  return after.length === before.length ? 'none' : 'scaled';
}

/** The effect of compare that is about pods. */
function expectedEffect(before: ApiObject, after: ApiObject): string {
  const effects = effectsOfCompare(before, after);
  return effects.find((effect) => effect === 'restart' || effect === 'scaled') ?? 'none';
}

test.each(CASES)('compare says what happens to the pods of a $kind with $what', async ({ kind, changes }) => {
  const before = objects.find((object) => object.kind === kind) as ApiObject;
  const after = changes.reduce<ApiObject>(changed, before);
  const pods = await living(before);
  await apply(after);
  const waits = changes.some(({ value }) => (value as { type?: string }).type === 'OnDelete');
  if (!waits) await cluster.settled([after]);
  const observed = await observedEffect(pods, before);
  await apply(before);
  await cluster.settled([before]);
  expect(expectedEffect(before, after)).toBe(observed);
});
