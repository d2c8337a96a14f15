import type { Construct } from 'constructs';
import { checkIndexPrefix } from '../../elasticsearch/indices/prefix';
import { checkInteger } from '../../kubernetes/validation/syntax';
import type { KubernetesVersion } from '../../kubernetes/version';
import { ProgramImage } from '../../provisioning/program-image';
import { type ProgramRun, programConfig, programCronJob } from '../../provisioning/program-run';
import type { ValidationError } from '../../reporting/validation-error';
import type { AddOnRetentionOptions } from './options';
import { type AddOnElasticsearchSpec, HTTP_PORT } from './spec';

/** The agent of the add-on names its indices so. */
const PREFIX = 'logstash';

const DAILY = '41 1 * * *';

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
      days: options.days,
      indexPrefix: options.indexPrefix ?? PREFIX,
      programImage: options.programImage,
    }
  );
}

/** A CronJob that deletes old indices: Elasticsearch 2 cannot do so itself. */
export function makeRetention(scope: Construct, spec: AddOnElasticsearchSpec, retention: RetentionSpec): void {
  const { contract, namespace, pullSecrets } = spec;
  // Where there are no CronJobs, retentionErrors refuses the option.
  if (!spec.kubernetes.supports('CronJob')) return;
  const image = retention.programImage ?? ProgramImage._forElasticsearch(contract.major);
  const name = `${contract.serviceName}-retention`;
  const run: ProgramRun = {
    name,
    namespace,
    labels: { 'k8s-app': name },
    program: 'retention',
    plan: {
      urls: [`http://${contract.serviceName}:${HTTP_PORT}`],
      indices: [{ prefix: `${retention.indexPrefix}-`, keepDays: retention.days }],
    },
    image: image._use(scope),
    ruby: image._ruby,
    pullSecrets,
  };
  programConfig(scope, 'RetentionProgram', run);
  programCronJob(scope, 'RetentionCronJob', name, DAILY, run);
}

export function retentionErrors(
  retention: RetentionSpec | undefined,
  kubernetes: KubernetesVersion,
): ValidationError[] {
  if (retention === undefined) return [];
  const missing = {
    option: OPTION,
    value: `${retention.days} days`,
    expected: `nothing on Kubernetes 1.${kubernetes.minor}, which has no CronJobs`,
    action: 'leave it out, and delete old indices from outside of the cluster',
  };
  return [
    ...checkInteger(`${OPTION}.days`, retention.days, 1, 3650),
    ...checkIndexPrefix(`${OPTION}.indexPrefix`, retention.indexPrefix),
    ...(retention.programImage?._errors ?? []),
    ...(kubernetes.supports('CronJob') ? [] : [missing]),
  ];
}
