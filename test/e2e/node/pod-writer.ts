import type { Clock } from './clock';
import { ContainerLog } from './container-log';
import type { ContainerIdentity } from './log-layouts';
import type { RuntimeFormat, Stream } from './runtime-format';
import type { Written } from './written';

export interface WriterSettings {
  readonly identity: ContainerIdentity;
  readonly nodeFolder: string;
  readonly layout: (identity: ContainerIdentity) => ConstructorParameters<typeof ContainerLog>[1];
  readonly format: RuntimeFormat;
  readonly clock: Clock;
  readonly record: (written: Written) => void;
  readonly labels?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  /** Rotate as soon as the current file has this many bytes. */
  readonly rotateAt?: number;
}

/** A container that logs: every call is written to its file at once and added to the record of what was written. */
export class PodWriter {
  private readonly log: ContainerLog;
  private readonly now = () => this.settings.clock.now();
  private count = 0;

  constructor(private readonly settings: WriterSettings) {
    this.log = new ContainerLog(settings.nodeFolder, settings.layout(settings.identity));
  }

  get name(): string {
    return this.settings.identity.pod;
  }

  /** Bytes in the current log file. */
  get size(): number {
    return this.log.size;
  }

  /** A line of about `length` characters that no other line of the run is equal to. */
  line(length = 100, stream: Stream = 'stdout'): void {
    this.say(this.unique(length), stream);
  }

  lines(count: number, length = 100, stream: Stream = 'stdout'): void {
    for (let index = 0; index < count; index += 1) this.line(length, stream);
  }

  /** Any text as one line. */
  say(text: string, stream: Stream = 'stdout'): void {
    this.enter(text, stream, Buffer.byteLength(text) > 16_000);
    for (const piece of this.pieces(text, stream)) this.put(piece);
  }

  /** A line that is written in part only, until the returned function is called. */
  begin(length: number, stream: Stream = 'stdout', part = 0.5): () => void {
    const text = this.unique(length);
    this.enter(text, stream, true);
    const pieces = this.pieces(text, stream);
    const first = Math.max(1, Math.floor(pieces.length * part));
    for (const piece of pieces.slice(0, first)) this.put(piece);
    return () => {
      for (const piece of pieces.slice(first)) this.put(piece);
    };
  }

  /** A Java stack trace. `joined`: whether the configuration under test is to make one record of it. */
  trace(frames: number, joined: boolean, stream: Stream = 'stdout'): void {
    this.beginTrace(frames, joined, stream)();
  }

  beginTrace(frames: number, joined: boolean, stream: Stream = 'stdout'): () => void {
    const head = `Exception in thread "main" java.lang.IllegalStateException: ${this.unique(40)}`;
    const frame = (_: unknown, index: number) =>
      `\tat org.example.Pod.run${this.count}(${this.name}.java:${index + 1})`;
    const lines = [head, ...Array.from({ length: frames }, frame)];
    if (joined) this.enter(lines.join('\n'), stream, true);
    else for (const line of lines) this.enter(line, stream, false);
    const write = (part: string[]) => {
      for (const line of part) for (const piece of this.pieces(line, stream)) this.put(piece);
    };
    const half = Math.ceil(lines.length / 2);
    write(lines.slice(0, half));
    return () => write(lines.slice(half));
  }

  /** A line that is not part of the record. */
  outside(text: string, stream: Stream): void {
    for (const piece of this.pieces(text, stream)) this.put(piece);
  }

  /** Bytes as they are, which are not part of the record. */
  raw(bytes: string): void {
    this.put(Buffer.from(bytes));
  }

  rotate(meanwhile?: () => void): void {
    this.log.rotate(meanwhile);
  }

  /** The permissions of the current log file. */
  mode(mode: number): void {
    this.log.mode(mode);
  }

  remove(): void {
    this.log.remove();
  }

  private pieces(text: string, stream: Stream): Buffer[] {
    return this.settings.format.pieces(text, stream, this.now);
  }

  private put(piece: Buffer): void {
    this.log.write(piece);
    if (this.log.size >= (this.settings.rotateAt ?? Number.POSITIVE_INFINITY)) this.log.rotate();
  }

  private unique(length: number): string {
    this.count += 1;
    const { pod, container } = this.settings.identity;
    const head = `${pod}/${container}#${String(this.count).padStart(7, '0')} `;
    const cut = length > 16_000 && !this.settings.format.keepsCutCharacters;
    return head.padEnd(length, cut ? 'x' : FILLER);
  }

  private enter(text: string, stream: Stream, joined: boolean): void {
    const { namespace, pod, container } = this.settings.identity;
    const { labels = {}, fields = {} } = this.settings;
    this.settings.record({ namespace, pod, container, stream, text, joined, labels, fields });
  }
}

/** Characters that formats must not change: quotes, backslashes, markup, and letters beyond ASCII. */
const FILLER = 'the quick "brown" fox \\ jumps <over> & the lazy dog, {braces} #{none} größe 雪 ';
