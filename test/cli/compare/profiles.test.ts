import { compare } from '../../../cli/compare/compare';
import { parseManifest } from '../../../cli/compare/manifests/parse';
import { formatText } from '../../../cli/compare/report/text';
import { type Profile, synthesizeMain, type Yaml } from '../../profiles';

let profiles: Record<string, Profile> = {};
let again: Record<string, Profile> = {};
beforeAll(() => {
  profiles = synthesizeMain();
  again = synthesizeMain({ TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8' });
});

const manifestFiles = ({ files }: Profile) => Object.keys(files).filter((name) => name.endsWith('.yaml'));
const clusters = (all: Record<string, Profile>) =>
  new Map(
    Object.entries(all).map(([cluster, profile]) => [
      cluster,
      manifestFiles(profile).flatMap((name) => parseManifest(profile.files[name] ?? '')),
    ]),
  );

/** Fields that only the API server or a controller writes. */
function serverFields(object: Yaml): string[] {
  const { creationTimestamp, resourceVersion, uid, generation, managedFields } = object.metadata;
  const fields = { creationTimestamp, resourceVersion, uid, generation, managedFields, status: object.status };
  return Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]));
}

test('a second synthesis changes nothing', () => {
  expect(formatText(compare(clusters(profiles), clusters(again)))).toBe('Nothing changes.\n');
});

test('no manifest has a field that only the API server writes', () => {
  expect(Object.values(profiles).flatMap(({ objects }) => objects.flatMap(serverFields))).toEqual([]);
});

test('no manifest has a null, which some tools delete and others keep', () => {
  const texts = Object.values(profiles).flatMap(({ objects }) => objects.map((object) => JSON.stringify(object)));
  expect(texts.filter((text) => /[:[,]null[,}\]]/.test(text))).toEqual([]);
});

test('a folder contains only manifests and Markdown, so no tool reads it as a chart', () => {
  const names = Object.values(profiles).flatMap(({ files }) => Object.keys(files));
  expect(names.filter((name) => !/(\.k8s\.yaml|\.md)$/.test(name))).toEqual([]);
});

test('every document of a manifest is an object', () => {
  for (const profile of Object.values(profiles)) {
    expect(manifestFiles(profile).length).toBeGreaterThan(0);
    expect(profile.objects.filter((object) => object?.kind === undefined)).toEqual([]);
  }
});
