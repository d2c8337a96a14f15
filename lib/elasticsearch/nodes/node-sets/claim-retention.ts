/** What happens to PersistentVolumeClaims, and so to the logs. */
export enum ClaimRetention {
  /** They stay. */
  RETAIN = 'Retain',

  /** They are deleted. Requires Kubernetes 1.27. */
  DELETE = 'Delete',
}
