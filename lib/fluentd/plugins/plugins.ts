import { programText } from '../../program-texts/program-text';

const FILES = [
  'bulk_item.rb',
  'container_log.rb',
  'in_container_logs.rb',
  'kubernetes_pods.rb',
  'log_documents.rb',
  'log_file.rb',
  'log_formats.rb',
  'log_joiner.rb',
  'log_positions.rb',
  'log_selection.rb',
  'out_elasticsearch_documents.rb',
  'set_aside.rb',
  'trace_detector.rb',
];

/** Our own plugins, by file name, for a ConfigMap: Fluentd finds a plugin by the name of its file. */
export function pluginFiles(): Record<string, string> {
  return Object.fromEntries(FILES.map((file) => [file, programText(`fluentd/plugins/${file}`)]));
}
