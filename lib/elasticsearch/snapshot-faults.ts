import type { Fault } from '../faults';
import { isAtLeast, type OfficialElasticsearchContract } from '../images/elasticsearch-official';
import { checkInteger } from '../kubernetes/syntax';
import type { Snapshots } from './snapshot-options';

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

/** What all three services take, for buckets as for containers. */
export function containerFaults(option: string, name: string): Fault[] {
  if (/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/.test(name)) return [];
  const allowed = '3 to 63 lower case letters, digits, dots, dashes and underscores';
  return [fault(`repository ${option}`, name, allowed, 'name one that exists')];
}

export function basePathFaults(path: string | undefined): Fault[] {
  if (path === undefined || /^[\w.-]+(\/[\w.-]+)*$/.test(path)) return [];
  return [fault('repository basePath', path, 'a path without slash at its ends', 'write it as logging/production')];
}

/** A password in an address would stand in the manifests. */
export function endpointFaults(endpoint: string | undefined): Fault[] {
  if (endpoint === undefined || /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/.test(endpoint)) return [];
  const value = endpoint.replace(/[^/]*@/, '…@');
  return [fault('repository endpoint', value, 'http or https, a host and perhaps a port', 'write the address only')];
}

export function regionFaults(region: string | undefined): Fault[] {
  if (region === undefined || /^[a-z0-9-]+$/.test(region)) return [];
  return [fault('repository region', region, 'small letters, digits and dashes', 'write it as eu-west-1')];
}

function fault(option: string, value: unknown, allowed: string, remedy: string): Fault {
  return { subject: `${SUBJECT}.${option}`, value, allowed, remedy };
}
