import type { ApiClient } from '../server/api-client';
import type { ApiObject } from '../server/api-object';
import { Loop } from './loop';

const PROVISIONER = 'volumes.test';

/** Simulates a storage driver: creates a PersistentVolume for each claim of the default class, with nothing behind it. */
export class VolumeStandIn {
  static async start(api: ApiClient): Promise<VolumeStandIn> {
    await api.ok('POST', '/apis/storage.k8s.io/v1/storageclasses', {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: PROVISIONER,
      volumeBindingMode: 'WaitForFirstConsumer',
    });
    return new VolumeStandIn(api);
  }

  private readonly loop: Loop;

  private constructor(private readonly api: ApiClient) {
    this.loop = new Loop(() => this.provisionAll());
  }

  assertRunning(): void {
    this.loop.assertRunning();
  }

  end(): Promise<void> {
    return this.loop.end();
  }

  private async provisionAll(): Promise<void> {
    const { items } = await this.api.ok('GET', '/api/v1/persistentvolumeclaims');
    for (const claim of items) if (isWaiting(claim)) await this.provision(claim);
  }

  private async provision(claim: ApiObject): Promise<void> {
    const { name, namespace, uid } = claim.metadata;
    const answer = await this.api.send('POST', '/api/v1/persistentvolumes', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `pv-${uid}`, annotations: { 'pv.kubernetes.io/provisioned-by': PROVISIONER } },
      spec: {
        accessModes: claim.spec.accessModes,
        capacity: claim.spec.resources.requests,
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, uid },
        csi: { driver: PROVISIONER, volumeHandle: String(uid) },
        storageClassName: claim.spec.storageClassName,
        persistentVolumeReclaimPolicy: 'Delete',
        volumeMode: claim.spec.volumeMode,
      },
    });
    if (answer.status !== 201 && answer.status !== 409) {
      throw new Error(`volume stand-in: ${answer.status} ${answer.body?.message}`);
    }
  }
}

function isWaiting({ spec, metadata, status }: ApiObject): boolean {
  const annotations = (metadata.annotations ?? {}) as Record<string, string>;
  const scheduled = annotations['volume.kubernetes.io/selected-node'] !== undefined;
  return status?.phase === 'Pending' && !spec.volumeName && scheduled && !metadata.deletionTimestamp;
}
