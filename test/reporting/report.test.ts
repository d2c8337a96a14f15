import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { errorReport } from '../../lib/reporting/report';

test('the report has the number of errors, and one line for each', () => {
  expect(errorReport(['a'])).toBe('1 error, nothing was written:\n  a\n');
  expect(errorReport(['a', 'b'])).toBe('2 errors, nothing was written:\n  a\n  b\n');
});

describe('the hint to restore the output folder, which the cdk8s CLI removes', () => {
  const before = process.env.CDK8S_OUTDIR;
  let project = '';

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'report-'));
    process.env.CDK8S_OUTDIR = join(project, 'deploy/dist');
  });

  afterEach(() => {
    if (before === undefined) delete process.env.CDK8S_OUTDIR;
    else process.env.CDK8S_OUTDIR = before;
    rmSync(project, { recursive: true });
  });

  test('names the command if a folder around it is a repository', () => {
    mkdirSync(join(project, '.git'));
    const path = relative(process.cwd(), join(project, 'deploy/dist'));
    expect(errorReport(['a']).split('\n')[2]).toBe(
      `The cdk8s CLI removed ${path}/ before it ran this app. If it is committed, restore it: git checkout -- ${path}`,
    );
  });

  test('is left out if no folder around it is a repository', () => {
    expect(errorReport(['a'])).not.toContain('git checkout');
  });

  test('is left out if the folder is there', () => {
    mkdirSync(join(project, '.git'));
    mkdirSync(join(project, 'deploy/dist'), { recursive: true });
    expect(errorReport(['a'])).not.toContain('git checkout');
  });

  test('is left out without the CLI', () => {
    delete process.env.CDK8S_OUTDIR;
    expect(errorReport(['a'])).not.toContain('git checkout');
  });
});
