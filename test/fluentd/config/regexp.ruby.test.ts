import { spawnSync } from 'node:child_process';
import { problemOfRegexp } from '../../../lib/fluentd/config/ruby-regexp';
import { BAD, GOOD } from './regexp-patterns';

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

test('Ruby reads every pattern that is accepted', () => {
  expect(readByRuby(GOOD)).toEqual(GOOD.map(() => true));
});

test('Ruby rejects every pattern that is rejected, apart from the empty one', () => {
  const patterns = BAD.map(([pattern]) => pattern);
  expect(readByRuby(patterns)).toEqual(patterns.map((pattern) => pattern === ''));
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
