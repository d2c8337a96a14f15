import { createHash } from 'node:crypto';
import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Account } from '../api-access/account';
import { accountObjects } from '../api-access/account-objects';
import { type ApiServerAccess, checkApiServerAccess } from '../api-access/api-server-access';
import { hostFrom, type IElasticsearch } from '../elasticsearch/endpoint';
import { type Fault, reportFaults } from '../faults';
import { advise } from '../findings';
import { ADD_ON_ADVICE, withAddOnLabels } from '../images/add-on-labels';
import { FluentdImage } from '../images/fluentd-image';
import { ImageSource } from '../images/image-source';
import { Manifest } from '../kubernetes/manifest';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { type PodParts, podFaults, podTemplate } from '../kubernetes/pod/pod-template';
import { checkForm } from '../kubernetes/syntax';
import { KubernetesVersion } from '../kubernetes/version';
import { AgentLog } from './agent-log';
import { agentPod, STORE_CA_DIRECTORY } from './agent-pod';
import type { FluentdConfig } from './config/config';
import { FluentdDialect } from './config/dialect';
import { FluentdPipeline } from './pipeline';

/** How the agent runs. */
export interface FluentdAgentOptions {
  /**
   * The image, which decides the names and the dialect of the configuration.
   * @default - what the compatibility table recommends for the target
   */
  readonly image?: FluentdImage;

  /**
   * The name of DaemonSet and ConfigMap, where it is not to be the image's own.
   * @default - as the image's manifests have always called them
   */
  readonly name?: string;

  /**
   * What is read, and what is made of it.
   * @default - the pipeline of the image
   */
  readonly pipeline?: FluentdPipeline;

  /**
   * The account of the pods.
   * @default - the namespace's `default` for the add-on images, else an account of its own
   */
  readonly serviceAccount?: Account;

  /**
   * How the metadata filter reaches the API server.
   * @default - with the account's token
   */
  readonly apiServer?: ApiServerAccess;

  /**
   * Docker's data root, if it is not the usual one: links in `/var/log/containers` lead there.
   * @default /var/lib/docker
   */
  readonly dockerDataRoot?: string;

  /**
   * Where the program's own log goes; images that log to their container's log take none.
   * @default AgentLog.file() for the add-on images
   */
  readonly log?: AgentLog;

  /**
   * Whether the labels of the cluster add-on manager are written where the original has them.
   * @default true
   */
  readonly addOnLabels?: boolean;

  /**
   * What is added to every pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** The agent. */
export interface FluentdAgentProps extends FluentdAgentOptions {
  /** Where the logs go. */
  readonly elasticsearch: IElasticsearch;
}

/** Fluentd on every node: a DaemonSet, its configuration and its account. */
export class FluentdAgent extends Construct {
  /** The DaemonSet. */
  public readonly daemonSet: ApiObject;
  /** The ConfigMap with the configuration; absent where the image's own is used. */
  public readonly configMap?: ApiObject;
  /** The configuration, as it is rendered into the ConfigMap; absent where the image's own is used. */
  public readonly config?: FluentdConfig;

  constructor(scope: Construct, id: string, props: FluentdAgentProps) {
    super(scope, id);
    const image = props.image ?? FluentdImage.ADD_ON_1_22;
    const contract = image._contract;
    const namespace = Chart.of(this).namespace ?? '';
    const name = props.name ?? contract.name;
    const account = props.serviceAccount ?? (contract.ownAccount ? Account.create(name) : Account.namespaceDefault());
    const addOn = contract.addOn && (props.addOnLabels ?? true);
    const pipeline = props.pipeline ?? FluentdPipeline.addOn();
    const built = pipeline._build(pipelineContext(props, namespace));
    this.config = built.config;
    const dialect = contract.dialect === '0.12' ? FluentdDialect.V0_12 : FluentdDialect.V1;
    const text = this.config?.render(dialect);

    accountObjects(this, {
      account,
      namespace,
      roleName: `${name}-${namespace}`,
      labels: withAddOnLabels(false, contract.labels),
      clusterRules: [{ apiGroups: [''], resources: ['namespaces', 'pods'], verbs: ['get', 'list', 'watch'] }],
    });
    const configMapName = props.name === undefined ? contract.configMapName : `${name}-config`;
    if (text !== undefined) {
      const data = { [contract.configKey]: text };
      this.configMap = new Manifest(this, 'ConfigMap', 'ConfigMap', {
        metadata: { name: configMapName, namespace },
        data,
      });
    }
    const parts = this.pod(
      props,
      image,
      account,
      text === undefined ? undefined : { name: configMapName, text },
      addOn,
    );
    this.daemonSet = new Manifest(this, 'DaemonSet', 'DaemonSet', {
      metadata: { name, namespace, labels: withAddOnLabels(addOn, contract.labels) },
      spec: {
        selector: { matchLabels: withAddOnLabels(addOn, contract.selector) },
        updateStrategy: { type: 'RollingUpdate' },
        template: podTemplate(parts, props.pod),
      },
    });
    if (addOn) advise(this, ADD_ON_ADVICE);
    reportFaults(this, (): Fault[] => [
      ...checkForm('dnsSubdomain', 'agent.name', name),
      ...image._faults,
      ...account._faults,
      ...built.faults,
      ...(built.config?._faultsIn(dialect) ?? []),
      ...checkApiServerAccess('agent.apiServer', props.apiServer),
      ...checkForm('absolutePath', 'agent.dockerDataRoot', props.dockerDataRoot),
      ...this.logFaults(props, contract.logsToFileOf !== undefined),
      ...podFaults('agent.pod', parts, props.pod),
    ]);
  }

  private pod(
    props: FluentdAgentProps,
    image: FluentdImage,
    account: Account,
    given: { readonly name: string; readonly text: string } | undefined,
    addOn: boolean,
  ): PodParts {
    const contract = image._contract;
    const source = ImageSource.at(this);
    const version = KubernetesVersion.at(this);
    const log = props.log ?? AgentLog.file();
    if (contract.logsToFileOf !== undefined && log._grows) {
      advise(
        this,
        'nobody cuts off the log file of td-agent on the nodes, as in the original: AgentLog.rotatedFile() does.',
      );
    }
    const dockerDataRoot = props.dockerDataRoot ?? '/var/lib/docker';
    return agentPod({
      contract,
      minor: version.minor,
      image: image._use(this),
      imagePullSecrets: source.pullSecrets.map((secret) => ({ name: secret.name })),
      serviceAccountName: account.podSpecName,
      labels: withAddOnLabels(addOn, contract.podLabels),
      annotations: {
        ...contract.podAnnotations,
        ...(given && version.isAtLeast(ROLLS_BY_ITSELF) ? { [DIGEST]: digest(given.text) } : {}),
      },
      log,
      configMapName: given?.name,
      dockerLogs: { volume: 'varlibdockercontainers', path: `${dockerDataRoot}/containers`, readOnly: true },
      apiServer: props.apiServer ?? {},
      endpoint: props.elasticsearch.endpoint,
      env: contract.env,
    });
  }

  private logFaults(props: FluentdAgentProps, toFile: boolean): Fault[] {
    if (props.log === undefined || toFile) return props.log?._faults ?? [];
    const allowed = 'no log option: this image logs to its container, which the kubelet rotates';
    return [{ subject: 'agent.log', value: 'a file', allowed, remedy: 'leave the option out' }];
  }
}

/** DaemonSets replace their pods by themselves from this version on; a new configuration is then a new template. */
const ROLLS_BY_ITSELF = '1.6';
const DIGEST = 'checksum/config';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function pipelineContext(props: FluentdAgentProps, namespace: string) {
  const { endpoint } = props.elasticsearch;
  const { clientCertificate, ...access } = props.apiServer ?? {};
  return {
    api: {
      caFile: access.caFile ?? clientCertificate?.caFile,
      clientCert: clientCertificate?.certificateFile,
      clientKey: clientCertificate?.keyFile,
      bearerTokenFile: access.bearerTokenFile,
      kubernetesUrl: access.url === undefined ? undefined : `${access.url.replace(/\/$/, '')}/api`,
      verifySsl: access.verifyTls,
    },
    store: {
      host: hostFrom(endpoint, namespace),
      port: endpoint.port,
      scheme: endpoint.scheme,
      major: endpoint.major,
      caFile: endpoint.caSecret ? `${STORE_CA_DIRECTORY}/ca.crt` : undefined,
    },
  };
}
