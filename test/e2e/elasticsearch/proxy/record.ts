export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Document = Record<string, Json>;

export interface Stored {
  readonly index: string;
  readonly id: string;
  readonly source: Document;
  /** Rises with each document. */
  readonly arrival: number;
}

/** The status of one item of a bulk. */
export interface ItemAnswer {
  readonly _index: string;
  readonly _id: string;
  readonly status: number;
  readonly error?: { readonly type: string; readonly reason: string } | string;
}

/** The documents that arrived, by the status that the server returned for each item. */
export class ServerRecord {
  private readonly stored = new Map<string, Stored>();
  private arrivals = 0;
  /** Items that are there already, by their ids. */
  conflicts = 0;
  /** Items that were neither stored nor there already, by status and type of the error. */
  readonly rejections = new Map<string, number>();

  note({ _index, _id, status, error }: ItemAnswer, source: Buffer | undefined): void {
    if (status === 409) this.conflicts += 1;
    else if (status >= 300) this.reject(status, error);
    else if (source) this.add(_index, _id, JSON.parse(source.toString('utf8')) as Document);
  }

  add(index: string, id: string, source: Document): void {
    this.arrivals += 1;
    this.stored.set(`${index}/${id}`, { index, id, source, arrival: this.arrivals });
  }

  get(index: string, id: string): Stored | undefined {
    return this.stored.get(`${index}/${id}`);
  }

  all(): Stored[] {
    return [...this.stored.values()].sort((one, other) => one.arrival - other.arrival);
  }

  private reject(status: number, error: ItemAnswer['error']): void {
    const kind = `${status} ${typeof error === 'object' ? error.type : String(error)}`;
    this.rejections.set(kind, (this.rejections.get(kind) ?? 0) + 1);
  }
}
