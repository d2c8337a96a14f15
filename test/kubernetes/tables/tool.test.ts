import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newestMinor } from '../../../lib/kubernetes/tables/api-history';
import { type OpenApi, openApiOfMinor } from './openapi';

const root = join(__dirname, '../../..');
const tablesFile = join(root, 'lib/kubernetes/tables/api-history.json');
const next = newestMinor + 1;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
  copyFileSync(tablesFile, join(folder, 'table.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function add(openapi: object, minor = next, gates?: object) {
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openapi));
  const args = ['add', `1.${minor}`, join(folder, 'openapi.json'), '--table', join(folder, 'table.json')];
  if (gates !== undefined) {
    writeFileSync(join(folder, 'gates.json'), JSON.stringify(gates));
    args.push('--gates', join(folder, 'gates.json'));
  }
  const run = spawnSync(process.execPath, [join(root, 'tools/kubernetes-tables.mjs'), ...args], { encoding: 'utf8' });
  return { ...run, table: readFileSync(join(folder, 'table.json'), 'utf8') };
}

function changedLines(table: string): string[] {
  const before = new Set(readFileSync(tablesFile, 'utf8').split('\n'));
  return table.split('\n').filter((line) => !before.has(line));
}

/** The document of the newest minor, changed as a test likes it. */
function changed(change: (openapi: OpenApi) => void): OpenApi {
  const openapi = openApiOfMinor(newestMinor);
  change(openapi);
  return openapi;
}

const podSpec = 'io.k8s.api.core.v1.PodSpec';

test('a minor that changes nothing changes one line', () => {
  const { status, stderr, table } = add(openApiOfMinor(newestMinor));
  expect([status, stderr]).toEqual([0, '']);
  expect(changedLines(table)).toEqual([`"newest": ${next},`]);
});

test('a new field changes the line of its type', () => {
  const openapi = changed((o) => Object.assign(o.definitions[podSpec]?.properties ?? {}, { mood: { type: 'string' } }));
  const lines = changedLines(add(openapi).table);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"mood":"string 1.${next}"`);
});

test('the range of a removed field ends', () => {
  const openapi = changed((o) => delete o.definitions[podSpec]?.properties?.hostIPC);
  expect(changedLines(add(openapi).table)[1]).toContain(`"hostIPC":"boolean 1.3-1.${newestMinor}"`);
});

test('the range of an apiVersion that is no longer served ends, and so do those of its types', () => {
  const kind = 'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler';
  const openapi = changed((o) => {
    delete o.definitions[kind];
    for (const path of Object.keys(o.paths)) if (path.includes('/autoscaling/v1/')) delete o.paths[path];
  });
  const lines = changedLines(add(openapi).table);
  expect(lines.find((line) => line.startsWith(' "HorizontalPodAutoscaler"'))).toContain(
    `"autoscaling/v1":{"on":"1.3-1.${newestMinor}"}`,
  );
  expect(lines.find((line) => line.startsWith(' "autoscaling.v1.HorizontalPodAutoscalerSpec"'))).toContain(
    `"in":"1.3-1.${newestMinor}"`,
  );
});

test('a new beta apiVersion is served on request only, a stable one by default', () => {
  const serve = (version: string) => (o: OpenApi) => {
    const gvk = { group: 'batch', version, kind: 'Job' };
    o.definitions[`io.k8s.api.batch.${version}.Job`] = {
      type: 'object',
      properties: { spec: { $ref: '#/definitions/io.k8s.api.batch.v1.JobSpec' } },
      'x-kubernetes-group-version-kind': [gvk],
    };
    o.paths[`/apis/batch/${version}/namespaces/{namespace}/jobs/{name}`] = {
      get: { 'x-kubernetes-group-version-kind': gvk },
    };
  };
  expect(changedLines(add(changed(serve('v2beta1'))).table).join()).toContain(`"batch/v2beta1":{"off":"1.${next}"}`);
  copyFileSync(tablesFile, join(folder, 'table.json'));
  expect(changedLines(add(changed(serve('v2'))).table).join()).toContain(`{"batch/v2":{"on":"1.${next}"},"batch/v1":`);
});

test('spec is required if one of its fields is, even if the document does not say so', () => {
  const openapi = changed((o) => {
    for (const [name, definition] of Object.entries(o.definitions)) {
      // marked in the documents themselves, although nothing in it is required
      if (name.endsWith('.PersistentVolumeClaimTemplate')) continue;
      definition.required = definition.required?.filter((field) => field !== 'spec' && field !== 'template');
    }
  });
  expect(changedLines(add(openapi).table)).toEqual([`"newest": ${next},`]);
});

test('a custom resource with the name of a built-in kind is reported and ignored', () => {
  const gvk = { group: 'serving.knative.dev', version: 'v1', kind: 'Service' };
  const openapi = changed((o) => {
    o.definitions['dev.knative.serving.v1.Service'] = {
      type: 'object',
      properties: { odd: { type: 'string' } },
      'x-kubernetes-group-version-kind': [gvk],
    };
    o.paths['/apis/serving.knative.dev/v1/namespaces/{namespace}/services'] = {
      get: { 'x-kubernetes-group-version-kind': gvk },
    };
  });
  const { stdout, table } = add(openapi);
  expect(stdout).toContain('Not built in, ignored:\n  serving.knative.dev/v1/Service');
  expect(changedLines(table)).toHaveLength(1);
});

test('descriptions and the fields of status are left out', () => {
  const openapi = changed((o) => {
    const pod = o.definitions['io.k8s.api.core.v1.Pod'];
    Object.assign(pod ?? {}, { description: 'prose' });
    Object.assign(pod?.properties ?? {}, {
      status: { $ref: '#/definitions/io.k8s.api.core.v1.PodStatus', description: 'prose' },
    });
    o.definitions['io.k8s.api.core.v1.PodStatus'] = { type: 'object', properties: { phase: { type: 'string' } } };
  });
  expect(changedLines(add(openapi).table)).toHaveLength(1);
});

test('a new field that the document calls alpha has no effect until --gates says so', () => {
  const mood = {
    type: 'string',
    description: 'This is an alpha field and requires enabling the PodMood feature gate.',
  };
  const openapi = changed((o) => Object.assign(o.definitions[podSpec]?.properties ?? {}, { mood }));
  const { stdout, table } = add(openapi);
  expect(stdout).toContain('PodSpec.mood (PodMood)');
  expect(table).toContain('"mood":{"gate":"PodMood"}');
  copyFileSync(tablesFile, join(folder, 'table.json'));
  const on = { 'PodSpec.mood': { on: `1.${next}` } };
  expect(add(openapi, next, on).table).toContain(`"mood":{"gate":"PodMood","on":"1.${next}"}`);
});

test('only the next minor can be added', () => {
  const { status, stderr, table } = add(openApiOfMinor(newestMinor), next + 1);
  expect([status, stderr]).toEqual([
    1,
    `the table ends with 1.${newestMinor}: the next minor to add is 1.${next}, not 1.${next + 1}\n`,
  ]);
  expect(changedLines(table)).toEqual([]);
});

test('a document of another kind is rejected', () => {
  const { status, stderr } = add({ paths: {} });
  expect([status, stderr]).toEqual([1, expect.stringContaining('kubectl get --raw /openapi/v2')]);
});
