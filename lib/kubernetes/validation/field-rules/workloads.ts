import { COUNT, type FieldRule } from './field-rule';

const apps = (name: string) => `pkg/apis/apps/validation: ${name}`;
const batch = (name: string) => `pkg/apis/batch/validation: ${name}`;

/** Counts of a Job for its indexes. */
const OF_INDEXES = ['backoffLimitPerIndex', 'maxFailedIndexes'];

export const WORKLOAD_FIELDS: readonly FieldRule[] = [
  ...['DeploymentSpec', 'StatefulSetSpec', 'ReplicaSetSpec', 'ReplicationControllerSpec'].map(
    (type): FieldRule => ({ type, field: 'replicas', range: COUNT, source: apps(`Validate${type}`) }),
  ),
  ...['DeploymentSpec', 'StatefulSetSpec', 'DaemonSetSpec'].flatMap((type): FieldRule[] => [
    { type, field: 'minReadySeconds', range: COUNT, source: apps(`Validate${type}`) },
    { type, field: 'revisionHistoryLimit', range: COUNT, source: apps(`Validate${type}`) },
  ]),
  { type: 'StatefulSetSpec', field: 'serviceName', form: 'dnsLabel', source: apps('ValidateStatefulSetSpec') },
  {
    type: 'StatefulSetSpec',
    field: 'podManagementPolicy',
    oneOf: ['OrderedReady', 'Parallel'],
    source: apps('ValidateStatefulSetSpec'),
  },
  ...['DaemonSetUpdateStrategy', 'StatefulSetUpdateStrategy'].map(
    (type): FieldRule => ({ type, field: 'type', oneOf: ['RollingUpdate', 'OnDelete'], source: apps(type) }),
  ),
  ...['whenDeleted', 'whenScaled'].map(
    (field): FieldRule => ({
      type: 'StatefulSetPersistentVolumeClaimRetentionPolicy',
      field,
      oneOf: ['Delete', 'Retain'],
      source: apps('ValidatePersistentVolumeClaimRetentionPolicy'),
    }),
  ),
  { type: 'StatefulSetOrdinals', field: 'start', range: COUNT, source: apps('ValidateStatefulSetSpec') },
  {
    type: 'RollingUpdateStatefulSetStrategy',
    field: 'partition',
    range: COUNT,
    source: apps('validateRollingUpdateStatefulSet'),
  },
  {
    type: 'DeploymentStrategy',
    field: 'type',
    oneOf: ['RollingUpdate', 'Recreate'],
    source: apps('ValidateDeploymentStrategy'),
  },
  ...[
    'parallelism',
    'completions',
    'backoffLimit',
    'activeDeadlineSeconds',
    'ttlSecondsAfterFinished',
    ...OF_INDEXES,
  ].map((field): FieldRule => ({ type: 'JobSpec', field, range: COUNT, source: batch('validateJobSpec') })),
  {
    type: 'JobSpec',
    field: 'completionMode',
    rejectsEmpty: true,
    oneOf: ['NonIndexed', 'Indexed'],
    source: batch('validateJobSpec'),
  },
  { type: 'JobSpec', field: 'managedBy', form: 'domainPath', rejectsEmpty: true, source: batch('validateJobSpec') },
  { type: 'CronJobSpec', field: 'timeZone', form: 'timeZone', rejectsEmpty: true, source: batch('validateTimeZone') },
  {
    type: 'JobSpec',
    field: 'podReplacementPolicy',
    rejectsEmpty: true,
    oneOf: ['Failed', 'TerminatingOrFailed'],
    source: batch('validateJobSpec'),
  },
  {
    type: 'PodFailurePolicyRule',
    field: 'action',
    required: true,
    oneOf: ['Count', 'FailIndex', 'FailJob', 'Ignore'],
    source: batch('validatePodFailurePolicyRule'),
  },
  {
    type: 'PodFailurePolicyOnExitCodesRequirement',
    field: 'operator',
    required: true,
    oneOf: ['In', 'NotIn'],
    source: batch('validatePodFailurePolicyRuleOnExitCodes'),
  },
  {
    type: 'PodFailurePolicyOnPodConditionsPattern',
    field: 'status',
    oneOf: ['True', 'False', 'Unknown'],
    source: batch('validatePodFailurePolicyRuleOnPodConditions'),
  },
  {
    type: 'CronJobSpec',
    field: 'schedule',
    required: true,
    form: 'cronSchedule',
    source: batch('validateScheduleFormat'),
  },
  {
    type: 'CronJobSpec',
    field: 'concurrencyPolicy',
    oneOf: ['Allow', 'Forbid', 'Replace'],
    source: batch('validateConcurrencyPolicy'),
  },
  ...['startingDeadlineSeconds', 'successfulJobsHistoryLimit', 'failedJobsHistoryLimit'].map(
    (field): FieldRule => ({ type: 'CronJobSpec', field, range: COUNT, source: batch('validateCronJobSpec') }),
  ),
];
