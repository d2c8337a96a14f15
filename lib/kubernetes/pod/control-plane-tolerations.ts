import type { PodSpec } from '../api/api-json';

interface Taint {
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Taints that keep pods off control plane nodes, with the minors whose installers set them (kubeadm: `master` from 1.6
 * to 1.24, `control-plane` from 1.24; it is tolerated from 1.20 on, when the label came, for nodes that were upgraded).
 * Up to 1.5 DaemonSets ignore taints.
 */
const TAINTS: readonly Taint[] = [
  { key: 'node-role.kubernetes.io/master', first: 6, last: 25 },
  { key: 'node-role.kubernetes.io/control-plane', first: 20, last: Number.POSITIVE_INFINITY },
];

/** The tolerations with which a pod can run on control plane nodes of a minor. */
export function controlPlaneTolerations(minor: number): NonNullable<PodSpec['tolerations']> {
  const taints = TAINTS.filter(({ first, last }) => minor >= first && minor <= last);
  return taints.map(({ key }) => ({ key, operator: 'Exists', effect: 'NoSchedule' }));
}
