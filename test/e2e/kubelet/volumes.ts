import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeyToPath, Projection, Volume } from '../cluster/objects';
import type { PodContext } from './pod-context';

/** Makes what a volume shows to the pod and answers where it is on this machine. */
export function materialise(volume: Volume, context: PodContext): string {
  const folder = join(context.podFolder, 'volumes', volume.name);
  if (volume.hostPath) return hostPath(volume.hostPath, context.nodeFolder);
  if (volume.configMap) return files(folder, keysOf('ConfigMap', volume.configMap.name, volume.configMap, context));
  if (volume.secret) return files(folder, keysOf('Secret', volume.secret.secretName, volume.secret, context));
  if (volume.projected)
    return files(folder, Object.assign({}, ...volume.projected.sources.map((source) => projection(source, context))));
  mkdirSync(folder, { recursive: true });
  if (volume.emptyDir?.medium === 'Memory') {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0777', 'tmpfs', folder]);
  } else {
    execFileSync('chmod', ['0777', folder]);
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

function files(folder: string, contents: Record<string, string>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
