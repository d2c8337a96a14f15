import { filter, label, match, section, source } from '../config/build';
import type { FluentdSection } from '../config/section';
import { FluentdValue } from '../config/value';
import { linesAtATime, longestText } from './budget';
import { ID_KEY, LENGTH_KEY, withTimestamp } from './fields';
import type { ContainerLogFormat } from './log-format';
import type { LogLayout } from './log-layout';

/** One tail and the label that joins its pieces into lines. */
export interface ContainerSource {
  /** A word for ids, labels and position files. */
  readonly name: string;
  /** The tag with `*` for the path. */
  readonly tag: string;
  readonly format: ContainerLogFormat;
  readonly layout: LogLayout;
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly stateDirectory: string;
  /** The size of a chunk of the buffer, which what is read together must fit into. */
  readonly chunk: string;
  /** Where whole lines go. */
  readonly to: string;
}

/** Keys that nothing else uses. */
const UNUSED = '_unused';

/** Reads the logs of containers; pieces of long lines are joined, each stream of a container by itself. */
export function containerSource(given: ContainerSource): FluentdSection[] {
  const pieces = `@${given.name.toUpperCase()}_PIECES`;
  const lines = `@${given.name.toUpperCase()}_LINES`;
  return [
    tail(given, pieces),
    label(pieces, ...joins(given, lines), relabel(`join_${given.name}`, lines)),
    label(lines, normalise(given), relabel(`lines_${given.name}`, given.to)),
  ];
}

/** A `<match>` that hands all events over to a label. Its metrics are named after its id. */
export function relabel(id: string, to: string): FluentdSection {
  return match('**', 'relabel', { '@id': id, '@label': to });
}

function tail(given: ContainerSource, to: string): FluentdSection {
  return source(
    'tail',
    {
      '@id': `in_tail_${given.name}`,
      '@label': to,
      path: given.paths.join(','),
      exclude_path: [...given.layout.never, ...given.exclude],
      pos_file: `${given.stateDirectory}/${given.name}.pos`,
      pos_file_compaction_interval: '1h',
      tag: given.tag,
      // A file that is new to the agent has its first lines in it.
      read_from_head: true,
      read_lines_limit: linesAtATime(given.chunk),
      // A rotated file is the same file under another name.
      follow_inodes: true,
      refresh_interval: 5,
      rotate_wait: 30,
    },
    given.format._parse,
  );
}

function joins({ name, format }: ContainerSource, to: string): FluentdSection[] {
  const together = {
    // The two streams of a container are written at once: a line of one may stand between two pieces of the other.
    stream_identity_key: 'stream',
    separator: '',
    use_first_timestamp: true,
    flush_interval: 30,
    timeout_label: to,
  };
  const cri = filter('**', 'concat', {
    '@id': `join_cri_${name}`,
    key: 'message',
    use_partial_cri_logtag: true,
    partial_cri_logtag_key: 'logtag',
    // The field it names is deleted behind the join; its default is `stream`.
    partial_cri_stream_key: UNUSED,
    ...together,
  });
  const docker = filter('**', 'concat', {
    '@id': `join_docker_${name}`,
    key: 'log',
    multiline_end_regexp: FluentdValue.regexp('\\n\\z'),
    ...together,
  });
  return [...(format.cri ? [cri] : []), ...(format.docker ? [docker] : [])];
}

/**
 * One field for the text, whatever the runtime calls it, in valid UTF-8: the store refuses anything else. Bytes become
 * characters no earlier than here: a piece of a long line may begin and end within a character, and no regular
 * expression takes such a text as UTF-8. The time stays as the runtime wrote it, with all of its nanoseconds.
 *
 * The same line gets the same id whenever it is sent again: a bulk that was stored but never acknowledged, or read again
 * after a kill, is then refused as known (409). The name of a rotated file is no part of it.
 */
function normalise({ name, format, chunk }: ContainerSource): FluentdSection {
  const text = format.cri
    ? format.docker
      ? '(record["log"] || record["message"])'
      : 'record["message"]'
    : 'record["log"]';
  const line = format.docker ? `${text}.chomp` : text;
  const record = {
    [ID_KEY]: `\${Digest::SHA1.base64digest(tag[0, tag.rindex(".log")] << record["time"] << record["stream"] << ${text})}`,
    // To scrub a text is to copy it, whether it needs it or not.
    message: withTimestamp(
      'record["time"]',
      `text = ${line}.force_encoding("UTF-8"); ${cut(longestText(chunk))}; text.valid_encoding? ? text : text.scrub`,
    ),
  };
  const parameters = {
    '@id': `normalise_${name}`,
    prepare_value: 'require "digest"',
    remove_keys: format.docker ? 'time,log,logtag' : 'time,logtag',
  };
  return filter('**', 'record_modifier', parameters, recordSection(record));
}

/** A text that no chunk of the buffer has room for would be lost whole. */
function cut(longest: number): string {
  return `if text.bytesize > ${longest} then record["${LENGTH_KEY}"] = text.bytesize; text = text.byteslice(0, ${longest}) end`;
}

function recordSection(fields: Record<string, string>): FluentdSection {
  return section('record', '', fields);
}
