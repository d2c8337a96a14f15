import { ES7, ES8, ES9, type Scenario } from '../driver/scenario';
import { ElasticError } from '../elasticsearch/errors';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';

const SHARDS = new ElasticError(
  400,
  'validation_exception',
  'Validation Failed: 1: this action would add [2] shards, but this cluster currently has [1000]/[1000] maximum normal shards open;',
);
const BLOCKED = new ElasticError(
  403,
  'cluster_block_exception',
  'index [logs] blocked by: [FORBIDDEN/8/index write (api)];',
);

export const scenarios: Scenario[] = [
  {
    name: 'shard-limit',
    title: 'the limit of shards is reached, and raised a while later: lines come when it is raised',
    cases: [ES9, ES8, ES7],
    run: (environment) => refusedForAWhile(environment, SHARDS),
  },
  {
    name: 'write-block',
    title: 'an index is blocked for writing, and the block is removed a while later',
    cases: [ES9],
    run: (environment) => refusedForAWhile(environment, BLOCKED),
  },
  {
    name: 'proxy-with-a-request-limit',
    title: 'a proxy takes requests of 1 MiB at most: ordinary requests are smaller, a longer document is set aside',
    cases: [ES9],
    bound: 'a document of more than the limit is put into a file of the node, and counted',
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.elasticsearch.faults = { maxBodyBytes: 2 ** 20 };
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(3000, 800);
      pod.outside(`too long ${'x'.repeat(2_000_000)}`, 'stdout');
      pod.lines(3000, 800);
      await environment.arrived();
      const setAside = () => environment.metric('fluentd_set_aside_records_total');
      await until('the long document is set aside', async () => (await setAside()) === 1);
      await environment.drained();
      const split = environment.elasticsearch.answers.filter((status) => status === 413).length;
      if (split > 1) throw new Error(`${split} requests had to be split`);
    },
  },
];

async function refusedForAWhile(environment: Environment, error: ElasticError): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.agent.start();
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  pod.lines(100);
  await environment.arrived();
  environment.elasticsearch.faults = { item: () => error };
  const traffic = new Traffic([pod], 2);
  const before = environment.elasticsearch.answers.length;
  await until('it was refused four times', () => environment.elasticsearch.answers.length >= before + 4);
  environment.elasticsearch.faults = {};
  traffic.stop();
  await environment.arrived();
  await environment.drained();
  const counted = await environment.metric('fluentd_rejected_records_total');
  if (counted > 0) throw new Error(`${counted} documents were rejected`);
}
