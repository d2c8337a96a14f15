import type { ValidationError } from '../reporting/validation-error';
import { FluentdConfig } from './config/config';
import { FluentdDialect } from './config/dialect';
import { FluentdValue } from './config/value';
import { ContainerLogFormat, formatOf } from './containers/log-format';
import { optionErrors } from './containers/option-errors';
import type { ContainersPipelineOptions } from './containers/options';
import { containersPipeline } from './containers/pipeline';
import type { HostDirectory } from './host-directory';
import { kubernetesApiParameters } from './kubernetes-api-parameters';
import type { PipelineContext } from './pipeline-context';

/** What comes of a pipeline: no configuration where the image's own is used. */
export interface BuiltPipeline {
  readonly config?: FluentdConfig;
  /** Errors beside those of the configuration. */
  readonly errors: readonly ValidationError[];
  /** The only dialect that can say it; absent for a text of the user's, which tells by itself. */
  readonly dialect?: FluentdDialect;
  /** Whether the text is to stand as it is: what its check finds is warning then, and no error. */
  readonly given: boolean;
  /** Whether container logs may lie in docker's data root. */
  readonly readsDockerLogs: boolean;
  /** Whether it uses the plugins of this library. */
  readonly ownPlugins: boolean;
  /** Further directories of the node that it reads. */
  readonly directories: readonly HostDirectory[];
  /** What works, and is not recommended. */
  readonly warnings: readonly string[];
}

/** What is common to pipelines whose text stands as it is. */
export const GIVEN = {
  given: true,
  errors: [],
  readsDockerLogs: true,
  ownPlugins: false,
  directories: [],
  warnings: [],
};

/** What the agent reads, what it makes of it, and where it sends it. */
export abstract class FluentdPipeline {
  /** Container logs of current clusters, and whatever of the node is asked for. */
  public static containers(props: ContainersPipelineOptions = {}): FluentdPipeline {
    return new ContainersPipeline(props);
  }

  /** What the image carries in itself: no ConfigMap is made, and nothing can be changed. */
  public static fromImage(): FluentdPipeline {
    return new ImagePipeline();
  }

  /** An existing configuration file and what it includes. Its comments are dropped, its parameters stay. */
  public static fromFile(path: string, dialect?: FluentdDialect): FluentdPipeline {
    return new GivenPipeline(FluentdConfig.fromFile(path, dialect));
  }

  /** A configuration made with the model. */
  public static fromConfig(config: FluentdConfig): FluentdPipeline {
    return new GivenPipeline(config);
  }

  /** @internal A class of another language has no other implementation. */
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
      ownPlugins: true,
      directories: journalDirectory(this.props),
      warnings: namespaceWarnings(this.props, context),
    };
  }
}

/** Each namespace has indices of its own, and so shards. */
function namespaceWarnings(
  { indexPerNamespace }: ContainersPipelineOptions,
  { elasticsearch: { indexedNamespaces } }: PipelineContext,
): string[] {
  if (!indexPerNamespace || indexedNamespaces === undefined) return [];
  const most = `Elasticsearch has room for the indices of ${indexedNamespaces} namespaces with this retention`;
  return [`indexPerNamespace: ${most}, and takes no new index beyond that. Keep logs for less time, or add nodes.`];
}

/** The journal's directory, where the mount of `/var/log` does not hold it. */
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

/** A user's own text: only how the API server is reached is put into it, where that was asked for. */
class GivenPipeline extends FluentdPipeline {
  constructor(private readonly config: FluentdConfig) {
    super();
  }

  public override _build({ api }: PipelineContext): BuiltPipeline {
    const config = this.config._copy();
    for (const [name, value] of Object.entries(kubernetesApiParameters(api))) {
      if (value === undefined) continue;
      const written = value instanceof FluentdValue ? value : FluentdValue.text(String(value));
      config.setInAll('filter', 'kubernetes_metadata', name, written);
    }
    return { ...GIVEN, config };
  }
}
