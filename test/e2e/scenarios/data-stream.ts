import { logTemplate } from '../../../lib/elasticsearch/index-templates';
import { settle } from '../../../lib/elasticsearch/log-lifecycle';
import { DATA_STREAM } from '../clusters';
import { ES9, type Scenario } from '../driver/scenario';
import type { Template } from '../elasticsearch/indices';
import { until } from '../world/wait';
import type { World } from '../world/world';

const FIRST = `.ds-${DATA_STREAM}-000001`;
const SECOND = `.ds-${DATA_STREAM}-000002`;

export const scenarios: Scenario[] = [
  {
    name: 'data-stream',
    story: 'the logs go into a data stream, by the template of the library, and it is rolled between two bulks',
    cases: [ES9],
    manifest: { dataStream: true },
    async run(world) {
      await withStream(world);
      const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
      pod.lines(200);
      world.agent.start();
      await world.arrived();
      await world.drained();
      world.store.indices.rollOver(DATA_STREAM);
      pod.lines(200, 200);
      await world.arrived();
      await world.drained();
      expectNames(world);
    },
  },
  {
    name: 'data-stream-rolled-between-tries',
    story: 'a data stream takes bulks and never answers, is rolled, and then takes the same bulks anew',
    cases: [ES9],
    bound: 'an id is unique in one index of the stream: what is tried again after the roll is there twice',
    manifest: { dataStream: true },
    allowed: (verdict) => ({ doubled: verdict.written }),
    async run(world) {
      await withStream(world);
      world.store.faults = { unacknowledged: true };
      world.pod({ name: 'web-1', labels: { tier: 'front' } }).lines(200);
      world.agent.start();
      await until('a bulk got no answer', () => world.store.answers.includes(0));
      world.store.indices.rollOver(DATA_STREAM);
      world.store.faults = {};
      await until('it was tried again', () => world.store.answers.includes(200));
      await world.arrived();
      await world.drained();
      expectNames(world);
    },
  },
];

async function withStream(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  const version = { major: 9, minor: 5, patch: 6 };
  const lifecycle = settle({ indexPrefix: DATA_STREAM, dataStream: true });
  const template = logTemplate({ version, prefix: DATA_STREAM, copies: 0, policy: DATA_STREAM, lifecycle });
  world.store.indices.templates.set(DATA_STREAM, template as unknown as Template);
}

/** Every document is in an index of the stream: none was made beside it, by name or by refusal. */
function expectNames({ store }: World): void {
  const names = store.indices.names.join(', ');
  if (names !== `${FIRST}, ${SECOND}`) throw new Error(`the indices are ${names}, and not the two of the stream`);
}
