import {
  ClusterApp,
  ClusterLogging,
  KubernetesVersion,
  LoggingChart,
  SccBinding,
  type SccBindingProps,
} from '../../lib';
import { find, type Yaml } from '../profiles';

function chartFor(kubernetes = '1.37'): { app: ClusterApp; chart: LoggingChart } {
  const app = new ClusterApp('test');
  const version = KubernetesVersion.parse(kubernetes);
  return { app, chart: new LoggingChart(app, 'logging', { kubernetes: version, namespace: 'logging' }) };
}

function bound(props: SccBindingProps, kubernetes?: string): Yaml[] {
  const { chart } = chartFor(kubernetes);
  new SccBinding(chart, 'scc', props);
  return chart.toJson();
}

function faultsOf(props: SccBindingProps, kubernetes?: string): string {
  const { app, chart } = chartFor(kubernetes);
  new SccBinding(chart, 'scc', props);
  return app.errors().join('\n');
}

function agent(seLinuxType?: string) {
  const { app, chart } = chartFor();
  new ClusterLogging(chart, 'logging', { agent: { seLinuxType } });
  const security = () => find(chart.toJson(), 'DaemonSet', 'fluentd').spec.template.spec.containers[0].securityContext;
  return { app, security };
}

test('the agent has the SELinux type of the option, and is otherwise confined as before', () => {
  const { security } = agent('spc_t');
  expect(security()).toEqual({ ...agent().security(), seLinuxOptions: { type: 'spc_t' } });
  expect(security()).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  expect(security().privileged).toBeUndefined();
});

test('an invalid type is rejected', () => {
  expect(agent('system_u:object_r:spc_t:s0').app.errors().join()).toContain('agent.seLinuxType: "system_u');
});

test('all service accounts of a namespace can use constraints, or those that are named', () => {
  expect(bound({ constraints: 'nonroot-v2' })).toEqual([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'openshift-scc-nonroot-v2', namespace: 'logging' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:openshift:scc:nonroot-v2' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts:logging' }],
    },
  ]);
  const [binding] = bound({ constraints: 'privileged', namespace: 'agents', serviceAccounts: ['fluentd'] });
  expect(binding.metadata.namespace).toBe('agents');
  expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: 'fluentd', namespace: 'agents' }]);
});

test.each<[string, SccBindingProps, string]>([
  ['constraints without name', { constraints: '' }, 'scc.constraints: ""'],
  ['a namespace that is none', { constraints: 'a', namespace: 'A' }, 'scc.namespace: "A"'],
  ['no account', { constraints: 'a', serviceAccounts: [] }, 'scc.serviceAccounts: []'],
  ['an account that is none', { constraints: 'a', serviceAccounts: ['a b'] }, 'scc.serviceAccounts: "a b"'],
])('%s is rejected', (_, props, expected) => {
  expect(faultsOf(props)).toContain(expected);
});

test('a server without RBAC is rejected', () => {
  expect(faultsOf({ constraints: 'a' }, '1.5')).toContain('Kubernetes 1.6 or newer');
});
