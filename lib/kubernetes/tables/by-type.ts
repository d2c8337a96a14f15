/** Rows of a table in groups of one type, so that an object meets only those of its own type. */
export class RowsByType<Row extends { readonly type: string }> {
  private readonly groups = new Map<string, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const group = this.groups.get(row.type);
      if (group === undefined) this.groups.set(row.type, [row]);
      else group.push(row);
    }
  }

  /** The rows of a type, in the order of the table. */
  public of(type: string): readonly Row[] {
    return this.groups.get(type) ?? [];
  }
}
