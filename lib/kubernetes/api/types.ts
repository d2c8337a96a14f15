/** The types of the Kubernetes API that this library uses, in their newest form. */
export * from './object-types';
export * from './pod-types';
export * from './values';
