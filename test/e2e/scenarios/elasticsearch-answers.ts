import { ES9, LEGACY, type Scenario } from '../driver/scenario';
import { BUSY, type ErrorAnswer } from '../elasticsearch/proxy/error-answer';
import type { Faults } from '../elasticsearch/proxy/faults';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';

const UNAVAILABLE: ErrorAnswer = {
  status: 503,
  type: 'unavailable_shards_exception',
  reason: 'primary shard is not active',
};
const BROKEN: ErrorAnswer = { status: 500, type: 'illegal_state_exception', reason: 'out of order' };
const MANY = 4;

export const scenarios: Scenario[] = [
  {
    name: 'server-errors',
    title: 'Elasticsearch answers 503 and 500 to whole bulks',
    cases: [ES9, LEGACY],
    async run(environment) {
      const answers = [UNAVAILABLE, BROKEN, UNAVAILABLE, BROKEN];
      await disturbed(environment, { request: () => answers.shift() }, () => answers.length === 0);
    },
  },
  {
    name: 'damaged-answers',
    title: 'Elasticsearch stores bulks, and only half of each answer arrives',
    cases: [ES9],
    run: (environment) => disturbed(environment, { afterStoring: 'truncation' }, () => answersLost(environment)),
  },
  {
    name: 'reset-connections',
    title: 'Elasticsearch stores bulks, and the connection is reset before the answer',
    cases: [ES9],
    run: (environment) => disturbed(environment, { afterStoring: 'reset' }, () => answersLost(environment)),
  },
  {
    name: 'slow-answers',
    title: 'Elasticsearch needs six seconds for each bulk',
    cases: [ES9],
    run: (environment) =>
      disturbed(environment, { delayMs: 6000 }, () => environment.elasticsearch.answers.length >= MANY),
  },
  {
    name: 'busy-for-long',
    title: 'Elasticsearch answers 429 to the documents of one pod while others write: the others are not delayed',
    cases: [ES9],
    async run(environment) {
      const { elasticsearch } = environment;
      let rejected = 0;
      elasticsearch.faults = {
        item: ({ message }) => {
          if (!String(message).startsWith('stuck-1/')) return undefined;
          rejected += 1;
          return BUSY;
        },
      };
      const [stuck, other] = ['stuck-1', 'web-1'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      await environment.api.start();
      await elasticsearch.start();
      environment.agent.start();
      stuck?.lines(50);
      for (let turn = 1; turn <= 3; turn += 1) {
        other?.lines(100);
        const tries = rejected;
        await until('the others arrive', () => environment.verdict().lost.every(({ pod }) => pod === 'stuck-1'));
        await until('the documents were tried again', () => rejected > tries + 50);
      }
      elasticsearch.faults = {};
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'elasticsearch-killed',
    title: 'SIGKILL ends Elasticsearch while pods write, and it starts again with its data',
    cases: [ES9],
    run: killed,
  },
  {
    name: 'elasticsearch-killed',
    title: 'SIGKILL ends Elasticsearch while pods write, and it starts again with its data',
    cases: [LEGACY],
    bound: 'image 1.22 writes no ids: a bulk that was stored without an answer can be duplicated by each retry',
    allowed: ({ duplicated }) => ({ duplicated: duplicated.length }),
    run: killed,
  },
];

async function killed(environment: Environment): Promise<void> {
  const { elasticsearch } = environment;
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  await environment.api.start();
  await elasticsearch.start();
  environment.agent.start();
  const traffic = new Traffic(pods);
  await until('documents arrive', () => elasticsearch.documents().length > 200);
  await elasticsearch.restart('SIGKILL');
  const before = elasticsearch.documents().length;
  await until('new documents arrive', () => elasticsearch.documents().length > before);
  traffic.stop();
  await environment.arrived();
  await environment.drained();
}

/** Pods write while bulks fail, until enough of them have failed. Then no bulk fails. */
async function disturbed(environment: Environment, faults: Faults, enough: () => boolean): Promise<void> {
  const { elasticsearch } = environment;
  elasticsearch.faults = faults;
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  await environment.api.start();
  await elasticsearch.start();
  environment.agent.start();
  const traffic = new Traffic(pods);
  await until('enough bulks failed', enough);
  elasticsearch.faults = {};
  traffic.stop();
  await environment.arrived();
  await environment.drained();
}

function answersLost({ elasticsearch }: Environment): boolean {
  return elasticsearch.answers.filter((status) => status === 0).length >= MANY;
}
