import { Size } from 'cdk8s';
import { bytesOf, sizeQuantity } from '../../kubernetes/size-quantity';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';

/** A log file with a limited size. */
export interface RotatedLogOptions {
  /**
   * The file, below `/var/log` of the node.
   * @default /var/log/fluentd.log
   */
  readonly path?: string;

  /**
   * The size above which the file is copied to `<path>.1` and truncated: at least 64 KiB. It is checked once a minute.
   * @default Size.mebibytes(50)
   */
  readonly maxSize?: Size;
}

/** Where td-agent writes its own log: a file on the node, because td-agent would read the log of its container. */
export class AgentLog {
  /**
   * A file that grows without limit, as in the original.
   * @param path The file, below `/var/log` of the node.
   */
  public static file(path: string = '/var/log/fluentd.log'): AgentLog {
    return new AgentLog(path, undefined);
  }

  /** A file that is rotated. The file and its copy take at most about twice `maxSize`. */
  public static rotatedFile(props: RotatedLogOptions = {}): AgentLog {
    return new AgentLog(props.path ?? '/var/log/fluentd.log', props.maxSize ?? Size.mebibytes(50));
  }

  private constructor(
    private readonly path: string,
    private readonly maxSize: Size | undefined,
  ) {}

  /** @internal The command. As in the original, only standard output is redirected to the file. */
  public _command(program: string): string[] {
    const start = `${program} 2>&1 >> ${this.path}`;
    return [
      '/bin/sh',
      '-c',
      this.maxSize === undefined ? start : `${this.rotation(bytesOf(this.maxSize))} exec ${start}`,
    ];
  }

  /** @internal */
  public get _grows(): boolean {
    return this.maxSize === undefined;
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
              action: 'only that directory is mounted read-write',
            },
          ]),
      ...sizeErrors(this.maxSize),
    ];
  }

  /** td-agent appends, so after the truncation it continues at the new end of the file. */
  private rotation(maxBytes: number): string {
    const { path } = this;
    const size = `$(stat -c %s ${path} 2>/dev/null || echo 0)`;
    return `while sleep 60; do if [ "${size}" -gt ${maxBytes} ]; then cp ${path} ${path}.1 && : > ${path}; fi; done &`;
  }
}

const LEAST = Size.kibibytes(64);

function sizeErrors(size: Size | undefined): ValidationError[] {
  if (size === undefined || bytesOf(size) >= bytesOf(LEAST)) return [];
  const expected = `${sizeQuantity(LEAST)} or more`;
  return [{ option: 'agent.log maxSize', value: sizeQuantity(size), expected, action: 'set a larger size' }];
}
