/** A directory of the node that the agent mounts. */
export interface HostDirectory {
  readonly volume: string;
  readonly path: string;
  readonly readOnly: boolean;
}
