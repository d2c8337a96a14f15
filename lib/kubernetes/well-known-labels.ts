/** The name of a namespace, on every namespace from Kubernetes 1.21 on. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** The name of a node. */
export const HOSTNAME = 'kubernetes.io/hostname';

/** The zone of a node. */
export const ZONE = 'topology.kubernetes.io/zone';

/** Not a label of Kubernetes, but a custom: the annotation of a pod template whose change replaces the pods. */
export const CONFIG_DIGEST = 'checksum/config';
