import { ES7, ES9, LEGACY, type Scenario } from '../driver/scenario';
import { BUSY, PARSING } from '../elasticsearch/proxy/error-answer';
import type { Document } from '../elasticsearch/proxy/record';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';
import { until } from '../environment/wait';

const METRIC = 'fluentd_rejected_records_total';
const REJECTED = /-rejected-/;
const poisonous = (source: Document) => String(source.message ?? source.log).startsWith('poison');

export const scenarios: Scenario[] = [
  {
    name: 'busy-items',
    title: 'Elasticsearch answers 429 to four in ten documents of each of five bulks',
    cases: [ES9],
    async run(environment) {
      let count = 0;
      environment.elasticsearch.faults = {
        item: () => (environment.elasticsearch.answers.length < 5 && count++ % 10 < 4 ? BUSY : undefined),
      };
      await writeUntilBulks(environment, 6);
    },
  },
  {
    name: 'busy-requests',
    title: 'Elasticsearch answers 429 to four whole bulks in a row',
    cases: [ES9, LEGACY],
    async run(environment) {
      environment.elasticsearch.faults = {
        request: () => (environment.elasticsearch.answers.length < 4 ? BUSY : undefined),
      };
      await writeUntilBulks(environment, 6);
    },
  },
  {
    name: 'busy-and-rejected',
    title:
      'bulks contain documents that are always rejected (400) and others that are busy (429): the rejected are not duplicated',
    cases: [ES9, ES7],
    async run(environment) {
      await start(environment);
      let count = 0;
      const busy = () => environment.elasticsearch.answers.length < 5 && count++ % 3 === 0;
      const item = (source: Document) => (poisonous(source) ? PARSING : busy() ? BUSY : undefined);
      environment.elasticsearch.faults = { item };
      await poison(environment, 30);
    },
  },
  {
    name: 'rejected',
    title:
      'one document in a hundred is always rejected: it is counted, kept once in the index of rejected documents, and not sent again',
    cases: [ES9],
    async run(environment) {
      await start(environment);
      environment.elasticsearch.faults = { item: (source) => (poisonous(source) ? PARSING : undefined) };
      await poison(environment, 20);
    },
  },
  {
    name: 'rejected-twice',
    title: 'the index of rejected documents rejects a document too: it is written to a file of the node',
    cases: [ES9],
    async run(environment) {
      await start(environment);
      const reject = (source: Document) =>
        poisonous(source) || String(source.document).includes('poison') ? PARSING : undefined;
      environment.elasticsearch.faults = { item: reject };
      const pod = environment.pod({ name: 'web-1' });
      pod.outside('poison 1', 'stdout');
      pod.lines(200);
      await environment.arrived();
      const setAside = () => environment.metric('fluentd_set_aside_records_total');
      await until('it is set aside', async () => (await setAside()) === 1);
      const requests = environment.elasticsearch.answers.length;
      await environment.drained();
      if (environment.elasticsearch.answers.length > requests)
        throw new Error('a document that was rejected twice is sent again');
      expectCount('counted', await environment.metric(METRIC), 1);
    },
  },
  {
    name: 'labels-app-and-app-name',
    title:
      'pods have the labels app and app.kubernetes.io/name: with the index template of the library nothing is rejected',
    cases: [ES9],
    async run(environment) {
      await labelled(environment);
      await environment.arrived();
      await environment.drained();
      expectCount('rejected', rejectedOf(environment).length, 0);
    },
  },
  {
    name: 'labels-without-template',
    provisioned: false,
    title: 'the same pods without the template: each line is in the index or, once, in the index of rejected documents',
    cases: [ES9],
    bound: 'lines that the mapping rejects, which are in the index of rejected documents',
    allowed: (_, environment) => ({ lost: rejectedOf(environment).length }),
    async run(environment) {
      await labelled(environment);
      const settled = () => environment.verdict().lost.length === rejectedOf(environment).length;
      await until('every line is in one of the indices', settled);
      await environment.drained();
      const texts = new Set(rejectedOf(environment).map((document) => message(document)));
      for (const { text } of environment.verdict().lost) {
        if (!texts.has(text)) throw new Error(`neither stored nor kept as rejected: ${text}`);
      }
      if (texts.size === 0) throw new Error('the mapping rejected nothing: the scenario proves nothing');
    },
  },
];

async function start(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.agent.start();
}

async function writeUntilBulks(environment: Environment, bulks: number): Promise<void> {
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  await start(environment);
  const traffic = new Traffic(pods, 2);
  await until(`${bulks} bulks were answered`, () => environment.elasticsearch.answers.length >= bulks);
  traffic.stop();
  await environment.arrived();
  await environment.drained();
}

/** Each poisoned line is kept once in the index of rejected documents and counted at least once. The others are stored. */
async function poison(environment: Environment, count: number): Promise<void> {
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  for (let index = 0; index < count; index += 1) {
    pod.outside(`poison ${index}`, 'stdout');
    pod.lines(100);
  }
  await environment.arrived();
  await until('the rejected documents are kept', () => rejectedOf(environment).length >= count);
  await environment.drained();
  const texts = rejectedOf(environment).map((document) => message(document));
  expectCount('rejected documents', texts.length, count);
  expectCount('different rejected documents', new Set(texts).size, count);
  expectCount('counted', await environment.metric(METRIC), count);
}

async function labelled(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  const one = environment.pod({ name: 'web-1', labels: { app: 'web' } });
  const other = environment.pod({ name: 'web-2', labels: { app: 'web', 'app.kubernetes.io/name': 'web' } });
  for (const pod of [one, other]) pod.lines(200);
  environment.agent.start();
}

function rejectedOf(environment: Environment): Document[] {
  return environment.elasticsearch.documents(REJECTED).map(({ source }) => source);
}

function message({ document }: Document): string {
  return String((JSON.parse(String(document)) as Document).message);
}

function expectCount(what: string, seen: number, wanted: number): void {
  if (seen !== wanted) throw new Error(`${what}: ${seen}, not ${wanted}`);
}
