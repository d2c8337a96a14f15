import { setTimeout as pause } from 'node:timers/promises';
import { FluentdValue } from '../../../lib';
import type { ConfigEdit } from '../cluster/edit-config';
import { LEGACY, type Scenario } from '../driver/scenario';
import { rejected } from '../elasticsearch/errors';
import { Traffic } from '../world/traffic';
import { until } from '../world/wait';

const PIECES = 4;

const smallBuffer: ConfigEdit = (config) => {
  for (const buffer of config.matches('elasticsearch').flatMap((output) => output.sections('buffer'))) {
    buffer.set('chunk_limit_size', FluentdValue.size('256k'));
    buffer.set('queue_limit_length', FluentdValue.integer(4));
  }
};

export const scenarios: Scenario[] = [
  {
    name: 'rotation',
    story: 'Docker renames files that go on being written, three times, twelve seconds apart',
    cases: [LEGACY],
    async run(world) {
      await world.api.start();
      await world.store.start();
      world.agent.start();
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(50);
      await world.arrived();
      const traffic = new Traffic(pods);
      for (let turn = 0; turn < 3; turn += 1) {
        await pause(12_000);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'rotation-storm',
    story: 'Docker renames files that go on being written every three seconds, eight times',
    cases: [LEGACY],
    bound:
      'image 1.22 reads a renamed file anew while the one before it is still watched: lines are there twice, none is lost',
    allowed: ({ written }) => ({ doubled: written }),
    async run(world) {
      await world.api.start();
      await world.store.start();
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      world.agent.start();
      for (const pod of pods) pod.lines(50);
      await world.arrived();
      const traffic = new Traffic(pods);
      for (let turn = 0; turn < 8; turn += 1) {
        await pause(3000);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'buffer-full',
    story:
      'Elasticsearch is away until the buffer of 1 MiB, made so small for the test, is full: files wait on the node',
    cases: [LEGACY],
    manifest: { edit: smallBuffer },
    async run(world) {
      await world.api.start();
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(5000, 300);
      world.agent.start();
      await world.agentSays(/queue size exceeds limit/);
      for (const pod of pods) pod.lines(1000, 300);
      await world.store.start();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'busy-items',
    story: 'Elasticsearch answers 429 to four in ten documents of the first bulks',
    cases: [LEGACY],
    bound:
      'plugin 1.5.0 does not read what is said of single documents: those that are refused are lost, exactly these',
    allowed: ({ lost }) => ({ lost: lost.length }),
    async run(world) {
      let [count, refused] = [0, 0];
      world.store.faults = {
        item: () => {
          if (world.store.answers.length >= 5 || count++ % 10 >= 4) return undefined;
          refused += 1;
          return rejected();
        },
      };
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      await world.api.start();
      await world.store.start();
      world.agent.start();
      const traffic = new Traffic(pods);
      await until('6 bulks were answered', () => world.store.answers.length >= 6);
      traffic.stop();
      await until('all but the refused are there', () => world.verdict().lost.length <= refused);
      await world.drained();
      const { lost } = world.verdict();
      if (lost.length !== refused || refused === 0) throw new Error(`${refused} refused, ${lost.length} lost`);
    },
  },
  {
    name: 'long-lines-in-pieces',
    story: 'lines of 60 KiB, which Docker writes in four pieces, between short ones',
    cases: [LEGACY],
    bound: 'image 1.22 joins nothing: each piece of 16 KiB is a document of its own, and none is lost',
    allowed: () => ({ lost: 3, torn: 3 * PIECES }),
    async run(world) {
      await world.api.start();
      await world.store.start();
      world.agent.start();
      const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
      for (let turn = 0; turn < 3; turn += 1) {
        pod.lines(20);
        pod.line(60 * 1024);
      }
      await world.arrivedBut(3);
      await world.drained();
      const documents = [...world.store.indices.documents()].sort((one, other) => one.arrival - other.arrival);
      const text = documents.map(({ source }) => String(source.log)).join('');
      const torn = world.written.filter(({ text: line }) => !text.includes(`${line}\n`));
      if (torn.length > 0) throw new Error(`${torn.length} lines are not there piece by piece`);
    },
  },
];
