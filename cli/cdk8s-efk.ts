#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { KubernetesVersion } from '../lib/kubernetes/version';
import { allChanges, isBlocking } from './compare/change';
import { compare } from './compare/compare';
import type { MinorRange } from './compare/manifests/minor-versions';
import { readManifests } from './compare/manifests/sources';
import { formatJson } from './compare/report/json';
import { formatMarkdown } from './compare/report/markdown';
import { formatText } from './compare/report/text';

const USAGE = `usage: cdk8s-efk compare [--format text|json|markdown] [--kubernetes 1.30] [[OLD] NEW]

Reports what happens when you apply the manifests in NEW to clusters that have the manifests in OLD.

OLD and NEW are folders, or REVISION:FOLDER of a git repository. Each subfolder is a cluster.
The default of NEW is dist, and the default of OLD is NEW in the revision HEAD.
Without --kubernetes, the versions of the API servers are derived from the apiVersions in NEW.
The report assumes that Elasticsearch is green and every pod is ready before you apply.

exit code:
  0  no change is rejected, loses data or causes an outage
  1  at least one change is rejected, loses data or causes an outage
  2  the command line is wrong, or a manifest cannot be read
`;

const FORMATS = { text: formatText, json: formatJson, markdown: formatMarkdown } as const;

function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      kubernetes: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [command, ...sources] = positionals;
  const format = Object.entries(FORMATS).find(([name]) => name === values.format)?.[1];
  if (command !== 'compare' || sources.length > 2 || format === undefined) throw new Error(USAGE);
  const after = sources.at(-1) ?? 'dist';
  const before = sources.length === 2 ? (sources[0] ?? '') : `HEAD:${after}`;
  const minors = values.kubernetes === undefined ? undefined : parseMinor(values.kubernetes);
  const clusters = compare(readManifests(before), readManifests(after), minors);
  process.stdout.write(format(clusters));
  return allChanges(clusters).some(isBlocking) ? 1 : 0;
}

function parseMinor(text: string): MinorRange {
  const version = KubernetesVersion.parse(text);
  const [error] = version._errors;
  if (error !== undefined) throw new Error(`--kubernetes ${text} is invalid: expected ${error.expected}`);
  return { first: version.minor, last: version.minor };
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error instanceof Error ? error.message : String(error)).trimEnd()}\n`);
  process.exitCode = 2;
}
