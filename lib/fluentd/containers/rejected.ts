import { Size, type Size as SizeType } from 'cdk8s';
import { filter, label, section } from '../config/build';
import type { FluentdSection } from '../config/syntax/section';
import type { ElasticsearchConnection } from '../pipeline-context';
import { elasticsearchOutput } from './elasticsearch-output';

/**
 * The pipeline of records that cannot be indexed as they are: documents that Elasticsearch rejects, and lines that do
 * not have the format of the runtime. The agent counts each record and keeps it as one text in a separate index, whose
 * mapping accepts any text.
 */
export function rejectedLabel(
  prefix: string,
  connection: ElasticsearchConnection,
  state: string,
  chunk: SizeType,
): FluentdSection {
  const counter = section('metric', '', {
    name: 'fluentd_rejected_records_total',
    type: 'counter',
    desc: 'Records that Elasticsearch rejected or that could not be read',
  });
  const buffer = {
    path: `${state}/rejected`,
    chunk,
    total: Size.mebibytes(64),
    threads: 1,
    whenFull: 'drop_oldest_chunk' as const,
  };
  return label(
    '@ERROR',
    filter('**', 'prometheus', { '@id': 'count_rejected' }, counter),
    elasticsearchOutput('out_rejected', `${prefix}-rejected`, connection, buffer, {
      set_aside_path: `${state}/set-aside`,
      last_resort: true,
    }),
  );
}
