import type { Construct } from 'constructs';
import type { ArrangementInput } from '../../elasticsearch/arrangement';
import { HTTP_PORT } from '../../elasticsearch/cluster';
import type { ElasticsearchProps } from '../../elasticsearch/elasticsearch-props';
import { noDataStream } from '../../elasticsearch/indices/data-stream';
import { type LifecycleSpec, lifecycleErrors, resolveLifecycle } from '../../elasticsearch/indices/lifecycle';
import { KubernetesVersion } from '../../kubernetes/version';
import { programImageFor } from '../../provisioning/program-image';
import { type ProgramRun, programConfig, programCronJob } from '../../provisioning/program-run';
import type { ValidationError } from '../../reporting/validation-error';
import type { AddOnElasticsearchContract } from '../images/elasticsearch';

/** The agent of the add-on names its indices so. */
const PREFIX = 'logstash';

const DAILY = '41 1 * * *';

/** A CronJob that deletes old indices, where the user says how old: this store cannot do so itself. */
export function makeRetention(scope: Construct, contract: AddOnElasticsearchContract, input: ArrangementInput): void {
  const lifecycle = settledRetention(input.props);
  if (!lifecycle || !KubernetesVersion.of(scope).supports('CronJob')) return;
  const { namespace, props, pullSecrets } = input;
  const image = props.programImage ?? programImageFor(contract.major);
  const name = `${contract.serviceName}-retention`;
  const run: ProgramRun = {
    name,
    namespace,
    labels: { 'k8s-app': name },
    program: 'retention',
    plan: {
      urls: [`http://${contract.serviceName}:${HTTP_PORT}`],
      indices: [{ prefix: `${lifecycle.indexPrefix}-`, keepDays: lifecycle.retentionDays }],
    },
    image: image._use(scope),
    ruby: image._contract.ruby,
    pullSecrets,
  };
  programConfig(scope, 'RetentionProgram', run);
  programCronJob(scope, 'RetentionCronJob', name, DAILY, run);
}

/** Errors of a retention that the user asks for. */
export function retentionErrors(scope: Construct, props: ElasticsearchProps): ValidationError[] {
  const lifecycle = settledRetention(props);
  const stream = props.lifecycle?.dataStream ? [noDataStream('with images of the add-on', 'an official image')] : [];
  if (!lifecycle) return stream;
  const served = KubernetesVersion.of(scope).supports('CronJob');
  const missing = {
    option: 'elasticsearch.lifecycle',
    value: `${lifecycle.retentionDays} days`,
    expected: 'nothing on a target without CronJobs',
    action: 'leave it out, and delete old indices from outside of the cluster',
  };
  return [
    ...stream,
    ...lifecycleErrors(lifecycle),
    ...(props.programImage?._errors ?? []),
    ...(served ? [] : [missing]),
  ];
}

function settledRetention({ lifecycle }: ElasticsearchProps): LifecycleSpec | undefined {
  return lifecycle?.retentionDays === undefined ? undefined : resolveLifecycle({ indexPrefix: PREFIX, ...lifecycle });
}
