import { type ClusterFindings, type Effect, isWorry } from './finding';

/** What a program reads: every finding with its effect, and whether somebody should look at it. */
export function reportJson(clusters: readonly ClusterFindings[]): string {
  const findings = clusters.flatMap(({ objects }) => objects.flatMap((object) => object.findings));
  const counts: Partial<Record<Effect, number>> = {};
  for (const { effect } of findings) counts[effect] = (counts[effect] ?? 0) + 1;
  const content = { harmless: !findings.some(isWorry), counts, clusters };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
