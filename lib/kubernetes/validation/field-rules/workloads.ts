import { COUNT, type FieldRule } from './field-rule';

const apps = (name: string) => `pkg/apis/apps/validation: ${name}`;
const batch = (name: string) => `pkg/apis/batch/validation: ${name}`;

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
  {
    type: 'DeploymentStrategy',
    field: 'type',
    oneOf: ['RollingUpdate', 'Recreate'],
    source: apps('ValidateDeploymentStrategy'),
  },
  ...['parallelism', 'completions', 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished'].map(
    (field): FieldRule => ({ type: 'JobSpec', field, range: COUNT, source: batch('validateJobSpec') }),
  ),
  { type: 'JobSpec', field: 'completionMode', oneOf: ['NonIndexed', 'Indexed'], source: batch('validateJobSpec') },
  {
    type: 'JobSpec',
    field: 'podReplacementPolicy',
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
