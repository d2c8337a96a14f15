import type { Sourced } from './sourced';

/** How container logs lie on the nodes of a range of Kubernetes minors. */
export interface RuntimeFormat {
  readonly from: number;
  /** The last minor; undefined where all newer ones belong to it. */
  readonly to?: number;
  readonly format: Sourced;
}

/** Oldest first. */
export const RUNTIME_FORMATS: readonly RuntimeFormat[] = [
  {
    from: 3,
    to: 6,
    format: {
      value: "Docker's json-file",
      source: 'https://kubernetes.io/blog/2016/12/container-runtime-interface-cri-in-kubernetes/',
    },
  },
  {
    from: 7,
    to: 23,
    format: {
      value: "Docker's json-file, or CRI with containerd and CRI-O",
      source: 'https://kubernetes.io/blog/2018/05/24/kubernetes-containerd-integration-goes-ga/',
    },
  },
  {
    from: 24,
    format: {
      value: "CRI; Docker's json-file with cri-dockerd only",
      source: 'https://kubernetes.io/blog/2022/05/03/dockershim-historical-context/',
    },
  },
];
