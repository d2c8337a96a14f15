import { App } from 'cdk8s';
import { KubernetesVersion, LoggingChart } from '../../lib';
import { AgentDashboard } from '../../lib/observability/agent-dashboard';
import { EXPORTER_METRICS } from '../../lib/observability/exporter-metrics';
import { FLUENTD_METRICS } from '../../lib/observability/fluentd-metrics';
import { alerts, monitored } from './agents';
import { metricsIn } from './expressions';

const tables: readonly string[] = [...FLUENTD_METRICS, ...EXPORTER_METRICS].map(({ name }) => name);

function dashboardExpressions(): string[] {
  const kubernetes = KubernetesVersion.parse('1.37.1');
  const chart = new LoggingChart(new App(), 'chart', { kubernetes, namespace: 'logging' });
  const dashboard = JSON.parse(new AgentDashboard(chart, 'd').configMap.toJson().data['fluentd-agents.json']);
  return dashboard.panels.flatMap((panel: { targets: { expr: string }[] }) => panel.targets.map(({ expr }) => expr));
}

describe('the tables of metrics', () => {
  test('have every metric of the alerts', () => {
    for (const { expr } of alerts()) for (const metric of metricsIn(expr)) expect(tables).toContain(metric);
  });

  test('have every metric of the dashboard', () => {
    for (const expr of dashboardExpressions()) for (const metric of metricsIn(expr)) expect(tables).toContain(metric);
  });

  test('have no exporter without a use', () => {
    const used = new Set(alerts().flatMap(({ expr }) => metricsIn(expr)));
    expect(EXPORTER_METRICS.filter(({ name }) => !used.has(name))).toEqual([]);
  });

  test('have each metric once, and only from plugins of the pipeline', () => {
    expect(new Set(tables).size).toBe(tables.length);
    const { config } = monitored().agent;
    const plugins = [
      ...(config?.sources() ?? []).map(({ plugin }) => plugin),
      ...(config?.matches() ?? []).map(({ plugin }) => plugin),
      ...(config?.filters() ?? []).map(({ id }) => id),
    ];
    expect(plugins).toEqual(expect.arrayContaining([...new Set(FLUENTD_METRICS.map(({ plugin }) => plugin))]));
  });

  test('have the counter of rejected records under the name that the pipeline gives it', () => {
    const metric = monitored().agent.config?.filters('prometheus')[0].sections('metric')[0];
    const row = FLUENTD_METRICS.find(({ plugin }) => plugin === 'count_rejected');
    expect({ name: metric?.literal('name'), type: metric?.literal('type') }).toEqual({
      name: row?.name,
      type: row?.type,
    });
  });
});

describe('an expression', () => {
  test('uses its metrics, not its functions, labels, ranges and keywords', () => {
    const expression =
      'sum by (pod) (rate(a_total{x="b_total", y!~"c{d}"}[5m])) / on (node) d > 0 and absent(up{job="e"}) == bool 1';
    expect(metricsIn(expression)).toEqual(['a_total', 'd', 'up']);
  });
});
