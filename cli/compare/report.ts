import { type ClusterFindings, effects, type Finding, isWorry } from './finding';

/** What somebody reads before applying. */
export function report(clusters: readonly ClusterFindings[]): string {
  const findings = clusters.flatMap(({ objects }) => objects.flatMap((object) => object.findings));
  const parts = [...clusters.map(reportCluster), ...(findings.length > 0 ? [legend(findings)] : []), verdict(findings)];
  return `${parts.join('\n\n')}\n`;
}

function reportCluster({ cluster, objects }: ClusterFindings): string {
  const lines = objects.flatMap(({ object, findings }) => ['', `  ${object}`, ...findings.flatMap(reportFinding)]);
  return [cluster, ...lines].join('\n');
}

const WIDTH = Math.max(...effects.map(({ heading }) => heading.length));

function reportFinding({ effect, text, action }: Finding): string[] {
  const heading = effects.find((row) => row.effect === effect)?.heading ?? effect;
  const first = `    ${heading.padEnd(WIDTH)}  ${text}`;
  return action === undefined ? [first] : [first, `    ${' '.repeat(WIDTH)}  action: ${action}`];
}

function legend(findings: readonly Finding[]): string {
  const used = effects.filter(({ effect }) => findings.some((finding) => finding.effect === effect));
  return used.map(({ heading, means }) => `${heading.padEnd(WIDTH)}  ${means}`).join('\n');
}

/** The last line: what is to worry about. */
export function verdict(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing changes.';
  const worries = findings.filter(isWorry);
  if (worries.length === 0) return 'Nothing is refused, no data is lost, and Elasticsearch stays available.';
  const [refused, lost, outages] = (['refused', 'data', 'outage'] as const).map(
    (effect) => worries.filter((f) => f.effect === effect).length,
  );
  return `${refused} refused, ${lost} with loss of data, ${outages} with an outage.`;
}
