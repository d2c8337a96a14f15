/** A text that is written to the folder of a cluster's YAML, such as a runbook. */
export interface IDocument {
  /** The text. It is rendered after all objects. */
  render(): string;
}
