import type { ImmutableField } from './immutable-field';
import { NETWORK_FIELDS } from './network';
import { OTHER_FIELDS } from './other';
import { STORAGE_FIELDS } from './storage';
import { WORKLOAD_FIELDS } from './workloads';

/** Every field that an API server does not let you change. */
export const IMMUTABLE_FIELDS: readonly ImmutableField[] = [
  ...WORKLOAD_FIELDS,
  ...NETWORK_FIELDS,
  ...STORAGE_FIELDS,
  ...OTHER_FIELDS,
];
