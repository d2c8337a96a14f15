import { Duration } from 'cdk8s';
import { checkIndexPrefix } from '../../elasticsearch/indices/prefix';
import { checkDays, daysOf } from '../../kubernetes/validation/times';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { ProgramImage } from '../../provisioning/program-image';
import type { ValidationError } from '../../reporting/validation-error';
import type { AddOnRetentionOptions } from './options';

/** The index prefix of the agent of the add-on. */
const PREFIX = 'logstash';

const OPTION = 'addOnElasticsearch.retention';

/** The options of a retention, complete. */
export interface RetentionSpec {
  readonly days: number;
  readonly indexPrefix: string;
  readonly programImage: ProgramImage | undefined;
}

export function resolveRetention(options: AddOnRetentionOptions | undefined): RetentionSpec | undefined {
  return (
    options && {
      days: daysOf(options.deleteAfter),
      indexPrefix: options.indexPrefix ?? PREFIX,
      programImage: options.programImage,
    }
  );
}

export function retentionErrors(
  retention: RetentionSpec | undefined,
  kubernetes: KubernetesVersion,
): ValidationError[] {
  if (retention === undefined) return [];
  const missing = {
    option: OPTION,
    value: 'a retention',
    expected: `nothing on Kubernetes 1.${kubernetes.minor}, which has no CronJobs`,
    action: 'leave it out, and delete old indices from outside of the cluster',
  };
  return [
    ...checkDays(`${OPTION}.deleteAfter`, Duration.days(retention.days), 1, 3650),
    ...checkIndexPrefix(`${OPTION}.indexPrefix`, retention.indexPrefix),
    ...(retention.programImage?._errorsOf(`${OPTION}.programImage`) ?? []),
    ...(kubernetes.supports('CronJob') ? [] : [missing]),
  ];
}
