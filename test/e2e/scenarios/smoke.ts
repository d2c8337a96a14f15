import { ES7, ES8, ES9, ES9_DOCKER, LEGACY, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';
import { until } from '../environment/wait';

export const scenarios: Scenario[] = [
  {
    name: 'smoke',
    title: 'two pods write lines to both streams',
    cases: [ES9, ES9_DOCKER, ES8, ES7, LEGACY],
    run: write,
  },
  {
    name: 'ipv6',
    title: 'the cluster has IPv6 addresses alone: API server, Elasticsearch and the probe of the agent',
    cases: [ES9],
    ipv6: true,
    async run(environment) {
      await write(environment);
      await until('the probe is answered', () => environment.probe());
    },
  },
];

async function write(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  const pods = ['web-1', 'web-2'].map((name) => environment.pod({ name, labels: { tier: 'front' } }));
  for (const pod of pods) pod.lines(200);
  environment.agent.start();
  for (const pod of pods) pod.lines(200, 300, 'stderr');
  await environment.arrived();
  await environment.drained();
}
