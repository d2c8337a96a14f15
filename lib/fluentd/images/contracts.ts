import { FLUENTD_DAEMONSET_RUBY, type FluentdDaemonsetMajor, fluentdDaemonset } from '../../images/fluentd-daemonset';
import type { ContainerSpec, Metadata } from '../../kubernetes/api/api-json';
import type { HostDirectory } from '../host-directory';
import { METRICS_PORT, METRICS_PORT_NAME } from '../metrics-endpoint';
import { FluentdPipeline } from '../pipeline';
import { DAEMONSET_PLUGINS, type InstalledPlugins } from './plugins';

/** What a Fluentd image expects, and what its objects are called. */
export interface FluentdContract {
  /** The reference of the publisher. */
  readonly published: string;
  /** `0.12` or `1`: how its configuration is written. */
  readonly dialect: '0.12' | '1';
  /** The default configuration. */
  readonly pipeline: FluentdPipeline;
  /** The major versions of Elasticsearch that its plugin supports. */
  readonly elasticsearchMajors: readonly number[];
  readonly name: string;
  readonly containerName: string;
  readonly configMapName: string;
  readonly configKey: string;
  /** The directory that the ConfigMap covers. */
  readonly configDirectory: string;
  /** The program where its standard output goes to a file of the node; absent where it goes to the container's log. */
  readonly logsToFileOf?: string;
  readonly selector: Record<string, string>;
  readonly podLabels: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly podAnnotations?: Metadata['annotations'];
  /** The node's logs. */
  readonly logs: HostDirectory;
  /** The directory of position files and buffers; absent if they are in the directory of the logs. */
  readonly state?: HostDirectory;
  /** A directory that the program writes to although nothing in it is kept. */
  readonly scratch?: string;
  readonly env: NonNullable<ContainerSpec['env']>;
  readonly resources: ContainerSpec['resources'];
  readonly securityContext?: ContainerSpec['securityContext'];
  readonly ports?: ContainerSpec['ports'];
  readonly livenessProbe?: ContainerSpec['livenessProbe'];
  readonly priorityClassName?: string;
  readonly terminationGracePeriodSeconds: number;
  /** Whether a NetworkPolicy limits its connections, if the target supports NetworkPolicy. */
  readonly restrictsNetwork: boolean;
  /** Whether its objects have the labels of the cluster add-on manager. */
  readonly addOn: boolean;
  /** Whether the agent gets an account of its own, as least privilege asks, or the namespace's `default`. */
  readonly ownAccount: boolean;
  /** The plugins of the image; absent if they are not known. */
  readonly plugins?: InstalledPlugins;
  /** The path of Ruby in the image, for programs of this library. */
  readonly ruby: string;
}

const STANDARD = { 'app.kubernetes.io/name': 'fluentd', 'app.kubernetes.io/component': 'log-agent' };
const STATE_DIRECTORY = '/var/lib/fluentd';

function daemonSetImage(elasticsearchMajor: FluentdDaemonsetMajor): FluentdContract {
  return {
    published: fluentdDaemonset(elasticsearchMajor),
    dialect: '1',
    pipeline: FluentdPipeline.containers(),
    elasticsearchMajors: [elasticsearchMajor],
    name: 'fluentd',
    containerName: 'fluentd',
    configMapName: 'fluentd-config',
    configKey: 'fluent.conf',
    configDirectory: '/fluentd/etc',
    selector: STANDARD,
    podLabels: STANDARD,
    labels: STANDARD,
    logs: { volume: 'varlog', path: '/var/log', readOnly: true },
    state: { volume: 'state', path: STATE_DIRECTORY, readOnly: false },
    // The supervisor's socket is made in /tmp, whatever TMPDIR says.
    scratch: '/tmp',
    env: [
      { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
      // The Ruby of the images has YJIT, which is off by default.
      { name: 'RUBY_YJIT_ENABLE', value: '1' },
      // The entrypoint of the image for Elasticsearch 7 edits its configuration otherwise, which a ConfigMap rejects.
      { name: 'FLUENT_ELASTICSEARCH_SED_DISABLE', value: 'true' },
      // glibc keeps memory for each thread by itself.
      { name: 'MALLOC_ARENA_MAX', value: '2' },
    ],
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    // Log files belong to root: uid 0 reads them without any capability.
    securityContext: {
      runAsUser: 0,
      runAsGroup: 0,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    ports: [{ containerPort: METRICS_PORT, name: METRICS_PORT_NAME, protocol: 'TCP' }],
    // The worker answers for itself; a full buffer is no reason to be killed.
    livenessProbe: {
      httpGet: { path: '/metrics', port: METRICS_PORT_NAME },
      initialDelaySeconds: 60,
      periodSeconds: 30,
      timeoutSeconds: 10,
      failureThreshold: 6,
    },
    priorityClassName: 'system-node-critical',
    terminationGracePeriodSeconds: 60,
    restrictsNetwork: true,
    addOn: false,
    ownAccount: true,
    plugins: DAEMONSET_PLUGINS,
    ruby: FLUENTD_DAEMONSET_RUBY,
  };
}

/** By the major version of Elasticsearch: each image contains the client of one. */
export const FLUENTD_1_19_3 = { 7: daemonSetImage(7), 8: daemonSetImage(8), 9: daemonSetImage(9) };
