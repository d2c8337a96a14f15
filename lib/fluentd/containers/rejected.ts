import { Size, type Size as SizeType } from 'cdk8s';
import { filter, label, section } from '../config/build';
import type { FluentdSection } from '../config/section';
import type { ElasticsearchConnection } from '../pipeline-context';
import { elasticsearchOutput } from './elasticsearch-output';

/**
 * Where everything goes that cannot become a document as it is: documents that Elasticsearch refuses, lines that are not
 * of the runtime's format. Each is counted and kept as one text in an index of its own, whose mapping takes any text.
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
    desc: 'Records that Elasticsearch refused or that could not be read',
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
