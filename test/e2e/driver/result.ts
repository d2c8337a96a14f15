/** What one run leaves behind for the driver. */
export interface Result {
  readonly id: string;
  readonly passed: boolean;
  /** Kinds of damage, where damage is the reason of the failure. */
  readonly damage: readonly string[];
  readonly message: string;
  readonly written: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly unexpected: number;
  readonly starts: number;
  readonly peakMemory: number;
  readonly conflicts: number;
  readonly requests: number;
}
