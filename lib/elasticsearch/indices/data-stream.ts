import type { StackVersion } from '../../images/stack-version';
import type { ProvisionStep } from '../../provisioning/input';
import type { ValidationError } from '../../reporting/validation-error';
import { isAtLeast } from '../images/contract';
import type { LifecycleSpec } from './lifecycle';

/**
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.14/tutorial-manage-new-data-stream.html; up to 8.13 the
 * lifecycle of streams is a technical preview.
 */
const LIFECYCLE_OF_STREAMS = '8.14.0';

const REMEDY = 'leave it out: dated indices go by themselves, too';

/** A data stream where Elasticsearch cannot have one, or could have an index in its place. */
export function dataStreamErrors(
  { dataStream }: LifecycleSpec,
  version: StackVersion,
  secured: boolean,
): ValidationError[] {
  if (!dataStream) return [];
  const { major, minor, patch } = version;
  const old = !isAtLeast(version, LIFECYCLE_OF_STREAMS);
  return [
    ...(old
      ? [noDataStream(`with Elasticsearch ${major}.${minor}.${patch}`, '8.14.0 or newer, which roll and delete')]
      : []),
    ...(secured
      ? []
      : [noDataStream('without security', 'a store whose agents wait for their user, and so the template')]),
  ];
}

/** A data stream for which something is missing. */
export function noDataStream(value: string, expected: string): ValidationError {
  return { option: 'elasticsearch.lifecycle.dataStream', value, expected, action: REMEDY };
}

/** The indices and the data stream of the logs, as rights, snapshots and views name them. */
export function namesOf({ indexPrefix, dataStream }: Pick<LifecycleSpec, 'indexPrefix' | 'dataStream'>): string[] {
  return [...(dataStream ? [indexPrefix] : []), `${indexPrefix}-*`];
}

/** The lifecycle of a stream: each line stays for so long after the index that has it was rolled. */
export function streamLifecycle({ retentionDays }: Pick<LifecycleSpec, 'retentionDays'>): {
  data_retention: string;
} {
  return { data_retention: `${retentionDays}d` };
}

/** A template speaks to streams that are yet to be made; one that is there is told by itself. */
export function streamSteps(lifecycle: LifecycleSpec): ProvisionStep[] {
  const stream = `/_data_stream/${lifecycle.indexPrefix}`;
  if (!lifecycle.dataStream) return [];
  return [
    {
      kind: 'ensure',
      name: 'retention of the data stream',
      path: `${stream}/_lifecycle`,
      at: ['data_streams', 0, 'lifecycle'],
      body: streamLifecycle(lifecycle),
      skipIf: { path: stream, status: 404 },
    },
  ];
}
