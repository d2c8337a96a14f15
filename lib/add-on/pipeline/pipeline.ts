import { schemeOf } from '../../elasticsearch/endpoint/endpoint';
import { filter, match, section } from '../../fluentd/config/build';
import { FluentdConfig } from '../../fluentd/config/config';
import { FluentdDialect } from '../../fluentd/config/dialect';
import type { FluentdSection } from '../../fluentd/config/syntax/section';
import { FluentdValue } from '../../fluentd/config/syntax/value';
import { kubernetesApiParameters } from '../../fluentd/kubernetes-api-parameters';
import { type BuiltPipeline, FluentdPipeline, GIVEN } from '../../fluentd/pipeline';
import type { ElasticsearchConnection, PipelineContext } from '../../fluentd/pipeline-context';
import { checkOptions } from '../../reporting/arguments/check-options';
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

  /**
   * Whether to change the two parameters with which the original loses and duplicates lines. `merge_json_log false`
   * keeps JSON messages as text, because one number that is too large stops the delivery of a node. `request_timeout`
   * is 60 seconds, because Elasticsearch still stores a request that the plugin gives up after 5 seconds.
   * @default false - as in the original
   */
  readonly safeDelivery?: boolean;
}

/** The configuration of the image fluentd-elasticsearch:1.22 of the add-on, for Fluentd 0.12. */
export class AddOnPipeline extends FluentdPipeline {
  private readonly inputs: AddOnInputs;
  private readonly safeDelivery: boolean;
  private readonly errors: readonly ValidationError[];

  /** @param options What to change in the configuration of the image. */
  constructor(options: AddOnPipelineOptions = {}) {
    super();
    const { value, errors } = checkOptions('AddOnPipelineOptions', 'agent.pipeline', options);
    options = value;
    this.errors = errors;
    this.inputs = options.inputs ?? AddOnInputs.IMAGE_1_22;
    this.safeDelivery = options.safeDelivery ?? false;
  }

  /** @internal */
  public override _build({ api, elasticsearch }: PipelineContext): BuiltPipeline {
    const config = new FluentdConfig();
    config.add(
      match('fluent.**', 'null', {}),
      ...this.inputs.toArray().map(addOnSource),
      filter('kubernetes.**', 'kubernetes_metadata', {
        ...kubernetesApiParameters(api),
        merge_json_log: this.safeDelivery ? false : undefined,
      }),
      output(elasticsearch, this.safeDelivery),
    );
    return {
      ...GIVEN,
      config,
      dialect: FluentdDialect.V0_12,
      errors: [...this.errors, ...apiKeyErrors(elasticsearch)],
      warnings: this.safeDelivery ? [] : [UNSAFE_DELIVERY],
    };
  }
}

const UNSAFE_DELIVERY =
  'as with the original add-on, a JSON message with a number that is too large stops the delivery of its node, and a ' +
  'slow Elasticsearch stores lines more than once. The option safeDelivery of the pipeline prevents both.';

function output(elasticsearch: ElasticsearchConnection, safeDelivery: boolean): FluentdSection {
  const { endpoint, host, caFile, passwordEnv } = elasticsearch;
  const user = endpoint.agentCredentials?.username;
  return match(
    '**',
    'elasticsearch',
    {
      '@log_level': 'info',
      include_tag_key: true,
      host,
      port: endpoint.port,
      scheme: endpoint.tls ? schemeOf(endpoint) : undefined,
      user: user === undefined ? undefined : FluentdValue.text(user),
      password: passwordEnv === undefined ? undefined : FluentdValue.env(passwordEnv),
      ca_file: caFile,
      logstash_format: true,
      // The plugin gives up after 5 seconds, and sends what Elasticsearch was still storing a second time.
      request_timeout: safeDelivery ? '60s' : undefined,
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
