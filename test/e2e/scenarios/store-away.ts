import { FluentdValue } from '../../../lib';
import { ES7, ES8, ES9, LEGACY, type Scenario } from '../driver/scenario';
import { Traffic } from '../world/traffic';
import { until } from '../world/wait';
import type { World } from '../world/world';

const RETRY = /retry_times=3|next_retry/;

/** A time limit that a test can wait for; the default is a minute. */
const shortTimeout: Scenario['manifest'] = {
  edit: (config) => config.setInAll('match', 'elasticsearch', 'request_timeout', FluentdValue.time('4s')),
};

const twoPods = (world: World) => ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));

export const scenarios: Scenario[] = [
  {
    name: 'cold-start',
    story: 'the agent starts, and reads what was written before it, while there is no Elasticsearch yet',
    cases: [ES9, ES8, ES7, LEGACY],
    async run(world) {
      await world.api.start();
      const pods = twoPods(world);
      for (const pod of pods) pod.lines(300);
      world.agent.start();
      await world.agentSays(/failed to flush the buffer|temporarily failed to flush/, 2);
      for (const pod of pods) pod.lines(300, 100, 'stderr');
      await world.store.start();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'store-down',
    story: 'Elasticsearch goes away for longer than several retry intervals and comes back',
    cases: [ES9, LEGACY],
    async run(world) {
      await world.api.start();
      await world.store.start();
      const pods = twoPods(world);
      world.agent.start();
      const traffic = new Traffic(pods);
      await until('documents arrive', () => world.store.indices.documents().length > 100);
      await world.store.stop();
      await world.agentSays(RETRY, 1);
      await until('many lines wait', () => traffic.lines > 2000);
      await world.store.start();
      traffic.stop();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'unacknowledged',
    story: 'Elasticsearch stores bulks and never answers; later it answers again',
    cases: [ES9, ES8, ES7],
    manifest: shortTimeout,
    async run(world) {
      await silence(world);
    },
  },
  {
    name: 'unacknowledged',
    story: 'Elasticsearch stores bulks and never answers; later it answers again',
    cases: [LEGACY],
    bound: 'image 1.22 writes no ids: every line of a bulk without an answer may be there again for each try',
    allowed: (verdict) => ({ doubled: verdict.written }),
    async run(world) {
      await silence(world);
    },
  },
];

async function silence(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  world.store.faults = { unacknowledged: true };
  const pods = twoPods(world);
  const traffic = new Traffic(pods);
  world.agent.start();
  await until('three bulks got no answer', () => world.store.answers.filter((code) => code === 0).length >= 3);
  traffic.stop();
  world.store.faults = {};
  await world.arrived();
  await world.drained();
}
