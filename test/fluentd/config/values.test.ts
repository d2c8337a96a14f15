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

test('a name that Fluentd would misinterpret is an error', () => {
  const section = new FluentdSection('source');
  for (const name of ['<x', '@own', 'a b', '#a', 'include']) section.set(name, FluentdValue.flag());
  expect(section._errors).toHaveLength(5);
});
