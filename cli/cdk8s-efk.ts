#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { KubernetesVersion } from '../lib/kubernetes/version';
import { compare } from './compare/compare';
import { isWorry } from './compare/finding';
import type { Minors } from './compare/minors';
import { report } from './compare/report';
import { reportJson } from './compare/report-json';
import { reportMarkdown } from './compare/report-markdown';
import { readManifests } from './compare/sources';

const USAGE = `usage: cdk8s-efk compare [--format text|json|markdown] [--kubernetes 1.30] [[OLD] NEW]

Says what applying the manifests NEW does to clusters that hold OLD, before anybody does it. OLD and NEW are folders, or
REVISION:FOLDER of the git repository around. NEW is dist where it is left out, and OLD what HEAD has of NEW.
Each folder in them is a cluster of its own. The versions of the servers follow from the apiVersions where --kubernetes
does not give one. It supposes that Elasticsearch is green, and every pod ready, when the manifests are applied.

exit code: 0 nothing to worry about; 1 a server refuses something, data is lost, or Elasticsearch has an outage;
2 wrong usage, or manifests that cannot be read
`;

const formats = { text: report, json: reportJson, markdown: reportMarkdown } as const;

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
  const format = Object.entries(formats).find(([name]) => name === values.format)?.[1];
  if (command !== 'compare' || sources.length > 2 || format === undefined) throw new Error(USAGE);
  const after = sources.at(-1) ?? 'dist';
  const [before] = sources.length === 2 ? sources : [`HEAD:${after}`];
  const minors = values.kubernetes === undefined ? undefined : minorsOf(values.kubernetes);
  const clusters = compare(readManifests(before ?? ''), readManifests(after), minors);
  process.stdout.write(format(clusters));
  return clusters.some(({ objects }) => objects.some(({ findings }) => findings.some(isWorry))) ? 1 : 0;
}

function minorsOf(text: string): Minors {
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
