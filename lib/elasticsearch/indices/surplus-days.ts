/**
 * The days for which a log line may stay beyond its retention. The retention of a backing index starts at its rollover,
 * at the latest after 7 days, or after 30 days if the retention is more than 90 (elasticsearch
 * `RolloverConfiguration.java`). With dated indices: the current day, and the day that is about to be deleted.
 */
export function surplusDays(dataStream: boolean, retentionDays: number): number {
  if (!dataStream) return 2;
  return retentionDays <= 90 ? 8 : 31;
}
