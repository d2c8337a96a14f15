import { ES7, ES8, ES9, ES9_DOCKER, LEGACY, type Scenario } from '../driver/scenario';

export const scenarios: Scenario[] = [
  {
    name: 'smoke',
    story: 'two pods write lines to both streams',
    cases: [ES9, ES9_DOCKER, ES8, ES7, LEGACY],
    async run(world) {
      await world.api.start();
      await world.store.start();
      const pods = ['web-1', 'web-2'].map((name) => world.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(200);
      world.agent.start();
      for (const pod of pods) pod.lines(200, 300, 'stderr');
      await world.arrived();
      await world.drained();
    },
  },
];
