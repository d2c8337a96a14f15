import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Account } from '../../api-access/account';
import { type ApiServerOptions, checkApiServer } from '../../api-access/api-server-access';
import {
  CA_FILE,
  type ElasticsearchEndpoint,
  hostFrom,
  secretNamespaceErrors,
} from '../../elasticsearch/endpoint/endpoint';
import { ImageSource } from '../../images/image-source';
import { addOnLabelErrors, withAddOnLabels } from '../../kubernetes/add-on-manager';
import type { PodSpec } from '../../kubernetes/api/api-json';
import { hasBehavior } from '../../kubernetes/behaviors';
import { checkCidrs } from '../../kubernetes/network/network-peers';
import { controlPlaneTolerations } from '../../kubernetes/pod/control-plane-tolerations';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import { checkForm } from '../../kubernetes/validation/syntax';
import { KubernetesVersion } from '../../kubernetes/version';
import type { ValidationError } from '../../reporting/validation-error';
import { checkConfig } from '../config/checks/check-config';
import { type PodSurroundings, podErrors, podWarnings } from '../config/checks/pod';
import { FluentdDialect } from '../config/dialect';
import type { HostDirectory } from '../host-directory';
import { checkAgent, fluentdFor, pluginErrors } from '../images/compatibility';
import type { FluentdContract } from '../images/contracts';
import type { FluentdImage } from '../images/image';
import { exportsMetrics } from '../metrics-sources';
import type { BuiltPipeline } from '../pipeline';
import type { ElasticsearchConnection } from '../pipeline-context';
import { pluginFiles } from '../plugins/plugins';
import { AgentLog } from './log';
import type { FluentdAgentProps } from './options';

/** The variable with the password of Elasticsearch. The configuration refers to it, and a Secret provides its value. */
export const ELASTICSEARCH_PASSWORD = 'ELASTICSEARCH_PASSWORD';

/** The variable with the API key of Elasticsearch, likewise. */
export const ELASTICSEARCH_API_KEY = 'ELASTICSEARCH_API_KEY';

/** The options of a FluentdAgent, complete. */
export interface AgentSpec {
  readonly image: FluentdImage;
  readonly contract: FluentdContract;
  readonly minor: number;
  readonly namespace: string;
  /** The namespace that is given; undefined for that of the chart. */
  readonly givenNamespace: string | undefined;
  readonly name: string;
  readonly account: Account;
  readonly addOnLabels: boolean;
  /** The directory of position files and buffers, which no other agent uses. */
  readonly state: HostDirectory | undefined;
  readonly dockerDataRoot: string;
  readonly endpoint: ElasticsearchEndpoint;
  /** How the metadata filter reaches the API server. */
  readonly apiServer: ApiServerOptions;
  readonly apiServerCidr: string | undefined;
  readonly seLinuxType: string | undefined;
  /** Where Fluentd writes its own log; undefined for the log of its container. */
  readonly log: AgentLog | undefined;
  /** The command; undefined for the command of the image. */
  readonly command: string[] | undefined;
  /** The labels that the DaemonSet selects. */
  readonly selector: Readonly<Record<string, string>>;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly tolerations: PodSpec['tolerations'];
  /** Absent if the target does not allow it in the namespace. */
  readonly priorityClassName: string | undefined;
  /** Whether the configuration exports metrics, which the liveness probe requests. */
  readonly exportsMetrics: boolean;
  readonly configMapName: string;
  readonly dialect: FluentdDialect;
  readonly pipeline: BuiltPipeline;
  /** The data of the ConfigMap: the configuration and its plugins. Absent with the configuration of the image. */
  readonly files: (() => Readonly<Record<string, string>>) | undefined;
  readonly podOptions: PodOptions;
  readonly pullSecrets: { readonly name: string }[];
}

/** Resolves the options with the defaults of the image and the target. */
export function resolveAgent(scope: IConstruct, props: FluentdAgentProps): AgentSpec {
  const image = props.image ?? fluentdFor(props.elasticsearch.endpoint.major);
  const contract = image._contract;
  const { minor } = KubernetesVersion.of(scope);
  const namespace = props.namespace ?? Chart.of(scope).namespace ?? '';
  const name = props.name ?? contract.name;
  const state = contract.state && { ...contract.state, path: `${contract.state.path}/${namespace}-${name}` };
  const dockerDataRoot = props.dockerDataRoot ?? '/var/lib/docker';
  const apiServer = props.apiServer ?? {};
  const pipeline = (props.pipeline ?? contract.pipeline)._build({
    minor,
    api: apiParameters(apiServer),
    elasticsearch: elasticsearchConnection(props.elasticsearch.endpoint, namespace),
    agent: { namespace, name, containerName: contract.containerName },
    stateDirectory: state?.path,
  });
  const { config } = pipeline;
  const plugins = pipeline.ownPlugins ? pluginFiles() : {};
  const addOnLabels = props.addOnLabels ?? contract.addOn;
  // The labels of the add-on are kept, unless there can be two agents.
  const instance: Record<string, string> =
    contract.addOn && props.name === undefined ? {} : { 'app.kubernetes.io/instance': name };
  const allowsPriority = namespace === 'kube-system' || hasBehavior(minor, 'systemPriorityEverywhere');
  const tolerateAll = props.tolerateAllTaints ?? !contract.addOn;
  const log = props.log ?? (contract.logsToFileOf === undefined ? undefined : AgentLog.file());
  const dialect = contract.dialect === '0.12' ? FluentdDialect.V0_12 : FluentdDialect.V1;
  return {
    image,
    contract,
    minor,
    namespace,
    givenNamespace: props.namespace,
    name,
    account: props.serviceAccount ?? (contract.ownAccount ? Account.create(name) : Account.namespaceDefault()),
    addOnLabels,
    state,
    dockerDataRoot,
    endpoint: props.elasticsearch.endpoint,
    apiServer,
    apiServerCidr: props.apiServerCidr,
    seLinuxType: props.seLinuxType,
    log,
    command: contract.logsToFileOf === undefined ? undefined : log?._command(contract.logsToFileOf),
    selector: { ...withAddOnLabels(addOnLabels, contract.selector), ...instance },
    podLabels: { ...withAddOnLabels(addOnLabels, contract.podLabels), ...instance },
    tolerations: tolerateAll ? [{ operator: 'Exists' }] : controlPlaneTolerations(minor),
    priorityClassName: allowsPriority ? contract.priorityClassName : undefined,
    exportsMetrics: contract.ports !== undefined && (config === undefined || exportsMetrics(config)),
    configMapName: props.name === undefined ? contract.configMapName : `${name}-config`,
    dialect,
    pipeline,
    files: config && (() => ({ [contract.configKey]: config.render(dialect), ...plugins })),
    podOptions: props.pod ?? {},
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
  };
}

/** The errors of the configuration. */
export function configErrors({
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

/** Errors of the options. */
export function specErrors(spec: AgentSpec): ValidationError[] {
  const { config, given, dialect } = spec.pipeline;
  // A pipeline of this library is written for its pod.
  const own = config === undefined || dialect !== undefined;
  return [
    ...checkForm('dnsSubdomain', 'agent.name', spec.name),
    ...labelErrors(spec.name),
    ...checkForm('dnsLabel', 'agent.namespace', spec.givenNamespace),
    ...checkForm('seLinuxType', 'agent.seLinuxType', spec.seLinuxType),
    ...checkForm('absolutePath', 'agent.dockerDataRoot', spec.dockerDataRoot),
    ...checkCidrs('agent.apiServerCidr', [spec.apiServerCidr]),
    ...checkApiServer('agent.apiServer', spec.apiServer),
    ...spec.image._errorsOf('agent.image'),
    // By default the account has the name of the agent.
    ...spec.account._errorsOf('agent.serviceAccount').map((error) => ({ ...error, derivedFrom: String(error.value) })),
    ...spec.pipeline.errors,
    // What is wrong in a configuration of this library follows from the options of its pipeline.
    ...(dialect !== undefined && spec.pipeline.errors.length > 0
      ? []
      : [...(config?._errorsIn(spec.dialect) ?? []), ...(given ? [] : configErrors(spec))]),
    ...(own ? [] : podErrors(config, surroundings(spec))),
    ...understands(spec),
    ...checkAgent(spec.image, spec.endpoint),
    ...(spec.pipeline.ownPlugins ? pluginErrors(spec.image, spec.minor) : []),
    ...secretNamespaceErrors('agent.namespace', spec.endpoint, spec.namespace),
    ...addOnLabelErrors('agent.addOnLabels', spec.addOnLabels, spec.contract.labels),
    ...logErrors(spec),
    ...metricsErrors(spec),
  ];
}

/** The name of the agent is a label of its pods. */
function labelErrors(name: string): ValidationError[] {
  if (name.length <= 63) return [];
  const expected = 'at most 63 characters, because it is a label of the pods';
  return [{ option: 'agent.name', value: name, expected, action: 'choose a shorter name' }];
}

/** Warnings about a configuration that works in the pod, but may not be intended. */
export function podConfigWarnings(spec: AgentSpec): ValidationError[] {
  const { config, dialect } = spec.pipeline;
  return config === undefined || dialect !== undefined ? [] : podWarnings(config, surroundings(spec));
}

function surroundings({ contract, state, apiServer, endpoint, namespace }: AgentSpec): PodSurroundings {
  const readOnly = contract.securityContext?.readOnlyRootFilesystem === true;
  const directory = state?.path ?? '/var/log';
  return {
    writable: readOnly ? [directory, ...(contract.scratch === undefined ? [] : [contract.scratch])] : undefined,
    state: directory,
    clientCertificate: apiServer.clientCertificate !== undefined,
    elasticsearchHosts: [hostFrom(endpoint, namespace), endpoint.host],
  };
}

/** Each pipeline of this library supports the plugins of one Fluentd dialect. */
function understands({ contract, dialect, pipeline }: AgentSpec): ValidationError[] {
  if (pipeline.dialect === undefined || pipeline.dialect === dialect) return [];
  const action = 'leave pipeline out, or choose the image that it is for';
  const value = `a pipeline for Fluentd ${pipeline.dialect} with ${contract.published}`;
  return [{ option: 'agent.pipeline', value, expected: `a pipeline for Fluentd ${dialect} with this image`, action }];
}

function logErrors({ contract, log }: AgentSpec): ValidationError[] {
  if (log === undefined || contract.logsToFileOf !== undefined) return log?._errors ?? [];
  const expected = 'no log option: this image logs to its container, which the kubelet rotates';
  return [{ option: 'agent.log', value: 'a file', expected, action: 'leave the option out' }];
}

/** Fluentd would not start with a source that it does not have. */
function metricsErrors({ contract, pipeline }: AgentSpec): ValidationError[] {
  if (!pipeline.addsMetrics || contract.ports !== undefined) return [];
  const expected = 'false with this image, which has no plugin for metrics';
  return [{ option: 'agent.pipeline.metrics', value: true, expected, action: 'leave metrics out' }];
}

function apiParameters({ clientCertificate, ...access }: ApiServerOptions) {
  return {
    caFile: access.caFile ?? clientCertificate?.caFile,
    clientCert: clientCertificate?.certificateFile,
    clientKey: clientCertificate?.keyFile,
    bearerTokenFile: access.bearerTokenFile,
    kubernetesUrl: access.url === undefined ? undefined : `${access.url.replace(/\/$/, '')}/api`,
    verifySsl: access.verifyTls,
  };
}

function elasticsearchConnection(endpoint: ElasticsearchEndpoint, namespace: string): ElasticsearchConnection {
  return {
    endpoint,
    host: hostFrom(endpoint, namespace),
    passwordEnv: endpoint.agentCredentials && ELASTICSEARCH_PASSWORD,
    apiKeyEnv: endpoint.agentApiKey && ELASTICSEARCH_API_KEY,
    caFile: endpoint.caSecret && CA_FILE,
  };
}
