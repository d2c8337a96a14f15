import { setTimeout as pause } from 'node:timers/promises';
import { ES9_DOCKER, type Scenario } from '../driver/scenario';
import { Traffic } from '../environment/traffic';

export const scenarios: Scenario[] = [
  {
    name: 'two-runtimes',
    title: 'the runtime of a node is being replaced: pods of Docker and of containerd, with long lines and rotation',
    cases: [ES9_DOCKER],
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const labels = { tier: 'front' };
      const pods = (['docker', 'cri'] as const).map((runtime) =>
        environment.pod({ name: `web-${runtime}`, runtime, labels }),
      );
      for (const pod of pods) pod.lines(50);
      await environment.arrived();
      const traffic = new Traffic(pods);
      for (let turn = 0; turn < 3; turn += 1) {
        // A kubelet looks every ten seconds.
        await pause(3000);
        for (const pod of pods) pod.line(50 * 1024);
        for (const pod of pods) pod.rotate(() => pod.lines(20));
      }
      traffic.stop();
      await environment.arrived();
      await environment.drained();
    },
  },
];
