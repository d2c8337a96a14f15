import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** An object of a manifest, for assertions: as loose as YAML is. */
// biome-ignore lint/suspicious/noExplicitAny: tests read manifests by paths that no type of ours describes
export type Yaml = any;

/** What main.ts writes, synthesized by the test. */
export interface Profile {
  readonly objects: readonly Yaml[];
  readonly files: Readonly<Record<string, string>>;
}

/** Runs main.ts as the cdk8s CLI does, into a folder of its own. */
export function synthesizeMain(env: Record<string, string> = {}): Record<string, Profile> {
  const outdir = mkdtempSync(join(tmpdir(), 'profiles-'));
  const root = join(__dirname, '..');
  execFileSync('node', ['-r', 'tsx/cjs', 'main.ts'], {
    cwd: root,
    env: { ...process.env, ...env, CDK8S_OUTDIR: outdir },
    stdio: 'pipe',
  });
  return Object.fromEntries(readdirSync(outdir).map((cluster) => [cluster, readProfile(join(outdir, cluster))]));
}

/** Reads the folder of a cluster. */
export function readProfile(folder: string): Profile {
  const names = readdirSync(folder).sort();
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const yaml = names.filter((name) => name.endsWith('.yaml'));
  const objects = yaml.flatMap((name) => parseAllDocuments(files[name]).map((document) => document.toJS() as Yaml));
  return { objects, files };
}

/** The one object of a kind and name. */
export function find(objects: readonly Yaml[], kind: string, name: string, namespace?: string): Yaml {
  const found = objects.filter(
    (o) =>
      o.kind === kind && o.metadata.name === name && (namespace === undefined || o.metadata.namespace === namespace),
  );
  if (found.length !== 1) throw new Error(`${found.length} objects are a ${kind} called ${name}`);
  return found[0];
}
