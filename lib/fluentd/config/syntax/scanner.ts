/** Reads a text from front to back by patterns, and knows the line for messages. */
export class Scanner {
  private at = 0;

  constructor(
    public readonly text: string,
    public readonly file: string,
  ) {}

  public get position(): number {
    return this.at;
  }

  public get done(): boolean {
    return this.at >= this.text.length;
  }

  /** What the pattern matches right here, and steps over it. */
  public take(pattern: RegExp): string | undefined {
    const found = this.look(pattern);
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** What the pattern matches right here. */
  public look(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.at;
    return sticky.exec(this.text)?.[0];
  }

  public moveTo(position: number): void {
    this.at = position;
  }

  public fail(problem: string): never {
    this.failAt(this.at, problem);
  }

  /** An error with the line where the construct begins, not the current one. */
  public failAt(position: number, problem: string): never {
    const line = this.text.slice(0, position).split('\n').length;
    throw new ConfigSyntaxError(problem, `${this.file} line ${line}`);
  }
}

/** Thrown within the reader only; its entry turns it into an error. */
export class ConfigSyntaxError extends Error {
  constructor(
    problem: string,
    public readonly place: string,
  ) {
    super(problem);
  }
}
