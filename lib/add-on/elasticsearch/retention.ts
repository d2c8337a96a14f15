import type { Construct } from 'constructs';
import { HTTP_PORT } from '../../elasticsearch/endpoint/ports';
import { toPort } from '../../kubernetes/network/network-peers';
import { ProgramImage } from '../../provisioning/program-image';
import { runProgram } from '../../provisioning/run-program';
import type { RetentionSpec } from './retention-spec';
import type { AddOnElasticsearchSpec } from './spec';

const DAILY = '41 1 * * *';

/** A CronJob that deletes old indices: Elasticsearch 2 cannot do so itself. */
export function makeRetention(scope: Construct, spec: AddOnElasticsearchSpec, retention: RetentionSpec): void {
  const { contract, namespace, pullSecrets } = spec;
  // Where there are no CronJobs, retentionErrors rejects the option.
  if (!spec.kubernetes.supports('CronJob')) return;
  const image = retention.programImage ?? ProgramImage._forElasticsearch(contract.major);
  const name = `${contract.serviceName}-retention`;
  runProgram(scope, 'Retention', {
    name,
    namespace,
    labels: { 'k8s-app': name },
    program: 'retention',
    input: {
      urls: [`http://${contract.serviceName}:${HTTP_PORT}`],
      indices: [{ prefix: `${retention.indexPrefix}-`, keepDays: retention.days }],
    },
    image: image._use(scope),
    ruby: image._ruby,
    pullSecrets,
    egress: [toPort(HTTP_PORT)],
    connections: [
      { server: 'Elasticsearch', to: { kind: 'service', namespace, name: contract.serviceName, port: HTTP_PORT } },
    ],
    atApply: false,
    schedule: { name, cron: DAILY },
  });
}
