import { mkdirSync } from 'node:fs';
import { ApiObject, App } from 'cdk8s';
import {
  AddOnPipeline,
  ClientCertificate,
  ClusterLogging,
  ContainerLogFormat,
  type ContainersPipelineOptions,
  Elasticsearch,
  ElasticsearchImage,
  FluentdAgent,
  FluentdDialect,
  FluentdImage,
  FluentdPipeline,
  type IElasticsearch,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
  SecretRef,
} from '../../lib';
import { type ConfigEdit, editConfig } from './cluster/edit-config';
import { VERSIONS } from './elasticsearch/server/versions';
import { type Runtime, STACKS, type StackName } from './environment/stacks';

/** What a scenario sets in its manifests. Everything else has the default of the library. */
export interface ManifestOptions {
  /** Add-on: a client certificate from the node for the metadata filter, as in the article. */
  readonly clientCertificate?: boolean;
  /** Add-on: the pipeline with `safeDelivery`. */
  readonly safeDelivery?: boolean;
  /** Current stacks: the library creates Elasticsearch, with TLS and users, and a Job that provisions it. */
  readonly secure?: boolean;
  /** Current stacks: Elasticsearch uses TLS and requires an API key. */
  readonly apiKey?: boolean;
  /** Current stacks: the logs go into a data stream. */
  readonly dataStream?: boolean;
  /** Current stacks: a configuration of the user, with the metrics of the library. */
  readonly configuration?: string;
  /** Options of the pipeline of current stacks. */
  readonly pipeline?: ContainersPipelineOptions;
  /** A change to the configuration that the options above cannot express, such as a shorter time limit. */
  readonly edit?: ConfigEdit;
}

const IMAGES = {
  es7: FluentdImage.V1_19_3_ELASTICSEARCH_7,
  es8: FluentdImage.V1_19_3_ELASTICSEARCH_8,
  es9: FluentdImage.V1_19_3_ELASTICSEARCH_9,
};

/** The name of the data stream, where there is one. */
export const DATA_STREAM = 'kubernetes-logs';

const TLS = { tls: true, caSecret: SecretRef.fromName('elasticsearch-ca-certificate') };
const API_KEY = { ...TLS, agentApiKey: { secret: SecretRef.fromName('elasticsearch-agent'), key: 'api-key' } };

/** The only place that uses the library: writes the manifests of a stack into `folder`, as `dist/<cluster>/` has them. */
export async function manifestsFor(
  stack: StackName,
  runtime: Runtime,
  options: ManifestOptions,
  folder: string,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const app = new App({ outdir: folder });
  if (stack === 'legacy') addOn(app, options);
  else modern(app, stack, runtime, options);
  app.synth();
  if (options.edit) editManifests(stack, folder, options.edit);
  return folder;
}

/** Changes the configuration in the manifests of a stack. */
export function editManifests(stack: StackName, folder: string, edit: ConfigEdit): void {
  if (stack === 'legacy') editConfig(folder, 'td-agent.conf', FluentdDialect.V0_12, edit);
  else editConfig(folder, 'fluent.conf', FluentdDialect.V1, edit);
}

function addOn(app: App, { clientCertificate, safeDelivery }: ManifestOptions): void {
  const kubernetes = KubernetesVersion.parse('1.3.7');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'kube-system' });
  const apiServer = clientCertificate ? { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') } : {};
  new ClusterLogging(chart, 'logging', {
    stack: LoggingStack.ADD_ON,
    agent: { apiServer, ...(safeDelivery ? { pipeline: new AddOnPipeline({ safeDelivery }) } : {}) },
  });
}

function modern(app: App, stack: keyof typeof IMAGES, runtime: Runtime, options: ManifestOptions): void {
  const kubernetes = KubernetesVersion.parse(runtime === 'cri' ? '1.37' : '1.22');
  const namespace = 'logging';
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace });
  const elasticsearch = options.secure ? ours(chart, stack) : external(chart, stack, options);
  const format = runtime === 'cri' ? ContainerLogFormat.CRI : ContainerLogFormat.AUTO;
  const pipeline = options.configuration
    ? FluentdPipeline.fromFile(options.configuration, { metrics: true })
    : FluentdPipeline.containers({ format, ...options.pipeline });
  new FluentdAgent(chart, 'agent', { image: IMAGES[stack], elasticsearch, pipeline });
}

function ours(chart: LoggingChart, stack: keyof typeof IMAGES): IElasticsearch {
  const { major, minor, patch } = VERSIONS[STACKS[stack].major];
  const image = ElasticsearchImage.official(`${major}.${minor}.${patch}`);
  return new Elasticsearch(chart, 'elasticsearch', { image, replicas: 1 });
}

/** The pod of the agent only needs the Service of Elasticsearch. */
function external(chart: LoggingChart, stack: keyof typeof IMAGES, options: ManifestOptions): IElasticsearch {
  new ApiObject(chart, 'elasticsearch-service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'elasticsearch' },
    spec: { ports: [{ port: 9200 }] },
  });
  return {
    endpoint: {
      host: 'elasticsearch',
      namespace: 'logging',
      port: 9200,
      major: STACKS[stack].major,
      ...(options.dataStream ? { indexPrefix: DATA_STREAM, dataStream: true } : {}),
      ...(options.apiKey ? API_KEY : { tls: false }),
    },
  };
}
