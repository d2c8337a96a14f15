import { filter, type GivenParameters, match, section } from '../../fluentd/config/build';
import { FluentdConfig } from '../../fluentd/config/config';
import type { FluentdSection } from '../../fluentd/config/section';
import { FluentdValue } from '../../fluentd/config/value';
import { type KubernetesApiParameters, kubernetesApiParameters } from '../../fluentd/kubernetes-api-parameters';
import { addOnSource } from './input';
import { AddOnInputs } from './inputs';

/** Where the legacy pipeline finds Elasticsearch. */
export interface AddOnElasticsearchOutput {
  /**
   * Name or address.
   * @default elasticsearch-logging
   */
  readonly host?: string;
  /**
   * Port of HTTP.
   * @default 9200
   */
  readonly port?: number;
  /**
   * `http` or `https`.
   * @default - not written; the plugin takes http
   */
  readonly scheme?: string;
  /**
   * The user. Use FluentdValue.env to keep it out of the file.
   * @default - none
   */
  readonly user?: FluentdValue;
  /**
   * The password. Use FluentdValue.env: the file is no place for it.
   * @default - none
   */
  readonly password?: FluentdValue;
  /**
   * The CA of the server's certificate, a path in the pod.
   * @default - those of the system
   */
  readonly caFile?: string;
}

/** The order and the values in which the two images differ beside their inputs. */
export enum AddOnImage {
  /** fluentd-elasticsearch:1.17, of Kubernetes 1.3. */
  IMAGE_1_17 = '1.17',
  /** fluentd-elasticsearch:1.22, of early 2017. */
  IMAGE_1_22 = '1.22',
}

/** The pipeline of the add-on's images of 2016 and 2017, for Fluentd 0.12. */
export interface AddOnPipelineInput {
  /**
   * The image whose configuration this is.
   * @default LegacyImage.IMAGE_1_22
   */
  readonly image?: AddOnImage;
  /**
   * The files to read.
   * @default - those of the image
   */
  readonly inputs?: AddOnInputs;
  /**
   * How the metadata filter reaches the API server.
   * @default - with what the plugin finds: the service account
   */
  readonly kubernetesApi?: KubernetesApiParameters;
  /**
   * Where Elasticsearch is.
   * @default - http://elasticsearch-logging:9200
   */
  readonly elasticsearch?: AddOnElasticsearchOutput;
}

/** The configuration of an image of the add-on, directive by directive. Render it with FluentdDialect.V0_12. */
export function addOnPipeline(props: AddOnPipelineInput = {}): FluentdConfig {
  const image = props.image ?? AddOnImage.IMAGE_1_22;
  const contract = CONTRACTS[image];
  const sources = (props.inputs ?? contract.inputs).toArray().map(addOnSource);
  const at = contract.filterBehind === undefined ? sources.length : behind(sources, contract.filterBehind);
  const metadata = filter('kubernetes.**', 'kubernetes_metadata', kubernetesApiParameters(props.kubernetesApi ?? {}));
  const config = new FluentdConfig();
  config.add(match('fluent.**', 'null', {}), ...sources.slice(0, at), metadata, ...sources.slice(at));
  config.add(output(props.elasticsearch ?? {}, contract.flushThreads));
  return config;
}

interface Contract {
  readonly inputs: AddOnInputs;
  /** The tag of the source that the filter follows; without one it follows them all. */
  readonly filterBehind?: string;
  readonly flushThreads: GivenParameters;
}

const CONTRACTS: Record<AddOnImage, Contract> = {
  [AddOnImage.IMAGE_1_17]: { inputs: AddOnInputs.IMAGE_1_17, filterBehind: 'kube-scheduler', flushThreads: {} },
  [AddOnImage.IMAGE_1_22]: { inputs: AddOnInputs.IMAGE_1_22, flushThreads: { flush_thread_count: 8 } },
};

function behind(sources: FluentdSection[], tag: string): number {
  const at = sources.findIndex((s) => s.literal('tag') === tag);
  return at < 0 ? sources.length : at + 1;
}

function output(store: AddOnElasticsearchOutput, flushThreads: GivenParameters): FluentdSection {
  return match(
    '**',
    'elasticsearch',
    {
      '@log_level': 'info',
      include_tag_key: true,
      host: store.host ?? 'elasticsearch-logging',
      port: store.port ?? 9200,
      scheme: store.scheme,
      user: store.user,
      password: store.password,
      ca_file: store.caFile,
      logstash_format: true,
    },
    section('buffer', '', {
      chunk_limit_size: '2M',
      queue_limit_length: 32,
      flush_interval: '5s',
      retry_max_interval: 30,
      retry_forever: FluentdValue.flag(),
      ...flushThreads,
    }),
  );
}
