import { programText } from '../../program-texts/program-text';

/** A plugin of ours, by the name of its file: Fluentd finds it by that name in its plugin directory. */
export type Plugin = 'filter_kubernetes_metadata_by_tag.rb';

/** File name to text, for a ConfigMap. */
export function pluginFiles(plugins: readonly Plugin[]): Record<string, string> {
  return Object.fromEntries(plugins.map((file) => [file, programText(`fluentd/plugins/${file}`)]));
}
