import { spawnSync } from 'node:child_process';
import { problemOfRegexp } from '../../../lib/fluentd/config/ruby-regexp';

// Compares the patterns that are rejected at synth with those that Ruby rejects.

const READ = `
require 'json'
puts JSON.generate(JSON.parse($stdin.read).map { |text|
  begin
    Regexp.new(text)
    true
  rescue RegexpError
    false
  end
})
`;

function readByRuby(patterns: readonly string[]): boolean[] {
  const { stdout } = spawnSync('ruby', ['-W0', '-e', READ], { input: JSON.stringify(patterns), encoding: 'utf8' });
  return JSON.parse(stdout);
}

const GOOD = [
  'password=[^ ]+',
  '(?i)bearer [a-z0-9._-]+',
  '(?i-m:token): \\S+',
  '(?<key>secret|token)=\\k<key>',
  "(?'key'a)",
  '(?>a+)b',
  'a++b*+c?+',
  'a{2}b{3,}c{,4}d{1,2}?',
  '[[:alpha:]]+[^[:space:]]',
  '[a-z&&[^aeiou]]',
  '[]a]',
  '[[:alpha:]-]',
  '[\\d\\-a-]',
  '[😀-😂]',
  '[\\]\\[]',
  '\\Aa\\z|\\h{8}\\b',
  '(?#a comment)a',
  '(?<=a)b(?<!c)d(?=e)(?!f)',
  '\\p{Alpha}\\u00e4',
  'a**',
  'a|',
  '()',
  'ä+€',
  'https?://[^/]+/',
];

const BAD: [string, string][] = [
  ['', 'it is empty'],
  ['(a', 'it cannot be read'],
  ['a)', 'it cannot be read'],
  ['*a', 'it cannot be read'],
  ['(?:+a)', 'it cannot be read'],
  ['a|*', 'it cannot be read'],
  ['a\\', 'it ends with a backslash'],
  ['[a', 'it has a character class that is not closed'],
  ['[a[b]', 'it has a character class that is not closed'],
  ['[]', 'it has an empty character class'],
  ['[z-a]', 'its range z-a is invalid'],
  ['[a-\\d]', 'its range a-\\d is invalid'],
  ['[[:alpha:]-z]', 'its range [:alpha:]-z is invalid'],
  ['[\\d-a]', 'its range \\d-a is invalid'],
  ['(?P<name>a)', 'it has a kind of group that Ruby does not support'],
  ['(?s)a', 'it has a kind of group that Ruby does not support'],
  ['(?<=a+)b', 'it has a look-behind without a fixed length'],
];

test('every pattern that Ruby reads is admitted', () => {
  expect(readByRuby(GOOD)).toEqual(GOOD.map(() => true));
  expect(GOOD.filter((pattern) => problemOfRegexp(pattern) !== undefined)).toEqual([]);
});

test.each(BAD)('%p is rejected, as by Ruby: %s', (pattern, reason) => {
  expect(problemOfRegexp(pattern)).toContain(reason);
  // The empty one Ruby reads: it would stand between all letters.
  expect(readByRuby([pattern])).toEqual([pattern === '']);
});

/** Parts of patterns, which a generator with a fixed seed combines. */
const PIECES = [
  'a',
  'b+',
  '(',
  ')',
  '(?:',
  '(?<n>',
  '[',
  ']',
  '^',
  '-',
  '\\d',
  '\\',
  '*',
  '?',
  '{2,3}',
  '|',
  '(?i)',
  '[:alpha:]',
];

function made(seed: number): string {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % below;
  };
  return Array.from({ length: 1 + next(8) }, () => PIECES[next(PIECES.length)]).join('');
}

test('of random patterns, exactly those that Ruby rejects are rejected', () => {
  const patterns = Array.from({ length: 40_000 }, (_, seed) => made(seed + 1));
  const read = readByRuby(patterns);
  const other = patterns.filter((pattern, at) => read[at] !== (problemOfRegexp(pattern) === undefined));
  expect(other).toEqual([]);
  expect(read.filter((good) => good).length).toBeGreaterThan(500);
});
