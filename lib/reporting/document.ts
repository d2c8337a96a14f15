/** A text that is written beside the YAML of a cluster, such as a runbook. */
export interface IDocument {
  /** The text. It is asked for when everything else is known. */
  render(): string;
}
