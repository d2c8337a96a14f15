import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Account } from '../../api-access/account';
import { apartErrors, hostFrom, type IElasticsearch } from '../../elasticsearch/endpoint/endpoint';
import { KubernetesVersion } from '../../kubernetes/version';
import type { ValidationError } from '../../reporting/validation-error';
import { checkConfig } from '../config/checks/check-config';
import { FluentdDialect } from '../config/dialect';
import type { HostDirectory } from '../host-directory';
import { checkAgent, fluentdFor } from '../images/compatibility';
import type { FluentdContract } from '../images/contracts';
import type { FluentdImage } from '../images/image';
import type { BuiltPipeline } from '../pipeline';
import type { ElasticsearchConnection } from '../pipeline-context';
import { pluginFiles } from '../plugins/plugins';
import type { FluentdAgentProps } from './options';

/** Where the certificate authority of Elasticsearch is mounted. */
export const ELASTICSEARCH_CA_DIRECTORY = '/etc/elasticsearch-ca';

/** The variable with the password of the store: the configuration names it, and a Secret fills it. */
export const ELASTICSEARCH_PASSWORD = 'ELASTICSEARCH_PASSWORD';

/** The variable with the API key of the store, likewise. */
export const ELASTICSEARCH_API_KEY = 'ELASTICSEARCH_API_KEY';

/** What follows from an agent's options, its image and its target, before any object is made. */
export interface AgentSpec {
  readonly image: FluentdImage;
  readonly contract: FluentdContract;
  readonly minor: number;
  readonly namespace: string;
  readonly name: string;
  readonly account: Account;
  readonly addOnLabels: boolean;
  /** Position files and buffers, in a directory that no other agent has. */
  readonly state: HostDirectory | undefined;
  readonly dockerDataRoot: string;
  readonly configMapName: string;
  readonly dialect: FluentdDialect;
  readonly pipeline: BuiltPipeline;
  /** The data of the ConfigMap: the configuration, and the plugins that it names. Absent where the image's own is used. */
  readonly files: Readonly<Record<string, string>> | undefined;
}

/** Settles what the options leave open. */
export function resolveAgent(scope: IConstruct, props: FluentdAgentProps): AgentSpec {
  const image = props.image ?? fluentdFor(props.elasticsearch.endpoint.major);
  const contract = image._contract;
  const { minor } = KubernetesVersion.of(scope);
  const namespace = props.namespace ?? Chart.of(scope).namespace ?? '';
  const name = props.name ?? contract.name;
  const state = contract.state && { ...contract.state, path: `${contract.state.path}/${namespace}-${name}` };
  const dockerDataRoot = props.dockerDataRoot ?? '/var/lib/docker';
  const pipeline = (props.pipeline ?? contract.pipeline)._build({
    minor,
    api: apiParameters(props),
    elasticsearch: elasticsearchConnection(props.elasticsearch, namespace),
    agent: { namespace, name, containerName: contract.containerName },
    stateDirectory: state?.path,
  });
  const dialect = contract.dialect === '0.12' ? FluentdDialect.V0_12 : FluentdDialect.V1;
  return {
    image,
    contract,
    minor,
    namespace,
    name,
    account: props.serviceAccount ?? (contract.ownAccount ? Account.create(name) : Account.namespaceDefault()),
    addOnLabels: contract.addOn && (props.addOnLabels ?? true),
    state,
    dockerDataRoot,
    configMapName: props.name === undefined ? contract.configMapName : `${name}-config`,
    dialect,
    pipeline,
    files: pipeline.config && {
      [contract.configKey]: pipeline.config.render(dialect),
      ...(pipeline.ownPlugins ? pluginFiles() : {}),
    },
  };
}

/** What the check of the configuration finds. */
export function configFindings({
  contract,
  namespace,
  name,
  dialect,
  pipeline: { config },
}: AgentSpec): ValidationError[] {
  if (config === undefined) return [];
  const own = contract.logsToFileOf === undefined ? { namespace, name } : undefined;
  return checkConfig(config, { dialect, own });
}

/** Errors of the plan: what does not go together. */
export function specErrors(plan: AgentSpec, props: FluentdAgentProps): ValidationError[] {
  const findings = plan.pipeline.given ? [] : configFindings(plan);
  return [
    ...findings,
    ...understands(plan),
    ...checkAgent(plan.image, props.elasticsearch.endpoint),
    ...apartErrors('agent.namespace', props.elasticsearch.endpoint, plan.namespace),
    ...logErrors(plan.contract, props),
  ];
}

/** Each pipeline of ours is made for the plugins of one generation of images. */
function understands({ contract, dialect, pipeline }: AgentSpec): ValidationError[] {
  if (pipeline.dialect === undefined || pipeline.dialect === dialect) return [];
  const action = 'leave pipeline out, or choose the image that it is for';
  const value = `a pipeline for Fluentd ${pipeline.dialect} with ${contract.published}`;
  return [{ option: 'agent.pipeline', value, expected: `a pipeline for Fluentd ${dialect} with this image`, action }];
}

function logErrors(contract: FluentdContract, { log }: FluentdAgentProps): ValidationError[] {
  if (log === undefined || contract.logsToFileOf !== undefined) return log?._errors ?? [];
  const expected = 'no log option: this image logs to its container, which the kubelet rotates';
  return [{ option: 'agent.log', value: 'a file', expected, action: 'leave the option out' }];
}

function apiParameters(props: FluentdAgentProps) {
  const { clientCertificate, ...access } = props.apiServer ?? {};
  return {
    caFile: access.caFile ?? clientCertificate?.caFile,
    clientCert: clientCertificate?.certificateFile,
    clientKey: clientCertificate?.keyFile,
    bearerTokenFile: access.bearerTokenFile,
    kubernetesUrl: access.url === undefined ? undefined : `${access.url.replace(/\/$/, '')}/api`,
    verifySsl: access.verifyTls,
  };
}

function elasticsearchConnection({ endpoint }: IElasticsearch, namespace: string): ElasticsearchConnection {
  const { port, scheme, major, agentCredentials, agentApiKey, caSecret } = endpoint;
  return {
    host: hostFrom(endpoint, namespace),
    port,
    scheme,
    major,
    user: agentCredentials?.username,
    passwordEnv: agentCredentials && ELASTICSEARCH_PASSWORD,
    apiKeyEnv: agentApiKey && ELASTICSEARCH_API_KEY,
    caFile: caSecret && `${ELASTICSEARCH_CA_DIRECTORY}/ca.crt`,
    indexPrefix: endpoint.indexPrefix,
    dataStream: endpoint.dataStream,
  };
}
