import { FluentdConfig } from '../../../lib/fluentd/config/config';
import { FluentdDialect } from '../../../lib/fluentd/config/dialect';
import { FluentdSection } from '../../../lib/fluentd/config/syntax/section';
import { FluentdValue } from '../../../lib/fluentd/config/syntax/value';

/** Makes configurations of any shape from a seed: the same seed makes the same one. */
export class Generator {
  private state: number;

  constructor(
    seed: number,
    private readonly dialect: FluentdDialect,
  ) {
    this.state = seed * 2654435761 + 1;
  }

  public config(): FluentdConfig {
    const config = new FluentdConfig();
    const makers = [() => this.source(), () => this.match(), () => this.filter(), () => this.labelled()];
    this.times(1, 5, () => config.add(this.pick(makers)()));
    return config;
  }

  private source(): FluentdSection {
    const made = this.plugin('source', '');
    if (this.coin()) made.add(this.parse());
    return made;
  }

  private filter(): FluentdSection {
    const made = this.plugin('filter', this.pattern());
    const record = new FluentdSection('record');
    this.parameters(record);
    if (this.coin()) made.add(record);
    return made;
  }

  private match(): FluentdSection {
    const made = this.plugin('match', this.pattern());
    if (this.coin()) made.add(this.buffer());
    if (this.coin()) made.add(this.plugin('store', ''));
    return made;
  }

  private labelled(): FluentdSection {
    const made = new FluentdSection('label', FluentdValue.text(`@L${this.below(9)}`));
    this.times(1, 3, () => made.add(this.coin() ? this.match() : this.filter()));
    return made;
  }

  private plugin(name: string, argument: string): FluentdSection {
    const made = new FluentdSection(name, FluentdValue.text(argument));
    made.set('@type', FluentdValue.text(this.pick(['t1', 't2', 't3'])));
    if (this.coin()) made.set('@id', FluentdValue.text(`id${this.below(99)}`));
    this.parameters(made);
    return made;
  }

  private buffer(): FluentdSection {
    const made = new FluentdSection('buffer');
    made.set('chunk_limit_size', FluentdValue.size('8M'));
    if (this.coin()) made.set('@type', FluentdValue.text('file'));
    if (this.coin()) made.set('path', this.value());
    if (this.coin()) made.set('retry_forever', FluentdValue.flag());
    if (this.coin()) made.set('overflow_action', FluentdValue.text('throw_exception'));
    if (this.dialect === FluentdDialect.V1 && this.coin()) made.argument = FluentdValue.text('tag, time');
    return made;
  }

  private parse(): FluentdSection {
    const made = new FluentdSection('parse');
    if (this.coin()) made.set('time_format', this.value());
    made.set('@type', FluentdValue.text(this.pick(['json', 'none', 'multiline', 'regexp'])));
    if (made.plugin === 'regexp')
      made.set('expression', FluentdValue.regexp(this.nonEmpty(), this.pick(['', 'i', 'im'])));
    if (this.coin()) made.set('format1', FluentdValue.regexp(this.nonEmpty()));
    return made;
  }

  private parameters(section: FluentdSection): void {
    this.times(0, 4, () => section.set(`p${this.below(20)}`, this.value()));
  }

  private value(): FluentdValue {
    return this.pick([
      () => FluentdValue.text(this.text()),
      () => FluentdValue.text(this.text()),
      () => FluentdValue.integer(this.below(1000)),
      () => FluentdValue.list(this.texts()),
      () => FluentdValue.hash({ [this.text()]: this.text() }),
      () => FluentdValue.flag(),
      () => FluentdValue.regexp(this.nonEmpty()),
      () => FluentdValue.join([FluentdValue.text(this.text()), FluentdValue.env('X'), FluentdValue.text(this.text())]),
      () => FluentdValue.ruby(`"{a}" + ENV['X'].to_s`),
    ])();
  }

  private pattern(): string {
    return this.pick(['**', 'a.*', 'a.{b,c}.**', 'x y.**']);
  }

  private texts(): string[] {
    const texts: string[] = [];
    this.times(0, 3, () => texts.push(this.text()));
    return texts;
  }

  private nonEmpty(): string {
    return `(${this.text()})`;
  }

  private text(): string {
    let text = '';
    this.times(0, 6, () => {
      text += this.pick(PIECES);
    });
    return text;
  }

  private times(least: number, most: number, action: () => void): void {
    const n = least + this.below(most - least + 1);
    for (let i = 0; i < n; i++) action();
  }

  private coin(): boolean {
    return this.below(2) === 0;
  }

  private pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** xorshift: no clock and no chance, so that a failure comes again. */
  private below(n: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % n;
  }
}

/** Everything that means something to one of the parsers. */
const PIECES = [
  ...['a', 'bc', ' ', '  ', '\t', '\n', '\r', '"', "'", '\\', '\\\\', '#', ' #', '#{', '#{x}', '}', '{', '[', ']'],
  ...['/', '\\n', '\\w', '<', '>', '</', '@', '$', ':', ',', 'é', '日', '\u00a0', '\b', '\f', '\u0001', '%Y', '.', '*'],
];
