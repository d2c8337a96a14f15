import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { EFFECTS } from '../../cli/compare/change';
import { IMMUTABLE_FIELDS } from '../../cli/compare/changes/rejections/immutable-fields/all';
import { compare } from '../../cli/compare/compare';
import { parseManifest } from '../../cli/compare/manifests/parse';
import { formatJson } from '../../cli/compare/report/json';
import { Page, ROOT } from './page';

const page = new Page('gitops.md');
const [application, kustomization, workflow] = [...page.text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) =>
  parse(text),
);

test('the page explains every effect as the report does', () => {
  const rows = [...page.table('effect | JSON')].map(([label, cells]) => [label, ...cells]);
  expect(rows).toEqual(EFFECTS.map(({ label, effect, meaning }) => [label, `\`${effect}\``, meaning]));
});

test('the page lists every kind with immutable fields', () => {
  const listed = [...page.table('kind | immutable').keys()].flatMap((kinds) => kinds.split(', '));
  expect(listed.sort()).toEqual([...new Set(IMMUTABLE_FIELDS.map(({ kind }) => kind))].sort());
});

test('Argo CD and Flux apply a folder that exists', () => {
  expect(application.kind).toBe('Application');
  expect(kustomization.kind).toBe('Kustomization');
  for (const path of [application.spec.source.path, kustomization.spec.path])
    expect(existsSync(join(ROOT, path, 'logging.k8s.yaml'))).toBe(true);
});

/** The paths of all fields, such as `clusters[].cluster`. */
function fieldsOf(json: unknown, path = ''): string[] {
  if (Array.isArray(json)) return json.flatMap((item) => fieldsOf(item, `${path}[]`));
  if (typeof json !== 'object' || json === null) return [path];
  return Object.entries(json).flatMap(([field, value]) => fieldsOf(value, path === '' ? field : `${path}.${field}`));
}

test('the page lists every field of the JSON report', () => {
  const manifest = (clusterIP: string) =>
    parseManifest(
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'x', namespace: 'y' },
        spec: { clusterIP },
      }),
    );
  const report = formatJson(compare(new Map([['c', manifest('None')]]), new Map([['c', manifest('10.0.0.1')]])));
  const fields = new Set(fieldsOf(JSON.parse(report)).map((field) => field.replace(/^counts\..*/, 'counts')));
  const listed = [...page.table('field | value').keys()].flatMap((cell) => {
    const [first = '', ...others] = [...cell.matchAll(/`([^`]+)`/g)].map(([, field = '']) => field);
    return [first, ...others.map((field) => first.replace(/\.\w+$/, field))];
  });
  expect(listed.sort()).toEqual([...fields].sort());
});

describe('the workflow for pull requests', () => {
  const { steps } = workflow.jobs.compare;
  const [script = ''] = steps
    .map(({ run }: { run?: string }) => run)
    .filter((run?: string) => run?.includes('compare '));
  const folder = mkdtempSync(join(tmpdir(), 'workflow-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  test('writes the report, and succeeds if there are blocking changes', () => {
    const manifest = join(folder, 'dist/production/logging.k8s.yaml');
    cpSync(join(ROOT, 'dist/production'), join(folder, 'dist/production'), { recursive: true });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message=base');
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace('serviceName: elasticsearch-nodes', 'serviceName: x'),
    );
    const command = `npx() { shift; node -r ${ROOT}/node_modules/tsx/dist/cjs/index.cjs ${ROOT}/cli/cdk8s-efk.ts "$@"; }`;
    const env = { ...process.env, BASE: git('rev-parse', 'HEAD').trim() };
    execFileSync('bash', ['-e', '-o', 'pipefail', '-c', `${command}\n${script}`], { cwd: folder, env });
    expect(readFileSync(join(folder, 'compare.md'), 'utf8')).toMatch(/^\*\*1 rejected, 0 with data loss/);
  });

  test('has the permission to comment', () => {
    expect(steps.some(({ run = '' }) => run.startsWith('gh pr comment'))).toBe(true);
    expect(workflow.permissions['pull-requests']).toBe('write');
  });
});
