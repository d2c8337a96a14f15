import type { ValidationError } from '../reporting/validation-error';
import { FluentdConfig } from './config/config';
import { FluentdDialect } from './config/dialect';
import { FluentdValue } from './config/syntax/value';
import { ContainerLogFormat, formatOf } from './containers/log-format';
import { optionErrors } from './containers/option-errors';
import type { ContainersPipelineOptions } from './containers/options';
import { containersPipeline } from './containers/pipeline';
import type { HostDirectory } from './host-directory';
import { kubernetesApiParameters } from './kubernetes-api-parameters';
import { addMetricsSources } from './metrics-sources';
import type { OwnConfigFileOptions, OwnConfigOptions } from './own-config-options';
import type { PipelineContext } from './pipeline-context';

/** A resolved pipeline. It has no configuration if the agent uses that of the image. */
export interface BuiltPipeline {
  readonly config?: FluentdConfig;
  /** Errors in addition to those of the configuration. */
  readonly errors: readonly ValidationError[];
  /** The only dialect that supports it; absent for a configuration of the user, whose dialect is detected. */
  readonly dialect?: FluentdDialect;
  /** Whether the user gives the configuration as text. Its problems are warnings then, not errors. */
  readonly given: boolean;
  /** Whether container logs can be in the data root of Docker. */
  readonly readsDockerLogs: boolean;
  /** Whether the user asks for the sources of the agent's metrics. */
  readonly addsMetrics: boolean;
  /** Whether it uses the plugins of this library. */
  readonly ownPlugins: boolean;
  /** Further directories of the node that it reads. */
  readonly directories: readonly HostDirectory[];
  /** Warnings about what works, but is not recommended. */
  readonly warnings: readonly string[];
}

/** Defaults of pipelines that the user gives as text. */
export const GIVEN = {
  given: true,
  errors: [],
  readsDockerLogs: true,
  addsMetrics: false,
  ownPlugins: false,
  directories: [],
  warnings: [],
};

/** Which logs the agent reads, how it processes them, and where it sends them. */
export abstract class FluentdPipeline {
  /** Container logs of current clusters, and optionally logs of the node. */
  public static containers(props: ContainersPipelineOptions = {}): FluentdPipeline {
    return new ContainersPipeline(props);
  }

  /** The configuration in the image. There is no ConfigMap, and nothing can be changed. */
  public static fromImage(): FluentdPipeline {
    return new ImagePipeline();
  }

  /**
   * An existing configuration file and the files that it includes. Comments are dropped, parameters are kept.
   * @param path The file, relative to the working directory of the app.
   * @param options How it is read, and what is added.
   */
  public static fromFile(path: string, options: OwnConfigFileOptions = {}): FluentdPipeline {
    return new GivenPipeline(FluentdConfig.fromFile(path, options.dialect), options);
  }

  /** A configuration that is built with `FluentdConfig`. */
  public static fromConfig(config: FluentdConfig, options: OwnConfigOptions = {}): FluentdPipeline {
    return new GivenPipeline(config, options);
  }

  /** @internal The default for classes that other languages derive. */
  public _build(_context: PipelineContext): BuiltPipeline {
    const expected = 'a pipeline of this library';
    const action = 'use a factory method of FluentdPipeline, such as fromConfig';
    return { ...GIVEN, errors: [{ option: 'agent.pipeline', value: 'a class of your own', expected, action }] };
  }
}

class ContainersPipeline extends FluentdPipeline {
  constructor(private readonly props: ContainersPipelineOptions) {
    super();
  }

  public override _build(context: PipelineContext): BuiltPipeline {
    const format = this.props.format ?? formatOf(context.minor);
    const config = containersPipeline(this.props, context);
    return {
      config,
      dialect: FluentdDialect.V1,
      given: false,
      errors: optionErrors(this.props, context),
      readsDockerLogs: format !== ContainerLogFormat.CRI,
      addsMetrics: false,
      ownPlugins: true,
      directories: journalDirectory(this.props),
      warnings: namespaceWarnings(this.props, context),
    };
  }
}

/** Each namespace has its own indices, and so its own shards. */
function namespaceWarnings(
  { indexPerNamespace }: ContainersPipelineOptions,
  { elasticsearch: { endpoint } }: PipelineContext,
): string[] {
  const { indexedNamespaces } = endpoint;
  if (!indexPerNamespace || indexedNamespaces === undefined) return [];
  const most = `Elasticsearch can have the indices of ${indexedNamespaces} namespaces with this retention`;
  return [`indexPerNamespace: ${most}, and creates no index beyond that. Keep logs for less time, or add nodes.`];
}

/** The directory of the journal, if it is not below the mounted `/var/log`. */
function journalDirectory({ journal }: ContainersPipelineOptions): HostDirectory[] {
  const path = journal?.path;
  if (path === undefined || path.startsWith('/var/log/')) return [];
  return [{ volume: 'journal', path, readOnly: true }];
}

class ImagePipeline extends FluentdPipeline {
  public override _build({ api }: PipelineContext): BuiltPipeline {
    const value = Object.entries(api)
      .filter(([, parameter]) => parameter !== undefined)
      .map(([name]) => name);
    const action = 'use the pipeline of the add-on, which is the same text in a ConfigMap';
    const error = { option: 'agent.apiServer', value, expected: 'nothing with the configuration in the image', action };
    return { ...GIVEN, errors: value.length === 0 ? [] : [error] };
  }
}

/** A configuration of the user. Only the options of `apiServer` are added to it, and the metrics on request. */
class GivenPipeline extends FluentdPipeline {
  constructor(
    private readonly config: FluentdConfig,
    private readonly options: OwnConfigOptions,
  ) {
    super();
  }

  public override _build({ api }: PipelineContext): BuiltPipeline {
    const config = this.config._copy();
    const addsMetrics = this.options.metrics === true;
    if (addsMetrics) addMetricsSources(config);
    for (const [name, value] of Object.entries(kubernetesApiParameters(api))) {
      if (value === undefined) continue;
      const written = value instanceof FluentdValue ? value : FluentdValue.text(String(value));
      config.setInAll('filter', 'kubernetes_metadata', name, written);
    }
    return { ...GIVEN, config, addsMetrics };
  }
}
