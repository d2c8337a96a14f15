import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { legacyManifests } from './hand-written/legacy';
import { modernManifests } from './hand-written/modern';
import type { LineName, Runtime } from './world/lines';

/** What a scenario asks of the cluster that it runs on; everything else is the library's default. */
export interface ManifestOptions {
  /** Legacy: a client certificate from the node for the metadata filter, as in the article. */
  readonly clientCertificate?: boolean;
  /** Buffer budget of the agent's output. */
  readonly bufferBytes?: number;
}

/** The one seam to the library: writes the manifests of a line into `folder`, as `dist/<cluster>/` has them. */
export async function manifestsFor(
  line: LineName,
  runtime: Runtime,
  options: ManifestOptions,
  folder: string,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const text = line === 'legacy' ? legacyManifests(options) : modernManifests(line, runtime, options);
  writeFileSync(join(folder, 'all.yaml'), text);
  return folder;
}
