/** Says what applying manifests does to clusters that hold older ones, before anybody does it. */
import { parseArgs } from 'node:util';
import { KubernetesVersion } from '../lib/kubernetes/version';
import { compare } from './compare/compare';
import { isWorry } from './compare/finding';
import { readCommitted, readFolder } from './compare/folders';
import type { Minors } from './compare/minors';
import { report } from './compare/report';

const USAGE = `usage: compare [--kubernetes 1.30] OLD NEW
       compare [--kubernetes 1.30] [--committed REVISION] [FOLDER]

Compares two folders of manifests, or a folder (dist by default) as committed (in HEAD by default) with what it holds
now, and says what applying the new ones does. Each folder inside is a cluster of its own. The servers' versions are
guessed from the apiVersions where --kubernetes does not give them.

exit code: 0 nothing to worry about, 1 a server refuses something or data is lost, 2 wrong usage or unreadable files
`;

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { committed: { type: 'string' }, kubernetes: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [first = 'dist', second] = positionals;
  if (positionals.length > 2 || (second !== undefined && values.committed !== undefined)) throw new Error(USAGE);
  const minors = values.kubernetes === undefined ? undefined : minorsOf(values.kubernetes);
  const before = second === undefined ? readCommitted(first, values.committed ?? 'HEAD') : readFolder(first);
  const clusters = compare(before, readFolder(second ?? first), minors);
  process.stdout.write(report(clusters));
  return clusters.some(({ objects }) => objects.some(({ findings }) => findings.some(isWorry))) ? 1 : 0;
}

function minorsOf(text: string): Minors {
  const version = KubernetesVersion.parse(text);
  const [error] = version._errors;
  if (error !== undefined) throw new Error(`--kubernetes ${text}: write ${error.expected}`);
  return { first: version.minor, last: version.minor };
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${(error instanceof Error ? error.message : String(error)).trimEnd()}\n`);
  process.exitCode = 2;
}
