import { ApiObject } from 'cdk8s';
import {
  Account,
  AddOnElasticsearch,
  ClusterApp,
  KubernetesVersion,
  LoggingChart,
  ServiceAccountToken,
} from '../../lib';
import { agentWith } from './agent';

const RBAC = ['ClusterRole', 'ClusterRoleBinding'];

test('an account that the component creates has its permissions', () => {
  const { errors, of, pod } = agentWith({ serviceAccount: Account.create('reader') });
  expect(errors).toEqual([]);
  expect(of('ServiceAccount').map(({ metadata }) => [metadata.namespace, metadata.name])).toEqual([
    ['logging', 'reader'],
  ]);
  const [[role], [binding]] = RBAC.map(of);
  expect(role.rules).toContainEqual(expect.objectContaining({ resources: expect.arrayContaining(['pods']) }));
  expect(binding).toMatchObject({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace: 'logging' }],
  });
  expect(binding.metadata).toEqual(role.metadata);
  expect(of('Role')).toEqual([]);
  expect(pod.serviceAccountName).toBe('reader');
});

/** The objects of an Elasticsearch of the add-on, which reads objects of its own namespace only. */
function elasticsearchWith(accountIn: (chart: LoggingChart) => Account) {
  const kubernetes = KubernetesVersion.parse('1.22');
  const chart = new LoggingChart(new ClusterApp('test'), 'logging', { kubernetes, namespace: 'logging' });
  new AddOnElasticsearch(chart, 'elasticsearch', { serviceAccount: accountIn(chart) });
  return (kind: string) => chart.toJson().filter((object) => object.kind === kind);
}

test('permissions in the namespace of the account are those of a Role in it', () => {
  const of = elasticsearchWith(() => Account.create('reader'));
  const [[account], [role], [binding]] = ['ServiceAccount', 'Role', 'RoleBinding'].map(of);
  const { labels } = role.metadata;
  expect(labels).toBeDefined();
  expect(account.metadata).toEqual({ name: 'reader', namespace: 'logging', labels });
  expect(role.metadata).toEqual({ name: 'elasticsearch-logging', namespace: 'logging', labels });
  expect(role.rules).toEqual([{ apiGroups: [''], resources: ['namespaces', 'services', 'endpoints'], verbs: ['get'] }]);
  expect(binding).toMatchObject({
    metadata: role.metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'elasticsearch-logging' },
    subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace: 'logging' }],
  });
  expect(RBAC.flatMap(of)).toEqual([]);
});

test('an account of the app is named in pods and bindings, and not created again', () => {
  const of = elasticsearchWith((chart) => {
    const metadata = { name: 'of-the-app' };
    return Account.fromServiceAccount(
      new ApiObject(chart, 'account', { apiVersion: 'v1', kind: 'ServiceAccount', metadata }),
    );
  });
  expect(of('ServiceAccount')).toHaveLength(1);
  expect(of('RoleBinding')[0].subjects[0].name).toBe('of-the-app');
  expect(of('StatefulSet')[0].spec.template.spec.serviceAccountName).toBe('of-the-app');
});

test('an existing account is not created, and has the same permissions', () => {
  const { of, pod } = agentWith({ serviceAccount: Account.fromName('reader') });
  expect(of('ServiceAccount')).toEqual([]);
  expect(of('ClusterRoleBinding')[0].subjects).toEqual([
    { kind: 'ServiceAccount', name: 'reader', namespace: 'logging' },
  ]);
  expect(pod.serviceAccountName).toBe('reader');
});

test('the default account is neither created nor named in pods, and has the same permissions', () => {
  const { of, pod } = agentWith({ serviceAccount: Account.namespaceDefault() });
  expect(of('ServiceAccount')).toEqual([]);
  expect(of('ClusterRoleBinding')[0].subjects[0].name).toBe('default');
  expect(pod.serviceAccountName).toBeUndefined();
});

test('before RBAC there are no roles, which is a warning', () => {
  const { of, warnings } = agentWith({ serviceAccount: Account.create('reader') }, '1.5');
  expect([...RBAC, 'ServiceAccount'].map((kind) => of(kind).length)).toEqual([0, 0, 1]);
  expect(warnings.join()).toContain(
    'the service account has the permissions that the cluster gives to every service account',
  );
});

test.each(['A', 'a_b', 'a/b', ''])('the name %p is an error of the option, whoever creates the account', (name) => {
  for (const serviceAccount of [Account.create(name), Account.fromName(name)])
    expect(agentWith({ serviceAccount }).errors).toContainEqual(
      expect.stringContaining(`agent.serviceAccount: ${JSON.stringify(name)} is invalid`),
    );
});

test('an account has the user name and the groups of the API server', () => {
  const account = Account.fromName('reader');
  expect(account.userName('logging')).toBe('system:serviceaccount:logging:reader');
  expect(account.groups('logging')).toEqual(['system:serviceaccounts', 'system:serviceaccounts:logging']);
});

test('the Secret of an account has its name, and the namespace in base64', () => {
  expect(ServiceAccountToken.describeSecret(Account.fromName('reader'), 'logging')).toMatchObject({
    type: 'kubernetes.io/service-account-token',
    'metadata.annotations["kubernetes.io/service-account.name"]': 'reader',
    'data["namespace"]': 'bG9nZ2luZw==',
  });
});
