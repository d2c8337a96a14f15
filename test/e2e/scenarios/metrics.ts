import { FLUENTD_METRICS } from '../../../lib/observability/fluentd-metrics';
import { ES7, ES8, ES9, type Scenario } from '../driver/scenario';
import type { World } from '../world/world';

export const scenarios: Scenario[] = [
  {
    name: 'metrics',
    story: 'the agent is asked for its metrics: it has every one that alerts and dashboard are made of, and no other',
    cases: [ES9, ES8, ES7],
    run: ask,
  },
];

async function ask(world: World): Promise<void> {
  await world.api.start();
  await world.store.start();
  const pod = world.pod({ name: 'web-1', labels: {} });
  world.agent.start();
  pod.lines(100);
  await world.arrived();
  await world.drained();
  const table = Object.fromEntries(FLUENTD_METRICS.map(({ name, type }) => [name, type]));
  const exported = await world.metrics();
  const names = [...new Set([...Object.keys(table), ...Object.keys(exported)])].sort();
  const other = names.filter((name) => table[name] !== exported[name]);
  if (other.length === 0) return;
  const lines = other.map(
    (name) => `${name}: ${table[name] ?? 'absent'} in the table, ${exported[name] ?? 'absent'} here`,
  );
  throw new Error(`the metrics are others:\n${lines.join('\n')}`);
}
