import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import type { ManifestObject } from './object';
import { parseManifest } from './parse';

/** The objects of each Kubernetes cluster, by the name of its folder. */
export type Clusters = ReadonlyMap<string, readonly ManifestObject[]>;

const MANIFEST = /\.(ya?ml|json)$/;

/**
 * Reads a folder, or `REVISION:FOLDER` of a git repository. Each subfolder is a Kubernetes cluster. Manifests directly in
 * the folder are the cluster `.`.
 */
export function readManifests(source: string): Clusters {
  const [, revision, folder] = /^([^:]+):(.*)$/.exec(source) ?? [];
  if (existsSync(source) || revision === undefined || folder === undefined) return readFolder(source);
  return readRevision(revision, folder === '' ? '.' : folder);
}

function readFolder(folder: string): Clusters {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'));
  return groupByCluster(files, (file) => readFileSync(join(folder, file), 'utf8'));
}

/** A folder of a revision. It has no objects if the revision does not have the folder. */
function readRevision(revision: string, folder: string): Clusters {
  const [cwd, name] = [dirname(resolve(folder)), basename(resolve(folder))];
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'pipe'] });
  const paths = git('ls-tree', '-r', '-z', '--name-only', revision, '--', name).split('\0');
  const files = paths.filter((path) => path !== '').map((path) => posix.relative(name, path));
  return groupByCluster(files, (file) => git('show', `${revision}:./${name}/${file}`));
}

function groupByCluster(files: readonly string[], read: (file: string) => string): Clusters {
  const clusters = new Map<string, ManifestObject[]>();
  for (const file of files.filter((name) => MANIFEST.test(name)).sort()) {
    const cluster = file.includes('/') ? (file.split('/')[0] ?? '.') : '.';
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), ...parseFile(file, read(file))]);
  }
  return clusters;
}

function parseFile(file: string, text: string): ManifestObject[] {
  try {
    return parseManifest(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
