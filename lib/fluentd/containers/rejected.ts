import { filter, label, match, section } from '../config/build';
import type { FluentdSection } from '../config/section';
import type { ElasticsearchConnection } from '../pipeline-context';
import { elasticsearchOutput, fileBuffer } from './elasticsearch-output';
import { ID_KEY } from './fields';
import { relabel } from './source';

const COUNTED = '@COUNT_REJECTED';
const REJECTED = '@REJECTED';

/** Says how often a document was refused: it is not sent a third time. */
const MARK = '_rejected';

/**
 * Where everything goes that a plugin could not handle: documents that the store refuses for ever, lines that nobody can
 * parse. Each is counted and kept as one text in an index of its own, whose mapping cannot refuse it. What is refused
 * even there is counted and told of in the agent's log, and goes no further: it would come back for ever.
 *
 * Events of a buffer without tags have none here, which ends most plugins: the first one gives them one. The output has
 * a label of its own: what is busy there (429) comes back into the label, and must not meet the filters again.
 */
export function rejectedLabels(
  index: string,
  store: ElasticsearchConnection,
  stateDirectory: string,
  chunk: string,
): FluentdSection[] {
  const counter = section('metric', '', {
    name: 'fluentd_rejected_records_total',
    type: 'counter',
    desc: 'Records that an output or a parser refused',
  });
  const record = section('record', '', {
    [ID_KEY]: `\${record["${ID_KEY}"] || Digest::SHA1.base64digest(tag.to_s + time.to_s + record.inspect)}`,
    [MARK]: `\${record["${MARK}"] ? "twice" : "once"}`,
    document: '${record.to_json rescue record.inspect.scrub}',
  });
  const keep = { '@id': 'keep_rejected', '@label': COUNTED, tag: 'rejected', whitelist_keys: '@timestamp' };
  const twice = section('exclude', '', { key: MARK, pattern: '/^twice$/' });
  const budget = { chunk, total: '64M', threads: 1 };
  const buffer = fileBuffer(`${stateDirectory}/rejected`, [], budget, 'drop_oldest_chunk');
  return [
    label('@ERROR', match('**', 'record_modifier', keep, record)),
    label(
      COUNTED,
      filter('**', 'prometheus', { '@id': 'count_rejected' }, counter),
      filter('**', 'grep', { '@id': 'drop_rejected_twice' }, twice),
      relabel('rejected', REJECTED),
    ),
    label(REJECTED, elasticsearchOutput('out_rejected', index, store, buffer, { include_timestamp: true })),
  ];
}
