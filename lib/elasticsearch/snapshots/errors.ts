import { Duration } from 'cdk8s';
import { checkCidrs } from '../../kubernetes/network/network-peers';
import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import { checkDays } from '../../kubernetes/validation/times';
import { errorUnder, type ValidationError } from '../../reporting/validation-error';
import type { OfficialElasticsearchContract } from '../images/contract';
import { type FeatureName, firstVersionWith, hasFeature } from '../images/features';
import type { ElasticsearchSpec } from '../spec';
import type { CloudIdentity } from './repository';
import type { SnapshotSpec } from './spec';

const SUBJECT = 'elasticsearch.snapshots';
const error = errorUnder(`${SUBJECT}.`);

/** Validation errors of the snapshot options. */
export function snapshotErrors({ contract: { version }, snapshots, ownAccount }: ElasticsearchSpec): ValidationError[] {
  if (!snapshots) return [];
  const { repository, retentionDays, minimumSnapshots, cidr } = snapshots;
  const { type } = repository._spec;
  return [
    ...(type === 'fs' || hasFeature(version, 'repositoryTypes')
      ? []
      : [
          error(
            'repository',
            type,
            `Elasticsearch ${firstVersionWith('repositoryTypes')} or newer`,
            'use SnapshotRepository.sharedFileSystem',
          ),
        ]),
    ...identityErrors(repository._spec.identity, version, ownAccount),
    ...repository._errors,
    ...scheduleErrors(snapshots),
    ...checkDays(`${SUBJECT}.retention`, Duration.days(retentionDays), 1, 3650),
    ...checkInteger(`${SUBJECT}.minimumSnapshots`, minimumSnapshots, 1, 1000),
    ...cidrErrors(cidr, repository._spec.port),
  ];
}

/** What the version must have for the identity. GKE needs nothing more than the repository type. */
const IDENTITY_FEATURE: { readonly [Identity in CloudIdentity]?: FeatureName } = {
  eks: 'accountIdentity',
  azure: 'azureAccountIdentity',
};

/** Validation errors for an identity that the version or the service account does not support. */
function identityErrors(
  identity: CloudIdentity | undefined,
  version: OfficialElasticsearchContract['version'],
  ownAccount: boolean,
): ValidationError[] {
  if (identity === undefined) return [];
  const option = identity === 'azure' ? 'repository workloadIdentity' : 'repository credentials';
  const missing = 'credentials, or a serviceAccount with permission to write to the repository';
  const feature = IDENTITY_FEATURE[identity];
  return [
    ...(ownAccount ? [] : [error(option, undefined, missing, 'set one of the two')]),
    ...(feature === undefined || hasFeature(version, feature)
      ? []
      : [
          error(
            option,
            undefined,
            `credentials before Elasticsearch ${firstVersionWith(feature)}`,
            'set them, or use a newer version',
          ),
        ]),
  ];
}

function scheduleErrors({ cron, schedule }: SnapshotSpec): ValidationError[] {
  const wrong = checkForm('cronSchedule', `${SUBJECT}.schedule`, cron.expressionString);
  if (schedule !== undefined || wrong.length > 0) return wrong;
  const expected = 'a schedule with day or weekDay, not both, because Elasticsearch cannot combine them';
  return [error('schedule', cron.expressionString, expected, 'leave out one of the two')];
}

function cidrErrors(cidr: string | undefined, port: number | undefined): ValidationError[] {
  if (cidr === undefined) return [];
  if (port === undefined) return [error('cidr', cidr, 'nothing for a volume', 'leave it out')];
  return checkCidrs(`${SUBJECT}.cidr`, [cidr]);
}
