import { Account } from '../../lib';
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
  expect(pod.serviceAccountName).toBe('reader');
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
