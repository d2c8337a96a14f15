import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { ValidationError } from '../../reporting/validation-error';
import { configError } from '../config/checks/config-error';
import { nameOf } from '../config/checks/scopes';
import type { FluentdConfig } from '../config/config';
import type { FluentdSection } from '../config/syntax/section';
import type { InstalledPlugins } from './plugins';

/** Where the images find plugins that are not in gems. */
const DIRECTORY = '/fluentd/plugins';

const KINDS: Record<string, { list: keyof InstalledPlugins; kind: string; prefix: string }> = {
  source: { list: 'source', kind: 'an input', prefix: 'in' },
  filter: { list: 'filter', kind: 'a filter', prefix: 'filter' },
  match: { list: 'match', kind: 'an output', prefix: 'out' },
  store: { list: 'match', kind: 'an output', prefix: 'out' },
  secondary: { list: 'match', kind: 'an output', prefix: 'out' },
  parse: { list: 'parse', kind: 'a parser', prefix: 'parser' },
  format: { list: 'format', kind: 'a formatter', prefix: 'formatter' },
  buffer: { list: 'buffer', kind: 'a buffer', prefix: 'buf' },
  storage: { list: 'storage', kind: 'a storage', prefix: 'storage' },
  service_discovery: { list: 'service_discovery', kind: 'a service discovery', prefix: 'sd' },
};

/** Whether the user mounts plugins, or tells Fluentd where to find them. Nothing is known about those. */
export function bringsPlugins({ env = [], volumeMounts = [] }: PodOptions): boolean {
  return (
    env.some(({ name }) => ['FLUENTD_OPT', 'GEM_PATH', 'GEM_HOME', 'RUBYLIB', 'RUBYOPT'].includes(name)) ||
    volumeMounts.some(({ mountPath }) => `${mountPath}/`.startsWith(`${DIRECTORY}/`))
  );
}

/** Errors of types that no plugin of the image has: Fluentd would not start. */
export function missingPlugins(config: FluentdConfig, installed: InstalledPlugins): ValidationError[] {
  return below(config.root).flatMap((section) => {
    const row = KINDS[section.name];
    const { plugin: type } = section;
    if (row === undefined || type === undefined || !/^\w+$/.test(type) || installed[row.list].includes(type)) return [];
    const expected = `${row.kind} plugin of the image: ${installed[row.list].join(', ')}`;
    const file = `${DIRECTORY}/${row.prefix}_${type}.rb`;
    const action = `mount the plugin as ${file}, or build an image with its gem and set it with pulledFrom`;
    return [configError(nameOf(section), type, expected, action)];
  });
}

function below(section: FluentdSection): FluentdSection[] {
  return section.sections().flatMap((child) => [child, ...below(child)]);
}
