/** Where the container logs of a node lie, and what their paths say. */
export interface LogLayout {
  /** The files, those that the kubelet has rotated but not yet compressed among them. */
  readonly paths: readonly string[];
  /** Files that are never read. */
  readonly never: readonly string[];
  /** What the metadata filter reads out of a tag. */
  readonly tagRegexp: string;
  /** The files of one container, where `*` stands for anything. */
  readonly filesOf: (container: ContainerPattern) => string;
}

/** Which containers are meant. A `*` stands for any number of characters; what is left out stands for all. */
export interface ContainerPattern {
  /**
   * The namespace.
   * @default *
   */
  readonly namespace?: string;
  /**
   * The name of the pod, `web-*` for those of a Deployment `web`.
   * @default *
   */
  readonly pod?: string;
  /**
   * The name of the container.
   * @default *
   */
  readonly container?: string;
}

/** The first minor whose kubelet keeps logs in `/var/log/pods/NAMESPACE_POD_UID/CONTAINER/` (kubernetes pull 74441). */
const PODS_DIRECTORY = 14;

/**
 * Rotated files are read on under their new name, also by an agent that was away while they were rotated. A link in
 * `/var/log/containers` leads to the newest file alone.
 */
const PODS: LogLayout = {
  paths: ['/var/log/pods/*/*/*.log', '/var/log/pods/*/*/*.log.*'],
  never: ['/var/log/pods/*/*/*.gz', '/var/log/pods/*/*/*.tmp'],
  tagRegexp:
    'var\\.log\\.pods\\.(?<namespace>[^_]+)_(?<pod_name>[^_]+)_(?<pod_uuid>[a-z0-9-]+)\\.(?<container_name>[^.]+)\\.\\d+\\.log',
  filesOf: ({ namespace = '*', pod = '*', container = '*' }) =>
    `/var/log/pods/${namespace}_${pod}_*/${container}/*.log*`,
};

const CONTAINERS: LogLayout = {
  paths: ['/var/log/containers/*.log'],
  never: [],
  tagRegexp:
    'var\\.log\\.containers\\.(?<pod_name>[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)_(?<namespace>[^_]+)_(?<container_name>.+)-(?<docker_id>[a-z0-9]{64})\\.log',
  filesOf: ({ namespace = '*', pod = '*', container = '*' }) =>
    `/var/log/containers/${pod}_${namespace}_${container}-*.log`,
};

/** The layout of the nodes of a Kubernetes minor. */
export function layoutOf(minor: number): LogLayout {
  return minor < PODS_DIRECTORY ? CONTAINERS : PODS;
}
