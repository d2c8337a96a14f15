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
   * The name of DaemonSet and ConfigMap, where it is not to be the image's own.
   * @default - as the image's manifests have always called them
   */
  readonly name?: string;

  /**
   * The namespace of the agent's objects, where it is not the chart's: an agent mounts directories of its node, which
   * no namespace allows whose pods are restricted.
   * @default - the chart's
   */
  readonly namespace?: string;

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
  readonly apiServer?: ApiServerOptions;

  /**
   * The addresses of the API server in CIDR notation, for the agent's NetworkPolicy, such as `10.0.0.1/32`.
   * @default - any address, on the ports 443 and 6443
   */
  readonly apiServerCidr?: string;

  /**
   * Docker's data root, if it is not the usual one: links in `/var/log/containers` lead there.
   * @default /var/lib/docker
   */
  readonly dockerDataRoot?: string;

  /**
   * The SELinux type of the container. Nodes with SELinux enforced, as those of OpenShift are, let no ordinary container
   * read the logs of others; `spc_t` is the type that is not confined, and short of a privileged container.
   * @default - what the runtime gives
   */
  readonly seLinuxType?: string;

  /**
   * Where the program's own log goes; images that log to their container's log take none.
   * @default AgentLog.file() for the add-on images
   */
  readonly log?: AgentLog;

  /**
   * Whether the objects have the labels of the cluster add-on manager. `true` needs an image of the add-on.
   * @default - true with images of the add-on, whose original manifests have them
   */
  readonly addOnLabels?: boolean;

  /**
   * Whether the pods tolerate every taint, so that every Linux node has an agent; otherwise those of control plane nodes
   * alone.
   * @default true, and false for the add-on images
   */
  readonly tolerateAllTaints?: boolean;

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
