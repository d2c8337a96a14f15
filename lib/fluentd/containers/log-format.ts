import { hasBehavior } from '../../kubernetes/behaviors';
/** The log format of the container runtime of the nodes. */
export enum ContainerLogFormat {
  /** `TIME STREAM TAG TEXT`: containerd, CRI-O, and every runtime from Kubernetes 1.24 on except cri-dockerd. */
  CRI = 'cri',
  /** JSON lines of Docker's json-file driver. */
  DOCKER_JSON = 'docker',
  /** Both formats, detected for each line: for a cluster whose nodes migrate from one runtime to another. */
  AUTO = 'auto',
}

/** The format of the nodes of a minor. */
export function formatOf(minor: number): ContainerLogFormat {
  return hasBehavior(minor, 'noDockershim') ? ContainerLogFormat.CRI : ContainerLogFormat.AUTO;
}
