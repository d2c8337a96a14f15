import { setTimeout as pause } from 'node:timers/promises';
import { LEGACY, type Scenario } from '../driver/scenario';
import { Traffic } from '../world/traffic';

const PIECES = 4;

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
