import type { Construct } from 'constructs';
import { ProgramImage } from '../../provisioning/program-image';
import { type ProgramRun, programConfig, programCronJob } from '../../provisioning/program-run';
import type { RetentionSpec } from './retention-spec';
import { type AddOnElasticsearchSpec, HTTP_PORT } from './spec';

const DAILY = '41 1 * * *';

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
