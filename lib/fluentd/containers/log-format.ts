/** What the container runtime of the nodes writes. */
export enum ContainerLogFormat {
  /** `TIME STREAM TAG TEXT`: containerd, CRI-O, and every runtime from Kubernetes 1.24 on except cri-dockerd. */
  CRI = 'cri',
  /** JSON lines of Docker's json-file driver. */
  DOCKER_JSON = 'docker',
  /** Both, told apart line by line: for the time in which nodes change their runtime. */
  AUTO = 'auto',
}

/** The format that nodes of a minor may have: the kubelet's own support for Docker ended in 1.24. */
export function formatOf(minor: number): ContainerLogFormat {
  return minor >= 24 ? ContainerLogFormat.CRI : ContainerLogFormat.AUTO;
}
