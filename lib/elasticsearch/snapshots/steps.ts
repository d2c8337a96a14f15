import type { ProvisionStep } from '../../provisioning/input';
import { namesOf } from '../indices/data-stream';
import type { LifecycleSpec } from '../indices/lifecycle';
import type { SnapshotSpec } from './spec';

/**
 * Registers the repository, which every node then verifies by a write, and the policy that takes and deletes snapshots
 * (https://www.elastic.co/guide/en/elasticsearch/reference/7.17/slm-api-put-policy.html).
 */
export function snapshotSteps(lifecycle: LifecycleSpec, snapshots: SnapshotSpec | undefined): ProvisionStep[] {
  if (!snapshots) return [];
  const prefix = lifecycle.indexPrefix;
  const { type, settings } = snapshots.repository._spec;
  const policy = {
    schedule: snapshots.schedule ?? '',
    name: `<${prefix}-{now/d}>`,
    repository: prefix,
    config: { indices: namesOf(lifecycle), include_global_state: true },
    retention: { expire_after: `${snapshots.retentionDays}d`, min_count: snapshots.minimumSnapshots },
  };
  return [
    {
      kind: 'ensure',
      name: 'repository of snapshots',
      path: `/_snapshot/${prefix}`,
      at: [prefix],
      body: { type, settings },
    },
    {
      kind: 'ensure',
      name: 'snapshots',
      path: `/_slm/policy/${prefix}`,
      at: [prefix, 'policy'],
      body: policy,
    },
  ];
}
