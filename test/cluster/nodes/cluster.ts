import { readManifests } from '../manifests/manifests';
import type { ApiObject } from '../server/api-object';
import { ControlPlane, type ControlPlaneOptions } from '../server/control-plane';
import { until } from '../server/wait';
import { KubeletStandIn } from './kubelet-stand-in';
import { registerNodes } from './nodes';
import { unsettledOf } from './settled';
import { VolumeStandIn } from './volume-stand-in';

/** A real control plane with nodes on which nothing runs. */
export class Cluster {
  static async start(options: Partial<ControlPlaneOptions> = {}): Promise<Cluster> {
    const plane = await ControlPlane.start({ controllers: true, ...options });
    await registerNodes(plane.api);
    return new Cluster(plane, new KubeletStandIn(plane.api), await VolumeStandIn.start(plane.api));
  }

  private constructor(
    readonly plane: ControlPlane,
    readonly kubelet: KubeletStandIn,
    private readonly volumes: VolumeStandIn,
  ) {}

  /** Polls while all parts of the cluster run. */
  until<T>(what: string | (() => string), attempt: () => Promise<T | undefined | false>): Promise<T> {
    return until(what, async () => {
      this.plane.run.assertRunning();
      this.kubelet.assertRunning();
      this.volumes.assertRunning();
      return attempt();
    });
  }

  /** Applies a folder of manifests and waits until the controllers are done with it. */
  async apply(folder: string): Promise<void> {
    await this.plane.kubectlOk('apply', '-f', folder);
    await this.settled(readManifests(folder));
  }

  /** Waits until the controllers have nothing left to do for these objects. */
  async settled(objects: readonly ApiObject[]): Promise<void> {
    let waiting: string | undefined;
    const attempt = async () => {
      waiting = await unsettledOf(this.plane.api, objects);
      return waiting === undefined;
    };
    await this.until(() => `the controllers (${waiting})`, attempt);
  }

  /** An object as the server has it. */
  async read(object: ApiObject): Promise<ApiObject> {
    return this.plane.api.ok('GET', await this.plane.api.path(object));
  }

  /** The pods of a workload. */
  async podsOf({ metadata, spec }: ApiObject): Promise<ApiObject[]> {
    const labels = Object.entries(spec.selector.matchLabels as Record<string, string>);
    return this.pods(metadata.namespace ?? 'default', labels.map(([key, value]) => `${key}=${value}`).join(','));
  }

  async pods(namespace: string, selector = ''): Promise<ApiObject[]> {
    const query = selector ? `?labelSelector=${encodeURIComponent(selector)}` : '';
    return (await this.plane.api.ok('GET', `/api/v1/namespaces/${namespace}/pods${query}`)).items;
  }

  async end(): Promise<void> {
    try {
      await this.kubelet.end();
      await this.volumes.end();
    } finally {
      await this.plane.end();
    }
  }
}
