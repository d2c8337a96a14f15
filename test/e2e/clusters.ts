import { mkdirSync } from 'node:fs';
import { ApiObject, App } from 'cdk8s';
import {
  ClientCertificate,
  ClusterLogging,
  ContainerLogFormat,
  type ContainersPipelineOptions,
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
import type { Runtime, StackName } from './environment/stacks';

/** What a scenario asks of the cluster that it runs on; everything else is the library's default. */
export interface ManifestOptions {
  /** Legacy: a client certificate from the node for the metadata filter, as in the article. */
  readonly clientCertificate?: boolean;
  /** Modern: Elasticsearch uses TLS and requires a user, as the clusters of the library do. */
  readonly secure?: boolean;
  /** Modern: the same with an API key in place of the user. */
  readonly apiKey?: boolean;
  /** Modern: the logs go into a data stream. */
  readonly dataStream?: boolean;
  /** What the pipeline of the modern lines is given. */
  readonly pipeline?: ContainersPipelineOptions;
  /** A change to the configuration that the options above have no word for, such as a shorter time limit. */
  readonly edit?: ConfigEdit;
}

const IMAGES = {
  es7: FluentdImage.V1_19_3_ELASTICSEARCH_7,
  es8: FluentdImage.V1_19_3_ELASTICSEARCH_8,
  es9: FluentdImage.V1_19_3_ELASTICSEARCH_9,
};

/** The name of the data stream, where there is one. */
export const DATA_STREAM = 'kubernetes-logs';

const TLS = { scheme: 'https', caSecret: SecretRef.fromName('elasticsearch-ca-certificate') };
const API_KEY = { ...TLS, agentApiKey: { secret: SecretRef.fromName('elasticsearch-agent'), key: 'api-key' } };
const SECURE = {
  ...TLS,
  agentCredentials: { username: 'log-agent', secret: SecretRef.fromName('elasticsearch-agent') },
};

/** The one seam to the library: writes the manifests of a stack into `folder`, as `dist/<cluster>/` has them. */
export async function manifestsFor(
  stack: StackName,
  runtime: Runtime,
  options: ManifestOptions,
  folder: string,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const app = new App({ outdir: folder });
  if (stack === 'legacy') legacy(app, options);
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

function accessOf({ apiKey, secure }: ManifestOptions) {
  if (apiKey) return API_KEY;
  return secure ? SECURE : { scheme: 'http' };
}

function legacy(app: App, { clientCertificate }: ManifestOptions): void {
  const kubernetes = KubernetesVersion.parse('1.3.7');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'kube-system' });
  const apiServer = clientCertificate ? { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') } : {};
  new ClusterLogging(chart, 'logging', {
    stack: LoggingStack.ADD_ON,
    agent: { apiServer },
  });
}

function modern(app: App, stack: keyof typeof IMAGES, runtime: Runtime, options: ManifestOptions): void {
  const kubernetes = KubernetesVersion.parse(runtime === 'cri' ? '1.37' : '1.22');
  const namespace = 'logging';
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace });
  // Of Elasticsearch, the pod of the agent needs to know the Service alone.
  new ApiObject(chart, 'store', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'elasticsearch' },
    spec: { ports: [{ port: 9200 }] },
  });
  const major = Number(stack.slice(2));
  const elasticsearch: IElasticsearch = {
    endpoint: {
      host: 'elasticsearch',
      namespace,
      port: 9200,
      major,
      ...(options.dataStream ? { indexPrefix: DATA_STREAM, dataStream: true } : {}),
      ...accessOf(options),
    },
  };
  const format = runtime === 'cri' ? ContainerLogFormat.CRI : ContainerLogFormat.AUTO;
  const pipeline = FluentdPipeline.containers({ format, ...options.pipeline });
  new FluentdAgent(chart, 'agent', { image: IMAGES[stack], elasticsearch, pipeline });
}
