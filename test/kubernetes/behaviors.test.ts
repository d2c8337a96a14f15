import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEHAVIORS, type BehaviorName, firstMinorWith, hasBehavior } from '../../lib/kubernetes/behaviors';
import { newestMinor, oldestMinor } from '../../lib/kubernetes/tables/api-history';

const ROOT = join(__dirname, '../..');
const TABLE = 'lib/kubernetes/behaviors.ts';
const NAMES = Object.keys(BEHAVIORS) as BehaviorName[];
const SOURCES = new Map(
  ['lib', 'cli']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
);

test.each(NAMES)('%s begins between the oldest and the newest minor', (name) => {
  expect(hasBehavior(oldestMinor, name)).toBe(false);
  expect(hasBehavior(firstMinorWith(name) - 1, name)).toBe(false);
  expect(hasBehavior(firstMinorWith(name), name)).toBe(true);
  expect(hasBehavior(newestMinor, name)).toBe(true);
});

test.each(NAMES)('%s is used', (name) => {
  const users = [...SOURCES].filter(([file, text]) => file !== TABLE && text.includes(`'${name}'`));
  expect(users).not.toEqual([]);
});

const OPERATOR = '\\s*(?:<=?|>=?|[!=]==)\\s*';
const VERSION = '\\b(?:minor|major)\\b';
/** A number other than 0, which is no version, or the name of a constant. */
const LITERAL = '(?:[1-9]|[A-Z][A-Z_0-9]+\\b)';
const COMPARISON = new RegExp(
  `${VERSION}${OPERATOR}${LITERAL}|\\b${LITERAL}[0-9]*${OPERATOR}[\\w.]*${VERSION}|isAtLeast\\((?:[^)]*, )?(?:'|[A-Z_]+\\))`,
);

test.each([
  'minor >= 24',
  'context.minor<8',
  'minor < PODS_DIRECTORY',
  '7 <= context.minor',
  'major === 7',
  "version.isAtLeast('1.6')",
  "isAtLeast(version, '8.14.0')",
  'isAtLeast(version, LOGSDB)',
])('`%s` is recognized as a comparison with a literal', (text) => {
  expect(text).toMatch(COMPARISON);
});

test('versions are compared with tables, not with literals', () => {
  const sources = [...SOURCES].filter(([file]) => file !== TABLE);
  const lines = sources.flatMap(([file, text]) => text.split('\n').map((line) => `${file}: ${line.trim()}`));
  expect(lines.filter((line) => COMPARISON.test(line))).toEqual([
    // Kubernetes has one major version.
    expect.stringMatching(/^lib\/kubernetes\/version\.ts: if \(major !== 1 \|\|/),
  ]);
});
