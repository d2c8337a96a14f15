import { parse } from 'yaml';
import { isPortable, writeYaml } from '../../lib/kubernetes/portable-yaml';

/** Texts that parsers of YAML read as something else, or refuse, unless they are quoted and escaped. */
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

test('no character stands in the text that a parser refuses', () => {
  const text = writeYaml([{ texts: TEXTS }]);
  expect(text).toMatch(/^[\t\n\x20-\x7e\u{10000}-\u{10ffff}]*$/u);
});

test('a text that contains what stands for another text meanwhile is kept', () => {
  expect(parse(writeYaml([{ a: 'quoted-text-0e', b: '=' }]), { version: '1.2' })).toEqual({
    a: 'quoted-text-0e',
    b: '=',
  });
});

test('what cdk8s writes well is left to it', () => {
  for (const text of ['on', 'a\nb', 'ä', '1:30'])
    expect({ text, portable: isPortable(text) }).toEqual({ text, portable: true });
});
