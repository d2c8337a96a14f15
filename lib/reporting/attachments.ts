import type { IConstruct } from 'constructs';

/** A list that constructs carry, under a symbol that all copies of this library share. */
export class Attachment<Item> {
  private readonly symbol: symbol;

  constructor(name: string) {
    this.symbol = Symbol.for(`cdk8s-efk/${name}`);
  }

  public add(construct: IConstruct, item: Item): void {
    const list = this.of(construct);
    if (list.length === 0) Object.defineProperty(construct, this.symbol, { value: list });
    list.push(item);
  }

  public of(construct: IConstruct): Item[] {
    return (construct as unknown as { readonly [symbol: symbol]: Item[] | undefined })[this.symbol] ?? [];
  }
}
