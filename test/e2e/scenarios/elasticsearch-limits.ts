import { ES7, ES8, ES9, type Scenario } from '../driver/scenario';
import { BUSY } from '../elasticsearch/proxy/error-answer';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';

const WATERMARKS = 'cluster.routing.allocation.disk.watermark';

/** More free space than any disk has: the node is above its flood stage. */
const FLOOD = {
  'cluster.routing.allocation.disk.threshold_enabled': true,
  'cluster.info.update.interval': '10s',
  [`${WATERMARKS}.low`]: '902tb',
  [`${WATERMARKS}.high`]: '901tb',
  [`${WATERMARKS}.flood_stage`]: '900tb',
};

const ROOM = {
  [`${WATERMARKS}.low`]: '3kb',
  [`${WATERMARKS}.high`]: '2kb',
  [`${WATERMARKS}.flood_stage`]: '1kb',
};

const REJECTED = 'fluentd_rejected_records_total';
const SET_ASIDE = 'fluentd_set_aside_records_total';

export const scenarios: Scenario[] = [
  {
    name: 'flood-stage',
    title: 'the disk of Elasticsearch reaches the flood stage, so indices reject documents, and is freed later',
    cases: [ES9],
    async run(environment) {
      const { elasticsearch } = environment;
      const pod = await begin(environment);
      await settings(environment, FLOOD);
      await until('documents are rejected', () => {
        pod.lines(20);
        return elasticsearch.record.rejections.has('429 cluster_block_exception');
      });
      await settings(environment, ROOM);
      await allArrive(environment);
    },
  },
  {
    name: 'shard-limit',
    title: 'the limit of shards is reached when the index of the day is due, and is raised later',
    cases: [ES9, ES8, ES7],
    async run(environment) {
      const { elasticsearch } = environment;
      await environment.api.start();
      await elasticsearch.start();
      await elasticsearch.request('PUT', '/other', { settings: { number_of_shards: 1, number_of_replicas: 0 } });
      await settings(environment, { 'cluster.max_shards_per_node': 1 });
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(100);
      await until('documents are rejected', () => elasticsearch.record.rejections.has('400 validation_exception'));
      pod.lines(100);
      await until('they are sent again and again', () => elasticsearch.answers.length >= 4);
      await settings(environment, { 'cluster.max_shards_per_node': 100 });
      await allArrive(environment);
    },
  },
  {
    name: 'write-block',
    title: 'the index of one namespace has a write block, which is removed later; other namespaces are not delayed',
    cases: [ES9, ES7],
    manifest: { pipeline: { indexPerNamespace: true } },
    async run(environment) {
      const { elasticsearch } = environment;
      const pod = await begin(environment);
      const other = environment.pod({ name: 'cart-1', namespace: 'shop' });
      other.lines(100);
      await environment.arrived();
      const blocked = '/kubernetes-logs-default-*/_settings';
      await elasticsearch.request('PUT', blocked, { 'index.blocks.write': true });
      pod.lines(100);
      await until('documents are rejected', () => elasticsearch.record.rejections.has('403 cluster_block_exception'));
      other.lines(100);
      const others = () => environment.verdict().lost.filter((line) => line.pod !== pod.name);
      await until('the lines of the other namespace arrive', () => others().length === 0);
      await elasticsearch.request('PUT', blocked, { 'index.blocks.write': false });
      await allArrive(environment);
    },
  },
  {
    name: 'too-large-for-elasticsearch',
    title: 'Elasticsearch answers 429 to one long document forever, and stores others: the document is set aside',
    cases: [ES9],
    bound: 'the document is written to a file of the node, and counted',
    async run(environment) {
      const { elasticsearch } = environment;
      elasticsearch.faults = { item: ({ message }) => (String(message).startsWith('too long') ? BUSY : undefined) };
      const pod = await begin(environment);
      pod.outside(`too long ${'x'.repeat(2_000_000)}`, 'stdout');
      const traffic = new Traffic([pod]);
      await until('it is set aside', async () => (await environment.metric(SET_ASIDE)) === 1, 400);
      traffic.stop();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'proxy-with-a-request-limit',
    title: 'a proxy accepts requests of up to 1 MiB: ordinary requests are smaller, and a longer document is set aside',
    cases: [ES9],
    bound: 'a document above the limit is written to a file of the node, and counted',
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
      await until('the long document is set aside', async () => (await environment.metric(SET_ASIDE)) === 1);
      await environment.drained();
      const split = environment.elasticsearch.answers.filter((status) => status === 413).length;
      if (split > 1) throw new Error(`split: ${split} requests, not 1`);
    },
  },
];

async function begin(environment: Environment) {
  await environment.api.start();
  await environment.elasticsearch.start();
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  pod.lines(100);
  environment.agent.start();
  await environment.arrived();
  return pod;
}

async function settings({ elasticsearch }: Environment, persistent: Record<string, string | number | boolean>) {
  await elasticsearch.request('PUT', '/_cluster/settings', { persistent });
}

/** Documents that were rejected for a while do not count as rejected. */
async function allArrive(environment: Environment): Promise<void> {
  await environment.arrived();
  await environment.drained();
  const counted = await environment.metric(REJECTED);
  if (counted > 0) throw new Error(`${counted} documents were rejected`);
}
