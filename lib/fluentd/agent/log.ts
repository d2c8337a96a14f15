import { checkForm, checkInteger } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A log file that is cut off when it has grown. */
export interface RotatedLogOptions {
  /**
   * The file, below `/var/log` of the node.
   * @default /var/log/fluentd.log
   */
  readonly path?: string;

  /**
   * Bytes above which the file is copied to `<path>.1` and begun anew. It is looked at once a minute.
   * @default 52428800
   */
  readonly maxBytes?: number;
}

/** Where td-agent's own log goes: a file of the node, since its container's log would be read by itself. */
export class AgentLog {
  /** A file that nobody cuts off, as in the original. */
  public static file(path: string = '/var/log/fluentd.log'): AgentLog {
    return new AgentLog(path, undefined);
  }

  /** A file that never takes more than about twice the bytes given. */
  public static rotatedFile(props: RotatedLogOptions = {}): AgentLog {
    return new AgentLog(props.path ?? '/var/log/fluentd.log', props.maxBytes ?? 50 * 1024 * 1024);
  }

  private constructor(
    private readonly path: string,
    private readonly maxBytes: number | undefined,
  ) {}

  /** @internal What starts the program. The redirection is the original's: only standard output goes to the file. */
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

  /** Appending writers go on at the new end of a file that is cut off, so that td-agent needs to know nothing of it. */
  private rotation(maxBytes: number): string {
    const { path } = this;
    const size = `$(stat -c %s ${path} 2>/dev/null || echo 0)`;
    return `while sleep 60; do if [ "${size}" -gt ${maxBytes} ]; then cp ${path} ${path}.1 && : > ${path}; fi; done &`;
  }
}
