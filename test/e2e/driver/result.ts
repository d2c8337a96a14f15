/** What one play leaves behind for the driver. */
export interface Result {
  readonly id: string;
  readonly passed: boolean;
  /** Kinds of damage to the ledger, when that is why it failed. */
  readonly damage: readonly string[];
  readonly message: string;
  readonly written: number;
  readonly lost: number;
  readonly doubled: number;
  readonly torn: number;
  readonly starts: number;
  readonly peakMemory: number;
  readonly conflicts: number;
  readonly requests: number;
}
