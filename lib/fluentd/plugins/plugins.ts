import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A plugin of ours, by the name of its file: Fluentd finds it by that name in its plugin directory. */
export type Plugin = 'filter_kubernetes_metadata_by_tag.rb';

/** File name to text, for a ConfigMap. */
export function pluginFiles(plugins: readonly Plugin[]): Record<string, string> {
  return Object.fromEntries(plugins.map((file) => [file, readFileSync(join(__dirname, file), 'utf8')]));
}
