import type { ApiClient } from '../server/api-client';

export interface NodeKind {
  readonly name: string;
  readonly zone: string;
  readonly os?: string;
  readonly arch?: string;
  readonly taint?: { readonly key: string; readonly value?: string };
}

/** A cluster of every kind of node that a DaemonSet for all nodes has to cope with. */
export const NODES: readonly NodeKind[] = [
  { name: 'control-plane', zone: 'a', taint: { key: 'node-role.kubernetes.io/control-plane' } },
  { name: 'worker-a', zone: 'a' },
  { name: 'worker-b', zone: 'b' },
  { name: 'worker-c', zone: 'c' },
  { name: 'arm', zone: 'b', arch: 'arm64' },
  { name: 'gpu', zone: 'c', taint: { key: 'nvidia.com/gpu', value: 'present' } },
  { name: 'windows', zone: 'a', os: 'windows' },
];

/** Registers the nodes, as their kubelets would. */
export async function registerNodes(api: ApiClient, nodes: readonly NodeKind[] = NODES): Promise<void> {
  for (const [index, node] of nodes.entries()) {
    const { name, zone, os = 'linux', arch = 'amd64', taint } = node;
    await api.ok('POST', '/api/v1/nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: {
        name,
        labels: {
          'kubernetes.io/hostname': name,
          'kubernetes.io/os': os,
          'kubernetes.io/arch': arch,
          'topology.kubernetes.io/region': 'region',
          'topology.kubernetes.io/zone': `zone-${zone}`,
        },
      },
      spec: { taints: taint ? [{ ...taint, effect: 'NoSchedule' }] : [] },
    });
    const resources = { cpu: '64', memory: '256Gi', pods: '110', 'ephemeral-storage': '1Ti' };
    const good = ['MemoryPressure', 'DiskPressure', 'PIDPressure'].map((type) => ({ type, status: 'False' }));
    const now = new Date().toISOString();
    await api.ok(
      'PATCH',
      `/api/v1/nodes/${name}/status`,
      {
        status: {
          capacity: resources,
          allocatable: resources,
          addresses: [{ type: 'InternalIP', address: nodeAddress(index) }],
          conditions: [...good, { type: 'Ready', status: 'True' }].map((condition) => ({
            ...condition,
            reason: 'StandIn',
            lastHeartbeatTime: now,
            lastTransitionTime: now,
          })),
        },
      },
      'application/strategic-merge-patch+json',
    );
  }
}

function nodeAddress(index: number): string {
  return `192.0.2.${index + 1}`;
}
