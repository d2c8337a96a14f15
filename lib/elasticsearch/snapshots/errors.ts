import type { Fault } from '../../reporting/validation-error';
import { isAtLeast, type OfficialElasticsearchContract } from '../images/contract';
import { checkInteger } from '../../kubernetes/validation/syntax';
import type { Snapshots } from './options';

const SUBJECT = 'elasticsearch.snapshots';

/**
 * From 8.0 on the image brings what these types need; before, they are plugins that it lacks
 * (https://www.elastic.co/guide/en/elasticsearch/plugins/8.0/repository-azure-usage.html).
 */
const IN_THE_IMAGE = '8.0.0';

/** Faults of what is said of snapshots. */
export function snapshotFaults({ version }: OfficialElasticsearchContract, snapshots?: Snapshots): Fault[] {
  if (!snapshots) return [];
  const { repository, schedule, retentionDays, leastSnapshots, cidr } = snapshots;
  const { type } = repository._plan;
  return [
    ...(type === 'fs' || isAtLeast(version, IN_THE_IMAGE)
      ? []
      : [
          fault(
            'repository',
            type,
            `Elasticsearch ${IN_THE_IMAGE} or newer`,
            'use SnapshotRepository.sharedFileSystem',
          ),
        ]),
    ...repository._faults,
    ...scheduleFaults(schedule),
    ...checkInteger(`${SUBJECT}.retentionDays`, retentionDays, 1, 3650),
    ...checkInteger(`${SUBJECT}.leastSnapshots`, leastSnapshots, 1, 1000),
    ...cidrFaults(cidr, repository._plan.port),
  ];
}

/** https://www.elastic.co/docs/explore-analyze/alerts-cases/watcher/schedule-types: six fields, and a year perhaps. */
function scheduleFaults(schedule: string | undefined): Fault[] {
  if (schedule === undefined || /^\S+( \S+){5,6}$/.test(schedule)) return [];
  const allowed =
    'six or seven fields: second, minute, hour, day of month, month, day of week, and perhaps year, in UTC';
  return [fault('schedule', schedule, allowed, 'write it as 0 17 2 * * ? for 02:17 each day')];
}

function cidrFaults(cidr: string | undefined, port: number | undefined): Fault[] {
  if (cidr === undefined) return [];
  if (port === undefined) return [fault('cidr', cidr, 'nothing for a volume', 'leave it out')];
  if (/^([0-9]{1,3}(\.[0-9]{1,3}){3}\/[0-9]{1,2}|[0-9a-fA-F:]+\/[0-9]{1,3})$/.test(cidr)) return [];
  return [fault('cidr', cidr, 'addresses in CIDR notation', 'write it as 10.0.0.0/8')];
}

function fault(option: string, value: unknown, allowed: string, remedy: string): Fault {
  return { subject: `${SUBJECT}.${option}`, value, allowed, remedy };
}
