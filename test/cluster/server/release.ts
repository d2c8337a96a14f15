/** The release for which the profiles in dist/ are. */
export const NEWEST = '1.37';

/** The Kubernetes release of the control plane: `CLUSTER_RELEASE`, or the newest. */
export const RELEASE = process.env.CLUSTER_RELEASE ?? NEWEST;

/** The same as the number after `1.`. */
export const MINOR = Number(RELEASE.split('.')[1]);
