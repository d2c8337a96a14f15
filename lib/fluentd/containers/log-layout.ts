import { hasBehavior } from '../../kubernetes/behaviors';
/** Where the container logs of a node are, and how to read names from their paths. */
export interface LogLayout {
  readonly paths: readonly string[];
  /** A regular expression of Ruby: `directory` is the same for all files of one container, and the rest names it. */
  readonly pattern: string;
}

/** Rotated files are in the directory of the current one, and are compressed one rotation later. */
const PODS: LogLayout = {
  paths: ['/var/log/pods/*/*/*.log', '/var/log/pods/*/*/*.log.*'],
  pattern:
    '^(?<directory>\\/var\\/log\\/pods\\/(?<namespace>[^_\\/]+)_(?<pod>[^_\\/]+)_(?<uid>[^\\/]+)\\/(?<container>[^\\/]+)\\/\\d+\\.log)(?:\\.\\d{8}-\\d{6}(?:\\.gz)?)?$',
};

/** Only the current file has a link; the plugin finds the rotated ones in the directory to which the link leads. */
const CONTAINERS: LogLayout = {
  paths: ['/var/log/containers/*.log'],
  pattern:
    '^(?<directory>\\/var\\/log\\/containers\\/(?<pod>[^_\\/]+)_(?<namespace>[^_\\/]+)_(?<container>[^\\/]+)-(?<id>[0-9a-f]{64})\\.log)$',
};

/** The layout of the nodes of a Kubernetes minor. */
export function layoutOf(minor: number): LogLayout {
  return hasBehavior(minor, 'podLogDirectories') ? PODS : CONTAINERS;
}
