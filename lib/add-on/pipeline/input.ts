import { type GivenParameters, section, source } from '../../fluentd/config/build';
import type { FluentdSection } from '../../fluentd/config/syntax/section';
import { FluentdValue } from '../../fluentd/config/syntax/value';
import {
  DOCKER_DAEMON,
  GLOG,
  GLOG_FIRST_LINE,
  SALT,
  TIME_DOCKER,
  TIME_GLOG,
  TIME_SALT,
} from '../../fluentd/log-formats';

/** The format of a log file, as the add-on of 2016 and 2017 read it. */
export class AddOnLogFormat {
  /** JSON of docker's json-file log driver. */
  public static readonly DOCKER_JSON = new AddOnLogFormat({ time_format: TIME_DOCKER, '@type': 'json' });
  /** Logs of Salt's minion. */
  public static readonly SALT = new AddOnLogFormat({ ...regexp(SALT), time_format: TIME_SALT });
  /** syslog. */
  public static readonly SYSLOG = new AddOnLogFormat({ '@type': 'syslog' });
  /** Logs of the Docker daemon. */
  public static readonly DOCKER_DAEMON = new AddOnLogFormat(regexp(DOCKER_DAEMON));
  /** Any text; each line is an event. */
  public static readonly NONE = new AddOnLogFormat({ '@type': 'none' });
  /** Messages of glog over several lines; the last one is read when the next begins. */
  public static readonly GLOG = new AddOnLogFormat(glog());
  /** Messages of glog over several lines; the last one is read after 5 seconds without another. */
  public static readonly GLOG_FLUSHED = new AddOnLogFormat(glog(), '5s');

  private constructor(
    private readonly parse: GivenParameters,
    private readonly flushInterval?: string,
  ) {}

  /** @internal */
  public get _parse(): FluentdSection {
    return section('parse', '', this.parse);
  }

  /** @internal */
  public get _flushInterval(): string | undefined {
    return this.flushInterval;
  }
}

/** A log file that the agent reads. */
export interface AddOnInput {
  /** The file on the node, or a pattern of files. */
  readonly path: string;
  /** The tag of its events. A `*` stands for the path with dots. */
  readonly tag: string;
  /** The position file. Every input needs its own. */
  readonly posFile: string;
  /** The format of its lines. */
  readonly format: AddOnLogFormat;
  /**
   * Whether a file that is new to the agent is read from its beginning.
   * @default false
   */
  readonly readFromHead?: boolean;
}

/** The `<source>` of an input. The containers' has its format behind its paths, the others' in front, as upstream. */
export function addOnSource(input: AddOnInput): FluentdSection {
  const { path, tag, posFile, format } = input;
  const paths = { path, pos_file: posFile };
  const directive = source('tail', input.readFromHead ? paths : { multiline_flush_interval: format._flushInterval });
  directive.add(format._parse);
  const rest = input.readFromHead ? { tag, read_from_head: 'true' } : { ...paths, tag };
  for (const [name, value] of Object.entries(rest)) directive.set(name, FluentdValue.text(value));
  return directive;
}

function regexp(source: string): GivenParameters {
  return { '@type': 'regexp', expression: FluentdValue.regexp(source) };
}

function glog(): GivenParameters {
  return {
    '@type': 'multiline',
    format_firstline: FluentdValue.regexp(GLOG_FIRST_LINE),
    format1: FluentdValue.regexp(GLOG),
    time_format: TIME_GLOG,
  };
}
