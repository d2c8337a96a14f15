import { Yaml } from 'cdk8s';
import { parse } from 'yaml';
import { writeYaml } from '../../lib/kubernetes/objects/portable-yaml';

/** Texts that YAML parsers misread or reject unless they are quoted and escaped. */
const TEXTS = [
  ...[
    'y',
    'n',
    'on',
    'off',
    'yes',
    'no',
    'null',
    '~',
    'true',
    '=',
    '<<',
    '0o17',
    '-0o7',
    '017',
    '0x1f',
    '0b1',
    '1e3',
    '.5',
  ],
  ...[
    '1:30',
    '12:30:45',
    '1_000',
    '2001-01-01',
    '.inf',
    '.nan',
    '+1',
    '-',
    '?',
    ': ',
    '# x',
    '!x',
    '&x',
    '*x',
    '%x',
    '@x',
  ],
  ...[
    'a\u2028b',
    'a\u2029b',
    'a\u0085b',
    'a\u007fb',
    '\u0080',
    '\u009f',
    '\ufffe',
    '\uffff',
    '\ufeffa',
    'a\u0000b',
    'a\tb',
  ],
  ...['a\r\nb', ' a\nb', 'a\n\n', '\n', '', '😀', 'quoted-text-0e'],
];

test.each(['1.1', '1.2'] as const)('a parser of YAML %s reads every text as it is', (version) => {
  const text = writeYaml([{ texts: TEXTS, keys: Object.fromEntries(TEXTS.map((key) => [key, key])) }]);
  const read = parse(text, { version, merge: false }) as { texts: string[]; keys: Record<string, string> };
  expect(read.texts).toEqual(TEXTS);
  expect(read.keys).toEqual(Object.fromEntries(TEXTS.map((key) => [key, key])));
});

test('the text has no character that a parser rejects', () => {
  const text = writeYaml([{ texts: TEXTS }]);
  expect(text).toMatch(/^[\t\n\x20-\x7e\u{10000}-\u{10ffff}]*$/u);
});

test('objects are written as cdk8s writes them, where both are right', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    empty: { list: [], map: {} },
    list: ['a', ['b', 'c'], { d: 1, e: { f: [true] } }, []],
    data: {
      'a.conf': 'one\n  two\n',
      b: 'x: y',
      c: ' lead',
      d: "it's",
      e: 'say "x"',
      f: 'a\nb',
      g: 'end\n\n',
      h: ' a\nb\n',
    },
    number: 1.5,
    no: 'no',
  };
  expect(writeYaml([object, object])).toBe(Yaml.stringify(object, object));
});
