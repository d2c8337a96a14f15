import { label, match } from '../config/build';
import type { FluentdSection } from '../config/section';
import type { ContainerPattern } from './log-layout';
import { relabel } from './source';

/** Containers whose stack traces are joined into one document. */
export interface StackTraceOptions {
  /** The containers. Joining costs a third of the throughput of those, and nothing of the others. */
  readonly containers: ContainerPattern[];

  /**
   * The languages of the traces, as fluent-plugin-detect-exceptions calls them: `java`, `js`, `csharp`, `python`, `go`,
   * `ruby`, `dart`, `php`.
   * @default - all
   */
  readonly languages?: string[];
}

const PREFIX = 'trace';

/** The tag of the sources whose traces are joined. */
export const TRACE_TAG = `${PREFIX}.kubernetes.*`;

/**
 * Joins stack traces behind the join of long lines: a runtime cuts lines without regard to traces. The plugin emits
 * under the tag without a prefix, into the label in which it stands, so that the label knows both.
 */
export function traceLabels(name: string, traces: StackTraceOptions, to: string): FluentdSection[] {
  const detect = match(`${PREFIX}.**`, 'detect_exceptions', {
    '@id': `join_traces_${name}`,
    remove_tag_prefix: PREFIX,
    message: 'message',
    stream: 'stream',
    languages: traces.languages,
    // The runtime took the newlines, the plugin expects them.
    force_line_breaks: true,
    multiline_flush_interval: 2,
    max_lines: 1000,
    max_bytes: 1_000_000,
  });
  return [label(name, detect, relabel('joined_traces', to))];
}
