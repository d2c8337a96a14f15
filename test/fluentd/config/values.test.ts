import { FluentdConfig, FluentdDialect, FluentdSection, FluentdValue } from '../../../lib';

function written(value: FluentdValue): string {
  const config = new FluentdConfig();
  const section = new FluentdSection('system');
  section.set('p', value);
  config.add(section);
  return config.render(FluentdDialect.V1).split('\n').slice(1, -2).join('\n').trim();
}

test.each([
  ['text', FluentdValue.text('/var/log/*.log'), 'p /var/log/*.log'],
  ['text that a comment would cut', FluentdValue.text('a #b'), 'p "a #b"'],
  ['no text', FluentdValue.text(''), 'p ""'],
  ['text that looks like Ruby', FluentdValue.text('"#{x}'), String.raw`p "\"\#{x}"`],
  ['a flag', FluentdValue.flag(), 'p'],
  ['a size', FluentdValue.size('8M'), 'p 8M'],
  ['a time', FluentdValue.time('0.5'), 'p 0.5'],
  ['a list', FluentdValue.list(['a', '#{b}']), String.raw`p ["a","\u0023{b}"]`],
  ['a hash', FluentdValue.hash({ a: 'b' }), 'p {"a":"b"}'],
  ['JSON', FluentdValue.json('[{"a": [1.5]}]'), 'p [{"a":[1.5]}]'],
  ['JSON whose numbers JavaScript would change', FluentdValue.json('[1.0]'), 'p "[1.0]"'],
  ['a regular expression', FluentdValue.regexp('^\\w+ "x"$', 'i'), 'p /^\\w+ "x"$/i'],
  ['a variable', FluentdValue.env('PASSWORD'), `p "#{ENV['PASSWORD']}"`],
  [
    'a variable within a text',
    FluentdValue.join([FluentdValue.text('a"'), FluentdValue.env('B')]),
    String.raw`p "a\"#{ENV['B']}"`,
  ],
])('writes %s', (_, value, line) => {
  expect(value._errors).toEqual([]);
  expect(written(value)).toBe(line);
});

test.each([
  ...['8', '8k', '8K', '8m', '8G', '8t'].map((size) => FluentdValue.size(size)),
  ...['5', '5s', '5m', '5h', '5d', '0.5', '12.25'].map((time) => FluentdValue.time(time)),
  ...['', 'i', 'm', 'im'].map((flags) => FluentdValue.regexp('a', flags)),
  ...['A', '_a1'].map((name) => FluentdValue.env(name)),
  ...['a', '{}', `"}"`, `'{'`, `"\\"}"`, '"a" + {}.to_s'].map((code) => FluentdValue.ruby(code)),
  FluentdValue.integer(-1),
  FluentdValue.number(0.5),
  FluentdValue.oneOf('a', ['a', 'b']),
])('%s has no error', (value) => {
  expect(value._errors).toEqual([]);
});

test.each([
  ...['', 'M', '8Mi', '8p', '1.5M'].map((size) => FluentdValue.size(size)),
  ...['', 's', '5w', '.5', '5.', '5 s'].map((time) => FluentdValue.time(time)),
  ...['x', 'mi', 'ii'].map((flags) => FluentdValue.regexp('a', flags)),
  ...['', '1A', 'A-B'].map((name) => FluentdValue.env(name)),
  ...['', ' ', '}', 'a}', '{', `"{`, 'a\nb', 'a\rb'].map((code) => FluentdValue.ruby(code)),
  FluentdValue.integer(1.5),
  FluentdValue.integer(2 ** 53),
  FluentdValue.number(Number.POSITIVE_INFINITY),
  FluentdValue.join([FluentdValue.text('a'), FluentdValue.size('b')]),
])('%s has an error', (value) => {
  expect(value._errors).toHaveLength(1);
});

test('the names of a hash are sorted, and spaces within texts are kept', () => {
  expect(written(FluentdValue.hash({ b: '1', a: '2', c: '3' }))).toBe('p {"a":"2","b":"1","c":"3"}');
  expect(written(FluentdValue.json(String.raw`{ "a b" : [ 1, "c  \u0041 \" d" ] }`))).toBe(
    String.raw`p {"a b":[1,"c  A \" d"]}`,
  );
});

test('values are equal if Fluentd reads the same', () => {
  const { text, env, flag, join } = FluentdValue;
  expect(text('ab').sameAs(join([text('a'), text(''), text('b')]))).toBe(true);
  expect(text('').sameAs(flag())).toBe(false);
  expect(text("#{ENV['A']}").sameAs(env('A'))).toBe(false);
  expect(env('A').sameAs(env('A'))).toBe(true);
});

test('only a value without Ruby is known', () => {
  const { text, env, flag, join } = FluentdValue;
  expect([text('a').literal, flag().literal, text('').literal]).toEqual(['a', '', '']);
  expect([env('A').literal, join([text('a'), env('A')]).literal]).toEqual([undefined, undefined]);
  expect(join([text('a'), env('A')]).toString()).toBe("a#{ENV['A']}");
});

test.each([
  [' a', 'p " a"'],
  ['a ', 'p "a "'],
  ['"a', String.raw`p "\"a"`],
  ["'a", `p "'a"`],
  ['[a', 'p "[a"'],
  ['{a', 'p "{a"'],
  ['#a', 'p "#a"'],
  ['a\t#b', String.raw`p "a\t#b"`],
  ['a\nb\r', String.raw`p "a\nb\r"`],
  ['\f\b', String.raw`p "\f\b"`],
  [String.raw`\ "a"`, String.raw`p \ "a"`],
  ['a#b', 'p a#b'],
  ['a\tb', 'p a\tb'],
])('writes the text %j as %s', (text, line) => {
  expect(written(FluentdValue.text(text))).toBe(line);
});

test.each([
  ['8 M', FluentdValue.size('8 M')],
  ['1.5s, which Fluentd would read as 5s', FluentdValue.time('1.5s')],
  ['a word that is not in the list', FluentdValue.oneOf('c', ['a', 'b'])],
  ['JSON that is none', FluentdValue.json('[1')],
  ['an empty regular expression', FluentdValue.regexp('')],
  ['Ruby with an open brace', FluentdValue.ruby('{')],
  ['a variable with a blank', FluentdValue.env('A B')],
  ['a number that is none', FluentdValue.number(Number.NaN)],
  ['NUL, which 0.12 cannot write', FluentdValue.text('\0')],
])('an invalid value has an error: %s', (_, value) => {
  expect(value._errors).toHaveLength(1);
});

test('the error of a value has the value and what is expected', () => {
  const [error] = FluentdValue.text('a\0')._errors;
  expect(error).toMatchObject({ value: 'a\0', expected: 'any character but NUL', action: 'leave NUL out' });
});

test('a name that Fluentd would misinterpret is an error', () => {
  const section = new FluentdSection('source');
  for (const name of ['<x', '@own', 'a b', '#a', 'include']) section.set(name, FluentdValue.flag());
  expect(section._errors).toHaveLength(5);
});
