import { ClusterApp, ClusterLogging, type FluentdAgentOptions, KubernetesVersion, LoggingChart } from '../../../lib';

function warnings(kubernetes: string, agent: FluentdAgentOptions): string {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logs',
  });
  new ClusterLogging(chart, 'logging', { agent });
  return app
    .warnings()
    .map(({ message }) => message)
    .join('\n');
}

test.each<[FluentdAgentOptions, string, string, string]>([
  [{ dockerDataRoot: '/data' }, '1.24', '1.23', 'agent.dockerDataRoot: "/data" has no effect'],
  [{ apiServerCidr: '10.0.0.1/32' }, '1.7', '1.37', 'agent.apiServerCidr: "10.0.0.1/32" has no effect'],
  [{ tolerateAllTaints: true }, '1.5', '1.6', 'agent.tolerateAllTaints: true has no effect'],
])('%j gives a warning on Kubernetes %s, and none on %s', (options, without, withEffect, expected) => {
  expect(warnings(without, options)).toContain(expected);
  expect(warnings(withEffect, options)).not.toContain('has no effect');
});
