import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A log file with a limited size. */
export interface RotatedLogOptions {
  /**
   * The file, below `/var/log` of the node.
   * @default /var/log/fluentd.log
   */
  readonly path?: string;

  /**
   * The size in bytes above which the file is copied to `<path>.1` and truncated. The size is checked once a minute.
   * @default 52428800
   */
  readonly maxBytes?: number;
}

/** Where td-agent writes its own log: a file on the node, because td-agent would read the log of its container. */
export class AgentLog {
  /** A file that grows without limit, as in the original. */
  public static file(path: string = '/var/log/fluentd.log'): AgentLog {
    return new AgentLog(path, undefined);
  }

  /** A file that is rotated. The file and its copy take at most about twice `maxBytes`. */
  public static rotatedFile(props: RotatedLogOptions = {}): AgentLog {
    return new AgentLog(props.path ?? '/var/log/fluentd.log', props.maxBytes ?? 50 * 1024 * 1024);
  }

  private constructor(
    private readonly path: string,
    private readonly maxBytes: number | undefined,
  ) {}

  /** @internal The command. As in the original, only standard output is redirected to the file. */
  public _command(program: string): string[] {
    const start = `${program} 2>&1 >> ${this.path}`;
    return ['/bin/sh', '-c', this.maxBytes === undefined ? start : `${this.rotation(this.maxBytes)} exec ${start}`];
  }

  /** @internal */
  public get _grows(): boolean {
    return this.maxBytes === undefined;
  }

  /** @internal */
  public get _errors(): ValidationError[] {
    return [
      ...checkForm('absolutePath', 'agent.log path', this.path),
      ...(/^\/var\/log\/[-.\w/]+$/.test(this.path)
        ? []
        : [
            {
              option: 'agent.log path',
              value: this.path,
              expected: 'a file below /var/log',
              action: 'that directory alone is mounted to be written',
            },
          ]),
      ...checkInteger('agent.log maxBytes', this.maxBytes, 65_536, Number.MAX_SAFE_INTEGER),
    ];
  }

  /** td-agent appends, so after the truncation it continues at the new end of the file. */
  private rotation(maxBytes: number): string {
    const { path } = this;
    const size = `$(stat -c %s ${path} 2>/dev/null || echo 0)`;
    return `while sleep 60; do if [ "${size}" -gt ${maxBytes} ]; then cp ${path} ${path}.1 && : > ${path}; fi; done &`;
  }
}
