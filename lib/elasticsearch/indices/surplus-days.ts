/**
 * The days for which a line may be there beyond its retention: its index goes when the last one in it may, and that
 * was rolled by age at the latest (elasticsearch `RolloverConfiguration.java`: after 7 days, or 30 where logs are kept
 * for more than 90). Of dated indices the day that still grows, and the day that is about to go.
 */
export function surplusDays(dataStream: boolean, retentionDays: number): number {
  if (!dataStream) return 2;
  return retentionDays <= 90 ? 8 : 31;
}
