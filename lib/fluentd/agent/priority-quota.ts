import type { Construct } from 'constructs';
import { hasBehavior } from '../../kubernetes/behaviors';
import { KubernetesObject } from '../../kubernetes/objects/object';
import type { AgentSpec } from './spec';

/**
 * GKE and other clusters limit the priority classes of the system to namespaces with a quota for them: without one no
 * pod of the DaemonSet is created ("insufficient quota to match these scopes"). The quota itself limits nothing.
 */
export function priorityQuota(
  scope: Construct,
  { name, namespace, minor, contract, priorityClassName }: AgentSpec,
): void {
  if (priorityClassName === undefined || namespace === 'kube-system' || !hasBehavior(minor, 'quotaScopes')) return;
  new KubernetesObject(scope, 'ResourceQuota', 'ResourceQuota', {
    metadata: { name: `${name}-priority`, namespace, labels: contract.labels },
    spec: {
      hard: { pods: '1G' },
      scopeSelector: {
        matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [priorityClassName] }],
      },
    },
  });
}
