import { setTimeout as pause } from 'node:timers/promises';
import { ES9, ES9_DOCKER, LEGACY, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { Traffic } from '../environment/traffic';

export const scenarios: Scenario[] = [
  {
    name: 'rotation-storm',
    title: 'files are renamed while containers write, compressed and deleted every three seconds, eight times',
    cases: [ES9_DOCKER],
    async run(environment) {
      await begin(environment);
      const pods = ['web-1', 'web-2', 'web-3'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(50);
      await environment.arrived();
      const traffic = new Traffic(pods, 10);
      for (let turn = 0; turn < 8; turn += 1) {
        // A kubelet looks every ten seconds.
        await pause(3000);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await environment.arrived();
      await environment.drained();
    },
  },
  {
    name: 'rotated-while-away',
    title: 'files are rotated twice after the agent is killed; it finds the unread lines under the new name',
    cases: [ES9, ES9_DOCKER],
    run: (environment) => rotateWhileAway(environment, 0),
  },
  {
    name: 'rotated-while-away',
    title: 'files are rotated twice after the agent is killed',
    cases: [LEGACY],
    bound:
      'image 1.22 only reads the newest file: files that Docker rotates while the agent is stopped, 600 lines here, are not read',
    allowed: () => ({ lost: 600 }),
    run: (environment) => rotateWhileAway(environment, 300),
  },
];

async function begin(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  environment.agent.start();
}

async function rotateWhileAway(environment: Environment, outOfReach: number): Promise<void> {
  // Image 1.22 looks for new files once a minute: this one is there before it.
  const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
  await begin(environment);
  for (let turn = 0; turn < 2; turn += 1) {
    pod.lines(200);
    await environment.arrivedBut(outOfReach * turn);
    await environment.agent.killForNow();
    pod.lines(200);
    pod.rotate(() => pod.lines(100));
    pod.lines(200);
    environment.agent.start();
  }
  await environment.arrivedBut(2 * outOfReach);
  await environment.drained();
}
