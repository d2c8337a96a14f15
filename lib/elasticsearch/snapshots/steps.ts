import { ensureStep } from '../../provisioning/ensure-step';
import type { ProvisionStep } from '../../provisioning/input';
import { namesOf, previousNames } from '../indices/data-stream';
import type { LifecycleSpec } from '../indices/lifecycle';
import type { SnapshotSpec } from './spec';

/** The repository and its policy. With another index prefix, a second repository would write to the same location. */
const NAME = 'kubernetes-logs';

/**
 * Registers the repository, which every node then verifies by a write, and the policy that takes and deletes snapshots
 * (https://www.elastic.co/guide/en/elasticsearch/reference/7.17/slm-api-put-policy.html).
 */
export function snapshotSteps(lifecycle: LifecycleSpec, snapshots: SnapshotSpec | undefined): ProvisionStep[] {
  if (!snapshots) return [];
  const { type, settings } = snapshots.repository._spec;
  const policy = {
    schedule: snapshots.schedule ?? '',
    name: `<${NAME}-{now/d}>`,
    repository: NAME,
    config: { indices: [...namesOf(lifecycle), ...previousNames(lifecycle)], include_global_state: true },
    retention: { expire_after: `${snapshots.retentionDays}d`, min_count: snapshots.minimumSnapshots },
  };
  return [
    ensureStep('repository of snapshots', `/_snapshot/${NAME}`, [NAME], { type, settings }),
    ensureStep('snapshots', `/_slm/policy/${NAME}`, [NAME, 'policy'], policy),
  ];
}
