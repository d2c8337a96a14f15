import { ES7, ES8, ES9, ES9_DOCKER, LEGACY, type Scenario } from '../driver/scenario';

export const scenarios: Scenario[] = [
  {
    name: 'smoke',
    title: 'two pods write lines to both streams',
    cases: [ES9, ES9_DOCKER, ES8, ES7, LEGACY],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
      for (const pod of pods) pod.lines(200);
      environment.agent.start();
      for (const pod of pods) pod.lines(200, 300, 'stderr');
      await environment.arrived();
      await environment.drained();
    },
  },
];
