import { setTimeout as pause } from 'node:timers/promises';
import { ES9, ES9_DOCKER, LEGACY, type Scenario } from '../driver/scenario';
import { Traffic } from '../world/traffic';
import type { World } from '../world/world';

export const scenarios: Scenario[] = [
  {
    name: 'rotation-storm',
    story: 'files are renamed, go on being written, are zipped and deleted every three seconds, eight times',
    cases: [ES9, ES9_DOCKER],
    async run(world) {
      await begin(world);
      const pods = ['web-1', 'web-2', 'web-3'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(50);
      await world.arrived();
      const traffic = new Traffic(pods, 10);
      for (let turn = 0; turn < 8; turn += 1) {
        // A kubelet looks every ten seconds.
        await pause(3000);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await world.arrived();
      await world.drained();
    },
  },
  {
    name: 'rotated-while-away',
    story: 'files are rotated while the agent is killed, twice; it finds what it had not read under the new name',
    cases: [ES9],
    run: (world) => rotateWhileAway(world, 0),
  },
  {
    name: 'rotated-while-away',
    story: 'files are rotated while the agent is killed, twice',
    cases: [ES9_DOCKER, LEGACY],
    bound:
      'docker links the newest file alone: what it rotates while the agent is away, 600 lines here, is out of reach',
    allowed: () => ({ lost: 600 }),
    run: (world) => rotateWhileAway(world, 300),
  },
];

async function begin(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  world.agent.start();
}

async function rotateWhileAway(world: World, outOfReach: number): Promise<void> {
  // Image 1.22 looks for new files once a minute: this one is there before it.
  const pod = world.pod({ name: 'web-1', labels: { tier: 'front' } });
  await begin(world);
  for (let turn = 0; turn < 2; turn += 1) {
    pod.lines(200);
    await world.arrivedBut(outOfReach * turn);
    await world.agent.killForNow();
    pod.lines(200);
    pod.rotate(() => pod.lines(100));
    pod.lines(200);
    world.agent.start();
  }
  await world.arrivedBut(2 * outOfReach);
  await world.drained();
}
