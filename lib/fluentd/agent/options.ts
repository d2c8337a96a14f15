import type { Account } from '../../api-access/account';
import type { ApiServerOptions } from '../../api-access/api-server-access';
import type { IElasticsearch } from '../../elasticsearch/endpoint/endpoint';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { FluentdImage } from '../images/image';
import type { FluentdPipeline } from '../pipeline';
import type { AgentLog } from './log';

/** How the agent runs. */
export interface FluentdAgentOptions {
  /**
   * The image, which decides the names and the dialect of the configuration.
   * @default - what the compatibility table recommends for the target
   */
  readonly image?: FluentdImage;

  /**
   * The name of the DaemonSet and the ConfigMap.
   * @default - the names in the published manifests of the image
   */
  readonly name?: string;

  /**
   * The namespace of the agent's objects. An agent mounts directories of its node, which a namespace with the Pod
   * Security level `baseline` or `restricted` does not allow.
   * @default - the chart's
   */
  readonly namespace?: string;

  /**
   * Which logs the agent reads, and how it processes them.
   * @default - the pipeline of the image
   */
  readonly pipeline?: FluentdPipeline;

  /**
   * The account of the pods.
   * @default - the namespace's `default` for the add-on images, otherwise a new account
   */
  readonly serviceAccount?: Account;

  /**
   * How the metadata filter reaches the API server.
   * @default - with the account's token
   */
  readonly apiServer?: ApiServerOptions;

  /**
   * The addresses of the API server in CIDR notation, for the agent's NetworkPolicy, such as `10.0.0.1/32`.
   * @default - any address, on the ports 443 and 6443
   */
  readonly apiServerCidr?: string;

  /**
   * The data root of Docker. The links in `/var/log/containers` point to it.
   * @default /var/lib/docker
   */
  readonly dockerDataRoot?: string;

  /**
   * The SELinux type of the container. Nodes that enforce SELinux, such as those of OpenShift, do not let an ordinary
   * container read the logs of others. `spc_t` is not confined, and does not need a privileged container.
   * @default - the type that the runtime assigns
   */
  readonly seLinuxType?: string;

  /**
   * Where Fluentd writes its own log. It is an error with images that log to their container's log.
   * @default AgentLog.file() for the add-on images
   */
  readonly log?: AgentLog;

  /**
   * Whether the objects have the labels of the cluster add-on manager. `true` needs an image of the add-on.
   * @default - true with images of the add-on, whose original manifests have them
   */
  readonly addOnLabels?: boolean;

  /**
   * Whether the pods tolerate every taint, so that every Linux node runs an agent. Otherwise they tolerate the taints
   * of control plane nodes only.
   * @default true, and false for the add-on images
   */
  readonly tolerateAllTaints?: boolean;

  /**
   * Additions to every pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}

/** The agent. */
export interface FluentdAgentProps extends FluentdAgentOptions {
  /** Where the logs go. */
  readonly elasticsearch: IElasticsearch;
}
