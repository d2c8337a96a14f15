import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Errors as text, with a hint how to restore removed files. */
export function errorReport(errors: readonly string[]): string {
  const count = `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}, nothing was written:`;
  const lines = errors.map((error) => `  ${error}`);
  return [count, ...lines, ...restoringHint(), ''].join('\n');
}

/** The cdk8s CLI removes its output folder before it runs an app. Git may have the files. */
function restoringHint(): string[] {
  const folder = process.env.CDK8S_OUTDIR;
  if (folder === undefined || existsSync(folder) || !isInGit(dirname(resolve(folder)))) return [];
  const path = relative(process.cwd(), resolve(folder)) || '.';
  return [
    `The cdk8s CLI removed ${path}/ before it ran this app. If it is committed, restore it: git checkout -- ${path}`,
  ];
}

function isInGit(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInGit(parent);
}
