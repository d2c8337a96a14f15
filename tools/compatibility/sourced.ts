/** A cell of docs/compatibility.md. */
export interface Sourced {
  readonly value: string;
  /** Where it is said: a page, a file of a repository, or what it follows from. */
  readonly source: string;
}
