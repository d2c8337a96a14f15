import { type ApiServerEgressOptions, ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../lib';
import type { Yaml } from './profiles';

function egress(apiServer?: ApiServerEgressOptions): {
  readonly policies: Record<string, Yaml>;
  readonly errors: string[];
} {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging', apiServer });
  new ClusterLogging(chart, 'logging');
  const errors = app.errors();
  const objects: Yaml[] = errors.length > 0 ? [] : chart.toJson();
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  return { policies: Object.fromEntries(policies.map(({ metadata, spec }) => [metadata.name, spec.egress])), errors };
}

const PROGRAMS = ['fluentd', 'elasticsearch-bootstrap', 'elasticsearch-provisioning'];

test('agents and programs reach the API server by ports 443 and 6443 of any address', () => {
  const { policies } = egress();
  const ports = [443, 6443].map((port) => ({ port, protocol: 'TCP' }));
  for (const name of PROGRAMS) expect(policies[name]).toContainEqual({ ports });
});

test('the ports and addresses of the API server are set once, on the chart', () => {
  const { policies } = egress({ ports: [16443], addresses: ['10.0.0.10/32', '10.0.0.11/32'] });
  const to = ['10.0.0.10/32', '10.0.0.11/32'].map((cidr) => ({ ipBlock: { cidr } }));
  for (const name of PROGRAMS) expect(policies[name]).toContainEqual({ ports: [{ port: 16443, protocol: 'TCP' }], to });
});

test.each<[string, ApiServerEgressOptions, string]>([
  ['a port that is none', { ports: [0] }, 'apiServer.ports[0]: 0'],
  ['no port', { ports: [] }, 'apiServer.ports: []'],
  ['an address without length', { addresses: ['10.0.0.10'] }, 'apiServer.addresses: "10.0.0.10"'],
])('%s is rejected', (_, apiServer, message) => {
  expect(egress(apiServer).errors.join()).toContain(message);
});
