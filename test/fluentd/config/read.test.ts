import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FluentdConfig, FluentdDialect, FluentdValue } from '../../../lib';

/** What the parameter `p` of a source is after reading. */
function read(written: string): string | undefined {
  const config = FluentdConfig.parse(`<source>\n  @type t\n  p ${written}\n</source>\n`);
  expect(config._errors).toEqual([]);
  return config.sources()[0]?.value('p')?.toString();
}

// Each of these was read by the parsers of Fluentd 0.12.31 and 1.19.3 in the same way; Ruby in quotes by the latter alone,
// since 0.12 evaluates it with a class that Ruby 2.7 no longer has (the Ruby of td-agent 2 has it).
test.each([
  ['a text to the end of its line', 'a b  ', 'a b'],
  ['a # behind a blank as a comment', '5s # five', '5s'],
  ['a # within a word as a part of it', 'a#b', 'a#b'],
  ['a color as a value', '#fff', '#fff'],
  ['a regular expression as it is', String.raw`/^(?<a>[^ ]*) "\w"$/`, String.raw`/^(?<a>[^ ]*) "\w"$/`],
  ['escapes in double quotes', String.raw`"a\n\t\"\\ #\#{b}"`, 'a\n\t"\\ ##{b}'],
  ['a double-quoted text over two lines', '"a\\\nb"', 'ab'],
  ['a line break in double quotes', '"a\nb"', 'a\nb'],
  ['hardly any escape in single quotes', String.raw`'a\n\'\\'`, String.raw`a\n'\x`.slice(0, -1)],
  ['an array over several lines with comments', '[1, # one\n  "#", "\\u0041"]', '[1,"#","A"]'],
  ['numbers in JSON as they are written', '[1.0, 12345678901234567890]', '[1.0,12345678901234567890]'],
  ['Ruby in double quotes', `"a#{ENV['X'] || "}"}b"`, `a#{ENV['X'] || "}"}b`],
  ['Ruby in two lines', '"#{\nA}b"', '#{\nA}b'],
  ['Ruby alone in double quotes', '"#{A}"', '#{A}'],
  ['Ruby with a quote that opens nothing', "\"#{A =~ /'/}b\"\n  q '}'", "#{A =~ /'/}b"],
  ['Ruby in the texts of JSON', '["a#{A}b", "c"]', '["a#{A}b","c"]'],
  ['Ruby without quotes as text', '#{ENV["X"]}', '#{ENV["X"]}'],
])('reads %s', (_, written, text) => {
  expect(read(written)).toBe(text);
});

test('Ruby without quotes, a common mistake, stays text when it is written again', () => {
  const config = FluentdConfig.parse('<match **>\n@type t\npassword #{ENV["X"]}\n</match>\n');
  expect(config.matches()[0]?.literal('password')).toBe('#{ENV["X"]}');
  expect(config.render(FluentdDialect.V1)).toContain(String.raw`password "\#{ENV[\"X\"]}"`);
});

test('a parameter without a value is a flag, also with a comment after it', () => {
  const config = FluentdConfig.parse('<match **>\n@type t\nretry_forever\ninclude_tag_key # yes\n</match>\n');
  expect(config.render(FluentdDialect.V1)).toContain('  retry_forever\n  include_tag_key\n');
});

test('the last of two parameters of a name counts', () => {
  expect(FluentdConfig.parse('<source>\n@type a\n@type b\n</source>').sources()[0]?.plugin).toBe('b');
});

test('comments are removed everywhere', () => {
  const text = '# head\n<source> # here\n  # there\n  @type tail # kind\n</source> # end\n# tail';
  expect(FluentdConfig.parse(text).render(FluentdDialect.V1)).toBe('<source>\n  @type tail\n</source>\n');
});

test.each([
  ['<source>\n@type tail\n', 'fluent.conf line 3'],
  ['<source>\n@type tail\n</match>\n', 'fluent.conf line 3'],
  ['<source>\np "a\n\n', 'fluent.conf line 2'],
  ['<source>\np "a" b\n</source>', 'fluent.conf line 2'],
  ['<source>\np [1, 2\n</source>', 'fluent.conf line 3'],
  ['<source>\np "\\q"\n</source>', 'fluent.conf line 2'],
])('what Fluentd cannot read is an error with its line: %j', (text, place) => {
  expect(FluentdConfig.parse(text)._errors.map(({ option }) => option)).toEqual([place]);
});

describe('includes', () => {
  const main = '@include conf.d/*.conf\n<match **>\n@type stdout\n@include /etc/more.conf\n</match>\n';
  const files = {
    'etc/conf.d/b.conf': '<source>\n@type b\n</source>\n',
    'etc/conf.d/a.conf': '<source>\n@type a\n</source>\n@include ../c.conf\n',
    'etc/c.conf': '<source>\n@type c\n</source>\n',
    '/etc/more.conf': 'format json\n',
  };

  test('are put in their place, in alphabetical order, relative to the file that has them', () => {
    const config = FluentdConfig.parse(main, { path: 'etc/fluent.conf', files });
    expect(config.sources().map(({ plugin }) => plugin)).toEqual(['a', 'c', 'b']);
    expect(config.matches()[0]?.literal('format')).toBe('json');
  });

  test('are written without @ or with more blanks, too', () => {
    const config = FluentdConfig.parse('include  a.conf\n@include \tb.conf\n', {
      files: { 'a.conf': '<source>\n@type a\n</source>\n', 'b.conf': '<source>\n@type b\n</source>\n' },
    });
    expect(config.sources().map(({ plugin }) => plugin)).toEqual(['a', 'b']);
  });

  test('of files that are not given stay in the text', () => {
    expect(FluentdConfig.parse(main).render(FluentdDialect.V1)).toBe(
      '@include conf.d/*.conf\n<match **>\n  @type stdout\n  @include /etc/more.conf\n</match>\n',
    );
  });

  test('of a file in itself are an error', () => {
    const circle = { 'a.conf': '@include b.conf\n', 'b.conf': '@include a.conf\n' };
    expect(FluentdConfig.parse('@include a.conf\n', { files: circle })._errors).toHaveLength(1);
  });

  test('are read from disk', () => {
    const directory = mkdtempSync(join(tmpdir(), 'fluentd-'));
    mkdirSync(join(directory, 'conf.d'));
    writeFileSync(join(directory, 'fluent.conf'), '@include conf.d/*.conf\n');
    writeFileSync(join(directory, 'conf.d', 'one.conf'), '<source>\n@type one\n</source>\n');
    expect(FluentdConfig.fromFile(join(directory, 'fluent.conf')).sources('one')).toHaveLength(1);
    rmSync(directory, { recursive: true });
  });

  test('of a missing main file are an error', () => {
    expect(FluentdConfig.fromFile('/nowhere/fluent.conf')._errors).toHaveLength(1);
  });
});

test('a text can be patched: the TLS parameters go into every metadata filter', () => {
  const text = '<filter a>\ntype kubernetes_metadata\n</filter>\n<filter b>\ntype grep\n</filter>\n';
  const config = FluentdConfig.parse(text);
  config.setInAll('filter', 'kubernetes_metadata', 'ca_file', FluentdValue.text('/srv/ca.crt'));
  expect(config.filters('kubernetes_metadata')[0]?.literal('ca_file')).toBe('/srv/ca.crt');
  expect(config.filters('grep')[0]?.value('ca_file')).toBeUndefined();
});

describe('what real configurations have', () => {
  const v1 = (text: string) => FluentdConfig.parse(text).render(FluentdDialect.V1);
  const problems = (text: string) => FluentdConfig.parse(text)._errors;

  test('an include whose path is Ruby stays quoted', () => {
    const text = "@include \"#{ENV['X'] || 'systemd'}.conf\"\n";
    expect(v1(text)).toContain(text.trim());
  });

  test('`type` counts by section, as in Fluentd 1', () => {
    const text = '<source>\n  @type forward\n</source>\n<filter **>\n  type kubernetes_metadata\n</filter>\n';
    expect(FluentdConfig.parse(text).filters('kubernetes_metadata')).toHaveLength(1);
  });

  test('a flat format with @type is valid in Fluentd 0.12', () => {
    const config = FluentdConfig.parse('<source>\n  @type tail\n  path /a\n  tag a\n  format json\n</source>\n');
    expect(config._errorsIn(FluentdDialect.V0_12)).toEqual([]);
    expect(config.render(FluentdDialect.V0_12)).toContain('format json');
  });

  test('the patterns of multi_format are part of the parser', () => {
    const pattern = '<pattern>\n    format json\n  </pattern>';
    const text = `<source>\n  type tail\n  path /a\n  tag a\n  format multi_format\n  ${pattern}\n</source>\n`;
    expect(v1(text)).toMatch(/<parse>\n\s+@type multi_format\n\s+<pattern>\n\s+format json/);
  });

  test('slices of time stay flat, since Fluentd 1 reads them only without <buffer>', () => {
    const text = '<match a>\n  type file\n  path /a\n  time_slice_format %Y%m%d%H\n  buffer_path /b\n</match>\n';
    expect(v1(text)).not.toContain('<buffer>');
    expect(v1(text)).toContain('buffer_path /b');
  });

  test('a format in a filter that prints is no parser', () => {
    expect(v1('<filter a>\n  type stdout\n  format json\n</filter>\n')).not.toContain('<parse>');
  });

  test.each([
    [
      'a field whose name begins with @',
      '<filter a>\n  @type x\n  <record>\n    @timestamp ${time}\n  </record>\n</filter>\n',
    ],
    ['Ruby with a quote that opens nothing', '<filter a>\n  @type x\n  k "#{v.gsub(/"/, \'\')}"\n</filter>\n'],
    ['Ruby over two lines', '<filter a>\n  @type x\n  k "#{a +\n    b}"\n</filter>\n'],
    ['U+2028 in a comment', '# a\u2028b\n<filter a>\n  @type x\n</filter>\n'],
    ['a comment in an array', '<filter a>\n  @type x\n  k ["a", /* b */ "c"]\n</filter>\n'],
  ])('%s is no error', (_, text) => {
    expect(problems(text)).toEqual([]);
    expect(v1(text)).toContain('@type x');
  });
});
