/** A cell of docs/compatibility.md. */
export interface Sourced {
  readonly value: string;
  /** The source: a web page, a file of a repository, or a derivation. */
  readonly source: string;
}
