import { filter, match, section } from '../../fluentd/config/build';
import { FluentdConfig } from '../../fluentd/config/config';
import { FluentdDialect } from '../../fluentd/config/dialect';
import type { FluentdSection } from '../../fluentd/config/section';
import { FluentdValue } from '../../fluentd/config/value';
import { kubernetesApiParameters } from '../../fluentd/kubernetes-api-parameters';
import { type BuiltPipeline, FluentdPipeline, GIVEN } from '../../fluentd/pipeline';
import type { ElasticsearchConnection, PipelineContext } from '../../fluentd/pipeline-context';
import type { ValidationError } from '../../reporting/validation-error';
import { addOnSource } from './input';
import { AddOnInputs } from './inputs';

/** What the add-on reads. */
export interface AddOnPipelineOptions {
  /**
   * The files that are read.
   * @default AddOnInputs.IMAGE_1_22
   */
  readonly inputs?: AddOnInputs;
}

/** The configuration of the image fluentd-elasticsearch:1.22 of the add-on, for Fluentd 0.12. */
export class AddOnPipeline extends FluentdPipeline {
  private readonly inputs: AddOnInputs;

  constructor(options: AddOnPipelineOptions = {}) {
    super();
    this.inputs = options.inputs ?? AddOnInputs.IMAGE_1_22;
  }

  /** @internal */
  public override _build({ api, elasticsearch }: PipelineContext): BuiltPipeline {
    const config = new FluentdConfig();
    config.add(
      match('fluent.**', 'null', {}),
      ...this.inputs.toArray().map(addOnSource),
      filter('kubernetes.**', 'kubernetes_metadata', kubernetesApiParameters(api)),
      output(elasticsearch),
    );
    return { ...GIVEN, config, dialect: FluentdDialect.V0_12, errors: apiKeyErrors(elasticsearch) };
  }
}

function output(store: ElasticsearchConnection): FluentdSection {
  const { host, port, scheme, caFile, user, passwordEnv } = store;
  return match(
    '**',
    'elasticsearch',
    {
      '@log_level': 'info',
      include_tag_key: true,
      host,
      port,
      scheme: scheme === 'http' ? undefined : scheme,
      user: user === undefined ? undefined : FluentdValue.text(user),
      password: passwordEnv === undefined ? undefined : FluentdValue.env(passwordEnv),
      ca_file: caFile,
      logstash_format: true,
    },
    section('buffer', '', {
      chunk_limit_size: '2M',
      queue_limit_length: 32,
      flush_interval: '5s',
      retry_max_interval: 30,
      retry_forever: FluentdValue.flag(),
      flush_thread_count: 8,
    }),
  );
}

function apiKeyErrors({ apiKeyEnv }: ElasticsearchConnection): ValidationError[] {
  if (apiKeyEnv === undefined) return [];
  const action = 'name a user and a password in agentCredentials, or choose an agent for Elasticsearch 7 or newer';
  const expected = 'user and password with this pipeline, whose plugin is older than API keys';
  return [{ option: 'elasticsearch.agentApiKey', value: 'an API key', expected, action }];
}
