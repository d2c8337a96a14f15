import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeyToPath, Projection, Volume } from '../cluster/objects';
import type { PodContext } from './pod-context';

/** Makes what a volume shows to the pod and answers where it is on this machine. */
export function materialise(volume: Volume, context: PodContext): string {
  const folder = join(context.podFolder, 'volumes', volume.name);
  if (volume.hostPath) return hostPath(volume.hostPath, context.nodeFolder);
  if (volume.persistentVolumeClaim) return claim(volume.persistentVolumeClaim.claimName, context);
  const contents = contentsOf(volume, context);
  if (contents) return files(folder, contents, modeOf(volume), context.fsGroup);
  mkdirSync(folder, { recursive: true });
  if (volume.emptyDir?.medium === 'Memory') {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0777', 'tmpfs', folder]);
  } else {
    chmodSync(folder, 0o777);
  }
  return folder;
}

/** The files of a volume that the API server keeps, or undefined for any other volume. */
function contentsOf({ configMap, secret, projected }: Volume, context: PodContext): Record<string, string> | undefined {
  if (configMap) return keysOf('ConfigMap', configMap.name, configMap, context);
  if (secret) return keysOf('Secret', secret.secretName, secret, context);
  if (projected) return Object.assign({}, ...projected.sources.map((source) => projection(source, context)));
  return undefined;
}

/** Writes what has changed on the API server into the volumes of a running pod. */
export function refresh(volumes: readonly Volume[], context: PodContext): void {
  for (const volume of volumes) {
    const contents = contentsOf(volume, context);
    if (contents) files(join(context.podFolder, 'volumes', volume.name), contents, modeOf(volume), context.fsGroup);
  }
}

function modeOf({ configMap, secret, projected }: Volume): number {
  return (configMap ?? secret ?? projected)?.defaultMode ?? 0o644;
}

/** As a storage driver with an `fsGroup`: the group owns the directory, and what is made in it. */
function claim(name: string, context: PodContext): string {
  const folder = context.claim?.(name);
  if (folder === undefined) throw new Error(`FailedMount: claim ${name} has no volume`);
  if (context.fsGroup !== undefined) {
    chownSync(folder, 0, context.fsGroup);
    chmodSync(folder, 0o2775);
  }
  return folder;
}

/** The directory every container gets when nothing says otherwise: token, ca.crt, namespace. */
export function tokenDirectory(context: PodContext): string {
  const { namespace, token, apiCertificate } = context;
  return files(join(context.podFolder, 'volumes', 'default-token'), { namespace, token, 'ca.crt': apiCertificate });
}

function hostPath({ path, type }: NonNullable<Volume['hostPath']>, nodeFolder: string): string {
  const source = join(nodeFolder, path);
  if (!existsSync(source)) {
    if (type === 'File' || type === 'Directory') throw new Error(`FailedMount: hostPath ${path} is not a ${type}`);
    if (type === 'FileOrCreate') writeFileSync(source, '');
    else mkdirSync(source, { recursive: true });
  }
  return source;
}

function projection(source: Projection, context: PodContext): Record<string, string> {
  if (source.serviceAccountToken) return { [source.serviceAccountToken.path]: context.token };
  if (source.secret) return keysOf('Secret', source.secret.name, source.secret, context);
  if (source.configMap) return keysOf('ConfigMap', source.configMap.name, source.configMap, context);
  const items = source.downwardAPI?.items ?? [];
  return Object.fromEntries(items.map((item) => [item.path, context.field(item.fieldRef.fieldPath)]));
}

function keysOf(
  kind: 'ConfigMap' | 'Secret',
  name: string,
  { items, optional }: { items?: KeyToPath[]; optional?: boolean },
  context: PodContext,
): Record<string, string> {
  const data = kind === 'Secret' ? context.secret(name) : context.configMap(name);
  if (!data) {
    if (optional) return {};
    throw new Error(`FailedMount: ${kind} ${name} does not exist`);
  }
  if (!items) return data;
  const picked = items.map(({ key, path }): [string, string] => {
    const value = data[key];
    if (value === undefined) throw new Error(`FailedMount: ${kind} ${name} has no key ${key}`);
    return [path, value];
  });
  return Object.fromEntries(picked);
}

/** Each file is replaced as a whole, so that a mounted single file (`subPath`) keeps its content, as in Kubernetes. */
function files(folder: string, contents: Record<string, string>, mode = 0o644, group = 0): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(contents)) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    const written = join(dirname(path), `.${basename(path)}`);
    writeFileSync(written, text, { mode });
    chmodSync(written, mode);
    chownSync(written, 0, group);
    renameSync(written, path);
  }
  return folder;
}
