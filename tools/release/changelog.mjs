// Moves the entries under [Unreleased] in CHANGELOG.md to the version of package.json (`npm version` runs it), or prints the
// notes of a version: `changelog.mjs notes 0.1.0`.
import { readFileSync, writeFileSync } from 'node:fs';

const [command = 'release', wanted] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const text = readFileSync('CHANGELOG.md', 'utf8');

/** The text below the second-level heading of a version. */
function sectionOf(name) {
  const parts = text.split(/^## /m).slice(1);
  const part = parts.find((section) => section.startsWith(`[${name}]`));
  return part?.slice(part.indexOf('\n')).trim();
}

if (command === 'notes') {
  const notes = sectionOf(wanted ?? version);
  if (!notes) throw new Error(`CHANGELOG.md has no notes of ${wanted ?? version}`);
  console.log(notes);
} else {
  if (!sectionOf('Unreleased'))
    throw new Error('CHANGELOG.md has nothing under "## [Unreleased]": add the changes of this version first');
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync('CHANGELOG.md', text.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${date}\n`));
}
