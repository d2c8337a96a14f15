/** How changed nodes are replaced. */
export enum NodeUpdateStrategy {
  /** One node after another, each after the one before is ready. */
  ROLLING_UPDATE = 'RollingUpdate',

  /** Each node when you delete its pod, which gives you control over an upgrade. */
  ON_DELETE = 'OnDelete',
}
