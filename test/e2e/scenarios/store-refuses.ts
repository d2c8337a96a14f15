import { ES7, ES8, ES9, LEGACY, type Scenario } from '../driver/scenario';
import { ElasticError, rejected } from '../elasticsearch/errors';
import type { Document } from '../elasticsearch/mapping';
import { Traffic } from '../world/traffic';
import { until } from '../world/wait';
import type { World } from '../world/world';

const METRIC = 'fluentd_rejected_records_total';
const REJECTED = /-rejected-/;
const poisonous = (source: Document) => String(source.message ?? source.log).startsWith('poison');
const refusal = () => new ElasticError(400, 'document_parsing_exception', '[1:9] failed to parse field [poison]');

export const scenarios: Scenario[] = [
  {
    name: 'busy-items',
    story: 'Elasticsearch answers 429 to four in ten documents of each of five bulks',
    cases: [ES9, ES8, ES7],
    async run(world) {
      let count = 0;
      world.store.faults = {
        item: () => (world.store.answers.length < 5 && count++ % 10 < 4 ? rejected() : undefined),
      };
      await writeUntilBulks(world, 6);
    },
  },
  {
    name: 'busy-requests',
    story: 'Elasticsearch answers 429 to four whole bulks in a row',
    cases: [ES9, ES8, ES7, LEGACY],
    async run(world) {
      world.store.faults = {
        request: () => (world.store.answers.length < 4 ? rejected() : undefined),
      };
      await writeUntilBulks(world, 6);
    },
  },
  {
    name: 'busy-and-poison',
    story:
      'single bulks hold documents that are refused for ever (400) beside busy ones (429): the refused do not multiply',
    cases: [ES9, ES8, ES7],
    async run(world) {
      await start(world);
      let count = 0;
      const busy = () => world.store.answers.length < 5 && count++ % 3 === 0;
      const item = (source: Document) => (poisonous(source) ? refusal() : busy() ? rejected() : undefined);
      world.store.faults = { item };
      await poison(world, 30);
    },
  },
  {
    name: 'poison',
    story:
      'one document in a hundred is refused for ever: it is counted, kept once in the index of the rejected, never sent again',
    cases: [ES9, ES8, ES7],
    async run(world) {
      await start(world);
      world.store.faults = { item: (source) => (poisonous(source) ? refusal() : undefined) };
      await poison(world, 20);
    },
  },
  {
    name: 'poison-twice',
    story: 'even the index of the rejected refuses: the agent counts, says so, and does not loop',
    cases: [ES9],
    async run(world) {
      await start(world);
      const refuse = (source: Document) =>
        poisonous(source) || String(source.document).includes('poison') ? refusal() : undefined;
      world.store.faults = { item: refuse };
      const pod = world.pod({ name: 'web-1' });
      pod.outside('poison 1', 'stdout');
      pod.lines(200);
      await world.arrived();
      await until('it is counted twice', async () => (await world.metric(METRIC)) >= 2);
      const requests = world.store.answers.length;
      await world.drained();
      if (world.store.answers.length > requests) throw new Error('what was refused twice is sent again');
      expectCount('counted', await world.metric(METRIC), 2);
    },
  },
  {
    name: 'labels-app-and-app-name',
    story:
      'pods with the labels app and app.kubernetes.io/name, and the index template with flattened labels: nothing is refused',
    cases: [ES9],
    async run(world) {
      const labels = { type: 'flattened' };
      const kubernetes = { properties: { labels } };
      const mappings = { properties: { '@timestamp': { type: 'date' }, kubernetes } };
      const patterns = ['kubernetes-logs-*'];
      world.store.indices.templates.set('logs', { index_patterns: patterns, template: { mappings } });
      await labelled(world);
      await world.arrived();
      await world.drained();
      expectCount('rejected', rejectedOf(world).length, 0);
    },
  },
  {
    name: 'labels-without-template',
    story: 'the same pods without the template: each line is either in the index or, once, among the rejected',
    cases: [ES9],
    bound: 'lines that the mapping refuses, as many as are found among the rejected',
    allowed: (_, world) => ({ lost: rejectedOf(world).length }),
    async run(world) {
      await labelled(world);
      const settled = () => world.verdict().lost.length === rejectedOf(world).length;
      await until('every line is in one of the indices', settled);
      await world.drained();
      const texts = new Set(rejectedOf(world).map((document) => message(document)));
      for (const { text } of world.verdict().lost) {
        if (!texts.has(text)) throw new Error(`neither stored nor kept as rejected: ${text}`);
      }
      if (texts.size === 0) throw new Error('the mapping refused nothing: the scenario proves nothing');
    },
  },
];

async function start(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  world.agent.start();
}

async function writeUntilBulks(world: World, bulks: number): Promise<void> {
  const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
  await start(world);
  const traffic = new Traffic(pods, 2);
  await until(`${bulks} bulks were answered`, () => world.store.answers.length >= bulks);
  traffic.stop();
  await world.arrived();
  await world.drained();
}

/** Each poisoned line is kept once among the rejected, counted at least once, and the others are stored. */
async function poison(world: World, count: number): Promise<void> {
  const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
  for (let index = 0; index < count; index += 1) {
    pod.outside(`poison ${index}`, 'stdout');
    pod.lines(100);
  }
  await world.arrived();
  await until('the rejected are kept', () => rejectedOf(world).length >= count);
  await world.drained();
  const texts = rejectedOf(world).map((document) => message(document));
  expectCount('rejected documents', texts.length, count);
  expectCount('different rejected documents', new Set(texts).size, count);
  expectCount('counted', await world.metric(METRIC), count);
}

async function labelled(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  const one = world.pod({ name: 'web-1', labels: { app: 'web' } });
  const other = world.pod({ name: 'web-2', labels: { app: 'web', 'app.kubernetes.io/name': 'web' } });
  for (const pod of [one, other]) pod.lines(200);
  world.agent.start();
}

function rejectedOf(world: World): Document[] {
  return world.store.indices.documents(REJECTED).map(({ source }) => source);
}

function message({ document }: Document): string {
  return String((JSON.parse(String(document)) as Document).message);
}

function expectCount(what: string, seen: number, wanted: number): void {
  if (seen !== wanted) throw new Error(`${what}: ${seen}, not ${wanted}`);
}
