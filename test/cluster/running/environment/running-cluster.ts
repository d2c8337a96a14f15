import { Kubelet } from '../../kubelet/kubelet';
import type { Pod } from '../../kubelet/pod';
import type { PodWorker } from '../../kubelet/pod-worker';
import { ClusterNetwork } from '../../network/cluster-network';
import { KubeletStandIn } from '../../nodes/kubelet-stand-in';
import { type NodeKind, registerNodes } from '../../nodes/nodes';
import { VolumeStandIn } from '../../nodes/volume-stand-in';
import type { ApiObject } from '../../server/api-object';
import { ControlPlane } from '../../server/control-plane';
import { until } from '../../server/wait';

const NODES: readonly NodeKind[] = [
  { name: 'machine-a', zone: 'a' },
  { name: 'machine-b', zone: 'b' },
  { name: 'machine-c', zone: 'c' },
];

/** A cluster whose pods really run: a control plane, kubelets, a network, and directories for volumes. */
export class RunningCluster {
  static async start(): Promise<RunningCluster> {
    const plane = await ControlPlane.start({ controllers: true });
    await registerNodes(plane.api, NODES);
    const network = await ClusterNetwork.start(plane.api);
    return new RunningCluster(plane, network, await VolumeStandIn.start(plane.api));
  }

  readonly kubelet: Kubelet;
  private readonly standIn: KubeletStandIn;

  private constructor(
    readonly plane: ControlPlane,
    private readonly network: ClusterNetwork,
    private readonly volumes: VolumeStandIn,
  ) {
    this.kubelet = new Kubelet(plane.api, network.pods, plane.run, (pod) => !isOfKibana(pod));
    this.standIn = new KubeletStandIn(plane.api, isOfKibana);
  }

  /** Polls while all parts of the cluster run. */
  until<T>(what: string | (() => string), attempt: () => Promise<T | undefined | false>): Promise<T> {
    return until(what, async () => {
      this.plane.run.assertRunning();
      for (const part of [this.kubelet, this.network, this.volumes, this.standIn]) part.assertRunning();
      return attempt();
    });
  }

  async read(kind: string, namespace: string, name: string): Promise<ApiObject> {
    return this.plane.api.ok('GET', `${KINDS[kind]}/namespaces/${namespace}/${kind}/${name}`);
  }

  /** The objects of a namespace with these labels. */
  async list(kind: string, namespace: string, labels: Readonly<Record<string, string>>): Promise<ApiObject[]> {
    const selector = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    const query = `labelSelector=${encodeURIComponent(selector.join(','))}`;
    return (await this.plane.api.ok('GET', `${KINDS[kind]}/namespaces/${namespace}/${kind}?${query}`)).items;
  }

  /** What runs a pod. */
  async worker(namespace: string, name: string): Promise<PodWorker> {
    return this.kubelet.worker((await this.read('pods', namespace, name)) as unknown as Pod);
  }

  async end(): Promise<void> {
    const parts = [this.kubelet, this.standIn, this.volumes, this.network, this.plane];
    const failures: unknown[] = [];
    for (const part of parts) await part.end().catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}

const KINDS: Readonly<Record<string, string>> = {
  pods: '/api/v1',
  secrets: '/api/v1',
  configmaps: '/api/v1',
  persistentvolumeclaims: '/api/v1',
  statefulsets: '/apis/apps/v1',
  daemonsets: '/apis/apps/v1',
  jobs: '/apis/batch/v1',
};

/** Kibana does not run here: its pod and the Jobs that send requests to it are simulated. */
function isOfKibana({ metadata }: { readonly metadata: object }): boolean {
  const { labels = {} } = metadata as { labels?: Record<string, string> };
  return labels['app.kubernetes.io/name'] === 'kibana';
}
