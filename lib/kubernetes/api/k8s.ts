/** The types of the Kubernetes API that users pass to this library. */
export * from './pod-types';
export * from './values';
