import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import type { FluentdSection } from '../syntax/section';
import { configError } from './config-error';
import { nameOf, pluginsOf } from './scopes';

/** What the pod provides to a configuration of the user. */
export interface PodSurroundings {
  /** The directories to which Fluentd may write; absent if it may write anywhere. */
  readonly writable: readonly string[] | undefined;
  /** A directory that outlives the pod. */
  readonly state: string;
  readonly clientCertificate: boolean;
  readonly elasticsearchHosts: readonly string[];
}

/** Errors of a configuration that cannot run in the pod, or that ignores an option of the agent. */
export function podErrors(config: FluentdConfig, pod: PodSurroundings): ValidationError[] {
  return [...unwritablePaths(config, pod), ...unusedCertificate(config, pod)];
}

/** Warnings about outputs that send logs to another Elasticsearch than that of the agent, which may be intended. */
export function podWarnings(config: FluentdConfig, { elasticsearchHosts }: PodSurroundings): ValidationError[] {
  return config
    .directives('match')
    .concat(config.directives('store'))
    .filter(({ plugin }) => plugin === 'elasticsearch' || plugin === 'elasticsearch_data_stream')
    .flatMap((output) => {
      const host = output.literal('host');
      if (host === undefined || output.value('hosts') !== undefined || elasticsearchHosts.includes(host)) return [];
      const expected = `the host of the agent's Elasticsearch, ${elasticsearchHosts[0]}`;
      return [configError(`${nameOf(output)}, host`, host, expected, 'change host, unless you send logs elsewhere')];
    });
}

function unwritablePaths(config: FluentdConfig, { writable, state }: PodSurroundings): ValidationError[] {
  if (writable === undefined) return [];
  const under = (path: string) => writable.some((directory) => path === directory || path.startsWith(`${directory}/`));
  return writtenPaths(config)
    .filter(({ path }) => path.startsWith('/') && !under(path))
    .map(({ where, path }) =>
      configError(
        where,
        path,
        `a path that the pod can write, below ${state}`,
        `use ${state}/${path.split('/').pop()}`,
      ),
    );
}

function writtenPaths(config: FluentdConfig): { where: string; path: string }[] {
  const named = (section: FluentdSection, parameter: string, where: string) => {
    const path = section.literal(parameter);
    return path === undefined ? [] : [{ where: `${where}, ${parameter}`, path }];
  };
  return [
    ...config.directives('system').flatMap((section) => named(section, 'root_dir', '<system>')),
    ...pluginsOf(config).flatMap((plugin) => [
      ...named(plugin, 'pos_file', nameOf(plugin)),
      ...['buffer', 'storage'].flatMap((name) =>
        plugin.sections(name).flatMap((section) => named(section, 'path', `<${name}> of ${nameOf(plugin)}`)),
      ),
    ]),
  ];
}

function unusedCertificate(config: FluentdConfig, { clientCertificate }: PodSurroundings): ValidationError[] {
  const filters = config.filters().filter(({ plugin }) => plugin?.startsWith('kubernetes_metadata'));
  if (!clientCertificate || filters.length > 0) return [];
  return [
    {
      option: 'agent.apiServer.clientCertificate',
      value: 'a client certificate',
      expected: 'a configuration with a kubernetes_metadata filter, which presents it',
      action: 'add the filter, or remove the certificate',
    },
  ];
}
