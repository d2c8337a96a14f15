import type { StackVersion } from '../../images/stack-version';
import type { ProvisionStep } from '../../provisioning/input';
import type { ValidationError } from '../../reporting/validation-error';
import { firstVersionWith, hasFeature } from '../images/features';
import type { LifecycleSpec } from './lifecycle';

const REMEDY = 'leave it out: dated indices are also deleted automatically';

/** Validation errors for a data stream that the version or the security does not allow. */
export function dataStreamErrors(
  { dataStream }: LifecycleSpec,
  version: StackVersion,
  secured: boolean,
): ValidationError[] {
  if (!dataStream) return [];
  const { major, minor, patch } = version;
  const old = !hasFeature(version, 'dataStreamLifecycle');
  return [
    ...(old
      ? [
          noDataStream(
            `with Elasticsearch ${major}.${minor}.${patch}`,
            `${firstVersionWith('dataStreamLifecycle')} or newer, which supports the data stream lifecycle`,
          ),
        ]
      : []),
    ...(secured
      ? []
      : [noDataStream('without security', 'security, so that agents cannot write before the template exists')]),
  ];
}

/** The validation error of a data stream that is not possible. */
export function noDataStream(value: string, expected: string): ValidationError {
  return { option: 'elasticsearch.lifecycle.dataStream', value, expected, action: REMEDY };
}

/** The names of the log indices and the data stream, for privileges, snapshots and data views. */
export function namesOf({ indexPrefix, dataStream }: Pick<LifecycleSpec, 'indexPrefix' | 'dataStream'>): string[] {
  return [...(dataStream ? [indexPrefix] : []), `${indexPrefix}-*`];
}

/** The names of the indices with an earlier prefix, or of the data stream with that name. */
export function previousNames({ previousIndexPrefixes }: LifecycleSpec): string[] {
  return previousIndexPrefixes.flatMap((indexPrefix) => namesOf({ indexPrefix, dataStream: true }));
}

/** The lifecycle of a data stream. The retention of a log line starts at the rollover of its index. */
export function streamLifecycle({ retentionDays }: Pick<LifecycleSpec, 'retentionDays'>): {
  data_retention: string;
} {
  return { data_retention: `${retentionDays}d` };
}

/** Updates an existing data stream, because a template only applies to new ones. */
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
