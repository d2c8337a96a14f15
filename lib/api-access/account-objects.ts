import type { Construct } from 'constructs';
import type { ApiJson } from '../kubernetes/api/api-json';
import type * as k8s from '../kubernetes/api/types';
import { KubernetesObject } from '../kubernetes/objects/object';
import { supportsOrReports } from '../kubernetes/supported';
import type { Account } from './account';

/** One permission, in the words of RBAC. */
export type Rule = ApiJson<k8s.PolicyRule>;

/** The permissions of an account. */
export interface Grant {
  readonly account: Account;
  /** The namespace of the account. */
  readonly namespace: string;
  /** The name of role and binding. */
  readonly roleName: string;
  readonly labels?: Record<string, string>;
  /** Permissions in every namespace, and on objects without a namespace. */
  readonly clusterRules?: Rule[];
  /** Permissions in the account's own namespace. */
  readonly rules?: Rule[];
}

/** Creates the ServiceAccount, if the component has a new one, and its roles, if the target has RBAC. */
export function accountObjects(scope: Construct, grant: Grant): void {
  const { account, namespace, roleName, labels } = grant;
  const metadata = { labels, namespace };
  if (account.created)
    new KubernetesObject(scope, 'ServiceAccount', 'ServiceAccount', { metadata: { ...metadata, name: account.name } });
  if (
    !supportsOrReports(
      scope,
      'ClusterRole',
      'the service account has the permissions that the cluster gives to every service account',
    )
  )
    return;
  const subjects = [{ kind: 'ServiceAccount', name: account.name, namespace }];
  if (grant.clusterRules) {
    new KubernetesObject(scope, 'ClusterRole', 'ClusterRole', {
      metadata: { labels, name: roleName },
      rules: grant.clusterRules,
    });
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: roleName };
    new KubernetesObject(scope, 'ClusterRoleBinding', 'ClusterRoleBinding', {
      metadata: { labels, name: roleName },
      roleRef,
      subjects,
    });
  }
  if (grant.rules) {
    new KubernetesObject(scope, 'Role', 'Role', { metadata: { ...metadata, name: roleName }, rules: grant.rules });
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: roleName };
    new KubernetesObject(scope, 'RoleBinding', 'RoleBinding', {
      metadata: { ...metadata, name: roleName },
      roleRef,
      subjects,
    });
  }
}
