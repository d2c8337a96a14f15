import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import type { Clusters } from './compare';
import { type ManifestObject, readObjects } from './objects';

const MANIFEST = /\.(ya?ml|json)$/;

/** A folder, or `REVISION:FOLDER` of a git repository: with a folder for each cluster, or with the manifests of one. */
export function readManifests(source: string): Clusters {
  const [, revision, folder] = /^([^:]+):(.*)$/.exec(source) ?? [];
  if (existsSync(source) || revision === undefined || folder === undefined) return readFolder(source);
  return readCommitted(folder === '' ? '.' : folder, revision);
}

function readFolder(folder: string): Clusters {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'));
  return clustersOf(files, (file) => readFileSync(join(folder, file), 'utf8'));
}

/** A folder as it stands in a revision; without objects where it did not exist then. */
function readCommitted(folder: string, revision: string): Clusters {
  const [cwd, name] = [dirname(resolve(folder)), basename(resolve(folder))];
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'pipe'] });
  const listed = git('ls-tree', '-r', '-z', '--name-only', revision, '--', name).split('\0');
  const files = listed.filter((file) => file !== '').map((file) => posix.relative(name, file));
  return clustersOf(files, (file) => git('show', `${revision}:./${name}/${file}`));
}

function clustersOf(files: readonly string[], read: (file: string) => string): Clusters {
  const clusters = new Map<string, ManifestObject[]>();
  for (const file of files.filter((name) => MANIFEST.test(name)).sort()) {
    const cluster = file.includes('/') ? (file.split('/')[0] ?? '.') : '.';
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), ...parse(file, read(file))]);
  }
  return clusters;
}

function parse(file: string, text: string): ManifestObject[] {
  try {
    return readObjects(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
