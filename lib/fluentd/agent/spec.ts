import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Account } from '../../api-access/account';
import { apartFaults, hostFrom, type IElasticsearch } from '../../elasticsearch/endpoint/endpoint';
import type { Fault } from '../../reporting/validation-error';
import { checkAgent, fluentdFor } from '../../images/compatibility';
import type { FluentdContract, HostDirectory } from '../images/contracts';
import type { FluentdImage } from '../images/image';
import { KubernetesVersion } from '../../kubernetes/version';
import type { FluentdAgentProps } from './options';
import { checkConfig } from '../config/checks/check-config';
import { FluentdDialect } from '../config/dialect';
import { type BuiltPipeline, FluentdPipeline } from '../pipeline';
import type { StoreConnection } from '../pipeline-context';
import { pluginFiles } from '../plugins/plugins';

/** Where the certificate authority of Elasticsearch is mounted. */
export const STORE_CA_DIRECTORY = '/etc/elasticsearch-ca';

/** The variable with the password of the store: the configuration names it, and a Secret fills it. */
export const STORE_PASSWORD = 'ELASTICSEARCH_PASSWORD';

/** The variable with the API key of the store, likewise. */
export const STORE_API_KEY = 'ELASTICSEARCH_API_KEY';

/** What follows from an agent's options, its image and its target, before any object is made. */
export interface AgentPlan {
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
export function planAgent(scope: IConstruct, props: FluentdAgentProps): AgentPlan {
  const image = props.image ?? fluentdFor(props.elasticsearch.endpoint.major);
  const contract = image._contract;
  const { minor } = KubernetesVersion.at(scope);
  const namespace = props.namespace ?? Chart.of(scope).namespace ?? '';
  const name = props.name ?? contract.name;
  const state = contract.state && { ...contract.state, path: `${contract.state.path}/${namespace}-${name}` };
  const dockerDataRoot = props.dockerDataRoot ?? '/var/lib/docker';
  const pipeline = (props.pipeline ?? DEFAULT_PIPELINES[contract.pipeline])._build({
    minor,
    api: apiParameters(props),
    store: storeConnection(props.elasticsearch, namespace),
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
      ...pluginFiles(pipeline.plugins),
    },
  };
}

const DEFAULT_PIPELINES = { 'add-on': FluentdPipeline.addOn(), containers: FluentdPipeline.containers() };

/** What the check of the configuration finds. */
export function configFindings({ contract, namespace, name, dialect, pipeline: { config } }: AgentPlan): Fault[] {
  if (config === undefined) return [];
  const own = contract.logsToFileOf === undefined ? { namespace, name } : undefined;
  return checkConfig(config, { dialect, own });
}

/** Faults of the plan: what does not go together. */
export function planFaults(plan: AgentPlan, props: FluentdAgentProps): Fault[] {
  const findings = plan.pipeline.given ? [] : configFindings(plan);
  return [
    ...findings,
    ...understands(plan),
    ...checkAgent(plan.image, props.elasticsearch.endpoint),
    ...apartFaults('agent.namespace', props.elasticsearch.endpoint, plan.namespace),
    ...logFaults(plan.contract, props),
  ];
}

/** Each pipeline of ours is made for the plugins of one generation of images. */
function understands({ contract, dialect, pipeline }: AgentPlan): Fault[] {
  if (pipeline.dialect === undefined || pipeline.dialect === dialect) return [];
  const remedy = 'leave pipeline out, or choose the image that it is for';
  const value = `a pipeline for Fluentd ${pipeline.dialect} with ${contract.published}`;
  return [{ subject: 'agent.pipeline', value, allowed: `a pipeline for Fluentd ${dialect} with this image`, remedy }];
}

function logFaults(contract: FluentdContract, { log }: FluentdAgentProps): Fault[] {
  if (log === undefined || contract.logsToFileOf !== undefined) return log?._faults ?? [];
  const allowed = 'no log option: this image logs to its container, which the kubelet rotates';
  return [{ subject: 'agent.log', value: 'a file', allowed, remedy: 'leave the option out' }];
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

function storeConnection({ endpoint }: IElasticsearch, namespace: string): StoreConnection {
  const { port, scheme, major, agentCredentials, agentApiKey, caSecret } = endpoint;
  return {
    host: hostFrom(endpoint, namespace),
    port,
    scheme,
    major,
    user: agentCredentials?.username,
    passwordEnv: agentCredentials && STORE_PASSWORD,
    apiKeyEnv: agentApiKey && STORE_API_KEY,
    caFile: caSecret && `${STORE_CA_DIRECTORY}/ca.crt`,
    indexPrefix: endpoint.indexPrefix,
    dataStream: endpoint.dataStream,
  };
}
