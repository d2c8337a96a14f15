import { FLUENTD_METRICS } from '../../../lib/observability/fluentd-metrics';
import { ES9, type Scenario } from '../driver/scenario';
import type { Environment } from '../environment/environment';

export const scenarios: Scenario[] = [
  {
    name: 'metrics',
    title: 'the metrics of the agent are exactly those that alerts and dashboard use',
    cases: [ES9],
    run: ask,
  },
];

async function ask(environment: Environment): Promise<void> {
  await environment.api.start();
  await environment.elasticsearch.start();
  const pod = environment.pod({ name: 'web-1', labels: {} });
  environment.agent.start();
  pod.lines(100);
  await environment.arrived();
  await environment.drained();
  const table = Object.fromEntries(FLUENTD_METRICS.map(({ name, type }) => [name, type]));
  const exported = await environment.metrics();
  const names = [...new Set([...Object.keys(table), ...Object.keys(exported)])].sort();
  const other = names.filter((name) => table[name] !== exported[name]);
  if (other.length === 0) return;
  const lines = other.map(
    (name) => `${name}: ${table[name] ?? 'absent'} in the table, ${exported[name] ?? 'absent'} here`,
  );
  throw new Error(`the metrics differ:\n${lines.join('\n')}`);
}
