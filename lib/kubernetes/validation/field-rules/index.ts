import { CONTAINER_FIELDS } from './containers';
import type { FieldRule } from './field-rule';
import { METADATA_FIELDS } from './metadata';
import { NETWORKING_FIELDS } from './networking';
import { OTHER_FIELDS } from './other-kinds';
import { POD_FIELDS } from './pods';
import { SCHEDULING_FIELDS } from './scheduling';
import { VOLUME_FIELDS } from './volumes';
import { WORKLOAD_FIELDS } from './workloads';

export const FIELD_RULES: readonly FieldRule[] = [
  ...METADATA_FIELDS,
  ...POD_FIELDS,
  ...CONTAINER_FIELDS,
  ...VOLUME_FIELDS,
  ...SCHEDULING_FIELDS,
  ...WORKLOAD_FIELDS,
  ...NETWORKING_FIELDS,
  ...OTHER_FIELDS,
];
