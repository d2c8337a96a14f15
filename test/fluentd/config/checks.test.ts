import { FluentdConfig, FluentdDialect } from '../../../lib';
import { checkConfig } from '../../../lib/fluentd/config/checks/check-config';
import { matchesTag } from '../../../lib/fluentd/config/checks/tag-pattern';

const ERROR = '<label @ERROR>\n<match **>\n@type stdout\n</match>\n</label>\n';

/** What the check finds in a text, as one text. */
function errorsOf(text: string, dialect = FluentdDialect.V1): string {
  const config = FluentdConfig.parse(text + ERROR, { dialect: FluentdDialect.V1 });
  return JSON.stringify(checkConfig(config, { dialect, own: { namespace: 'logging', name: 'fluentd' } }));
}

const SOURCE = '<source>\n@type dummy\n@id in\ntag app\n@label @A\n</source>\n';

test('a valid configuration has no error', () => {
  expect(errorsOf(`${SOURCE}<label @A>\n<match **>\n@type stdout\n</match>\n</label>\n`)).toBe('[]');
});

test('finds a label that is not defined', () => {
  expect(errorsOf(SOURCE)).toContain('add <label @A>');
});

test('finds a label that is not used', () => {
  expect(errorsOf('<label @B>\n<match **>\n@type stdout\n</match>\n</label>\n')).toContain('<label @B>');
});

test('finds a label that events may leave unmatched', () => {
  expect(errorsOf(`${SOURCE}<label @A>\n<match app.**>\n@type stdout\n</match>\n</label>\n`)).toContain(
    'may leave it unmatched',
  );
});

test('finds a source whose tag no match has', () => {
  const text = '<source>\n@type dummy\ntag app\n</source>\n<match web.**>\n@type stdout\n</match>\n';
  expect(errorsOf(text)).toContain('a tag that a <match> matches');
});

test('an event may match any of several outputs', () => {
  const outputs = (last: string) => `<match web>\n@type null\n</match>\n<match ${last}>\n@type null\n</match>\n`;
  expect(errorsOf(`<source>\n@type dummy\ntag app\n</source>\n${outputs('app')}`)).toBe('[]');
  expect(errorsOf(`${SOURCE}<label @A>\n${outputs('**')}</label>\n`)).toBe('[]');
});

test('a label that matches only events of Fluentd itself leaves others unmatched', () => {
  const text = `${SOURCE}<label @A>\n<match fluent.**>\n@type null\n</match>\n</label>\n`;
  expect(errorsOf(text)).toContain('may leave it unmatched');
});

test('finds a match after one that matches everything', () => {
  const text =
    '<label @FLUENT_LOG>\n<match **>\n@type stdout\n</match>\n<match app>\n@type stdout\n</match>\n</label>\n';
  expect(errorsOf(text)).toContain('is after <match **>');
});

test('finds an @ERROR label that drops events', () => {
  const config = FluentdConfig.parse('<label @ERROR>\n<match **>\n@type null\n</match>\n</label>\n', {
    dialect: FluentdDialect.V1,
  });
  expect(JSON.stringify(checkConfig(config, { dialect: FluentdDialect.V1 }))).toContain(
    'an output that keeps its events',
  );
});

test('finds that there is no @ERROR label', () => {
  const found = checkConfig(new FluentdConfig(), { dialect: FluentdDialect.V1 });
  expect(found.map(({ option, value }) => [option, value])).toEqual([
    ['Fluentd configuration, <label @ERROR>', undefined],
  ]);
});

test('finds a join without a label for incomplete lines (fluent-plugins-nursery/fluent-plugin-concat#61)', () => {
  const join = '<filter **>\n@type concat\nkey message\nmultiline_end_regexp /x/\n</filter>';
  expect(errorsOf(`${SOURCE}<label @A>\n${join}\n<match **>\n@type stdout\n</match>\n</label>\n`)).toContain(
    'no timeout_label',
  );
});

test.each(['flush_interval 0', 'timeout_label @A'])(
  'accepts a join with %s, which gives up on nothing',
  (parameter) => {
    const join = `<filter **>\n@type concat\nkey message\n${parameter}\n</filter>`;
    expect(errorsOf(`${SOURCE}<label @A>\n${join}\n<match **>\n@type stdout\n</match>\n</label>\n`)).toBe('[]');
  },
);

test('a label that only a join sends to is used', () => {
  const join = '<filter **>\n@type concat\nkey message\ntimeout_label @B\n</filter>\n';
  const output = '<match **>\n@type stdout\n</match>\n';
  expect(errorsOf(`${SOURCE}<label @A>\n${join}${output}</label>\n<label @B>\n${output}</label>\n`)).toBe('[]');
});

test('a label that only a join sends to must be defined', () => {
  const join = '<filter **>\n@type concat\nkey message\ntimeout_label @B\n</filter>\n';
  const text = `${SOURCE}<label @A>\n${join}<match **>\n@type stdout\n</match>\n</label>\n`;
  expect(errorsOf(text)).toContain('add <label @B>');
});

test.each(['@ERROR', '@FLUENT_LOG', '@ROOT'])('the label %s of Fluentd need not be defined', (label) => {
  expect(errorsOf(`<match app>\n@type relabel\n@label ${label}\n</match>\n`)).not.toContain(`add <label ${label}>`);
});

test('finds an output whose retries would pass its filters again (uken/fluent-plugin-elasticsearch README, "Declined logs")', () => {
  const text = `${SOURCE}<label @A>\n<filter **>\n@type stdout\n</filter>\n<match **>\n@type elasticsearch\n</match>\n</label>\n`;
  expect(errorsOf(text)).toContain('is in a label with filters');
  expect(errorsOf(text, FluentdDialect.V0_12)).not.toContain('is in a label with filters');
});

test.each([
  ['with retry_tag', '@A', 'retry_tag retry'],
  ['in @ERROR', '@ERROR', ''],
])('accepts an output %s in a label with filters', (_, label, parameter) => {
  const section = `<label ${label}>\n<filter **>\n@type stdout\n</filter>\n<match **>\n@type elasticsearch\n${parameter}\n</match>\n</label>\n`;
  const config = FluentdConfig.parse(label === '@ERROR' ? section : SOURCE + section + ERROR);
  expect(checkConfig(config, { dialect: FluentdDialect.V1 })).toEqual([]);
});

test.each([
  ['create', '', true],
  ['upsert', '', true],
  ['create', 'id_key _hash', false],
  ['index', '', false],
])('an output with the operation %s and %j drops every document: %s', (operation, parameter, drops) => {
  const text = `<match app>\n@type elasticsearch\nwrite_operation ${operation}\n${parameter}\n</match>\n`;
  expect(errorsOf(text).includes('an id_key with this operation')).toBe(drops);
});

test("finds that Fluentd's own events would be sent (fluent/fluentd#2545)", () => {
  expect(errorsOf('<match **>\n@type elasticsearch\n</match>\n')).toContain('matches fluent.**');
  expect(
    errorsOf('<match fluent.**>\n@type null\n</match>\n<match **>\n@type elasticsearch\n</match>\n'),
  ).not.toContain('matches fluent.**');
});

test.each([
  '<match **>\n@type null\n</match>\n',
  '<match **>\n@type stdout\n</match>\n',
  '<match **>\n@type elasticsearch\n</match>\n<label @FLUENT_LOG>\n<match **>\n@type stdout\n</match>\n</label>\n',
  '<match app.**>\n@type elasticsearch\n</match>\n',
])("accepts %j, which sends none of Fluentd's own events", (text) => {
  expect(errorsOf(text)).toBe('[]');
});

test('finds two plugins with one buffer path, and names both', () => {
  const output = (id: string) =>
    `<match ${id}>\n@type file\n@id ${id}\npath /x\n<buffer>\n@type file\npath /same\n</buffer>\n</match>\n`;
  const config = FluentdConfig.parse(`${output('one')}${output('two')}${ERROR}`);
  expect(checkConfig(config, { dialect: FluentdDialect.V1 })).toEqual([
    {
      option: 'Fluentd configuration, <match two> of type file (two)',
      value: '/same',
      expected: 'a buffer path that no other plugin has',
      action: '<match one> of type file (one) has it: choose another',
    },
  ]);
});

test('names a plugin without a type', () => {
  expect(errorsOf('<source>\ntag app\n</source>\n')).toContain('<source> of type unknown');
});

test.each([
  [
    '@id',
    '@type tail\n@id one\ntag a\n@label @A\npath /x\npos_file /PLACE',
    '@type tail\n@id one\ntag a\n@label @A\npath /x\npos_file /OTHER',
  ],
  [
    'pos_file',
    '@type tail\ntag a\n@label @A\npath /x\npos_file /same',
    '@type tail\ntag a\n@label @A\npath /x\npos_file /same',
  ],
])('finds two plugins with one %s', (what, first, second) => {
  const sources = [first, second].map((body) => `<source>\n${body}\n</source>\n`).join('');
  expect(errorsOf(`${sources}<label @A>\n<match **>\n@type stdout\n</match>\n</label>\n`)).toContain(
    `a ${what} that no other plugin has`,
  );
});

test('finds an agent that reads its own log (fluent/fluentd-kubernetes-daemonset#364)', () => {
  const tail = (exclude: string) =>
    `<source>\n@type tail\ntag a\n@label @A\npath /var/log/containers/*.log\npos_file /p\n${exclude}\n</source>\n<label @A>\n<match **>\n@type stdout\n</match>\n</label>\n`;
  expect(errorsOf(tail(''))).toContain('exclude the pods of logging/fluentd');
  expect(errorsOf(tail('exclude_path ["/var/log/containers/fluentd-*_logging_fluentd-*.log"]'))).not.toContain(
    'exclude the pods',
  );
});

test.each([
  ['/var/log/pods/*/*/*.log', '', true],
  ['/var/log/pods/*/*/*.log', '["/var/log/pods/logging_fluentd-*/*/*.log"]', false],
  ['/var/log/pods/*/*/*.log', '["/var/log/pods/other_fluentd-*/*/*.log"]', true],
  ['/var/log/syslog', '', false],
])('an agent that reads %s without %s reads its own log: %s', (path, exclude, reads) => {
  const tail = `<source>\n@type tail\ntag a\npath ${path}\nexclude_path ${exclude}\n</source>\n<match a>\n@type null\n</match>\n`;
  expect(errorsOf(tail).includes('exclude the pods of logging/fluentd')).toBe(reads);
});

test.each([
  ['**', 'a.b', true],
  ['a.**', 'a', true],
  ['a.**', 'a.b.*', true],
  ['a.*', 'a.b', true],
  ['a.*', 'a.b.c', false],
  ['a.*', 'a.*', false],
  ['{a,b}.c', 'b.c', true],
  ['x a.b', 'a.b', true],
  ['a', 'b', false],
  ['kube*.log', 'kubernetes.log', true],
  ['**.log', 'a.b.log', true],
  ['/app\\..*/', 'app.x', true],
  ['/app\\.x/', 'app.x', true],
  ['a/b/', 'a/b/', true],
  ['/a/b', '/a/b', true],
  ['b  a', 'a', true],
  ['a,b}', 'a,b}', true],
  ['{a}b}', 'ab}', true],
  ['{a},b', 'a,b', true],
  ["#{ENV['TAGS']}", 'app', false],
  ['/[/', 'a', false],
  ['a.**.b', 'a.b', true],
  ['a.**.b', 'a.x.y.b', true],
  ['a**', 'a', true],
  ['a.**', 'ab', false],
  ['**a', 'xa', true],
  ['a.b', 'axb', false],
  ['{a,b}', 'a,b', false],
  ['a,b', 'a,b', true],
  ['{a,{b,c}}.d', 'c.d', true],
  ['a}', 'a}', true],
  ['a-b', 'a-b', true],
])('the pattern %s and the tag %s: %s', (pattern, tag, matches) => {
  expect(matchesTag(pattern, tag)).toBe(matches);
});

test('directives in a worker count as outside of it', () => {
  const text =
    '<worker 0>\n<source>\n@type dummy\ntag app\n</source>\n<match app>\n@type stdout\n</match>\n</worker>\n';
  expect(errorsOf(text)).toBe('[]');
});

test('a label in a worker counts as outside of it', () => {
  const label = '<label @A>\n<match **>\n@type stdout\n</match>\n</label>\n';
  expect(errorsOf(`<worker 0>\n${SOURCE}${label}</worker>\n`)).toBe('[]');
});

test('a source without a tag, or with a label, need not be matched outside of labels', () => {
  expect(errorsOf('<source>\n@type prometheus\n</source>\n')).toBe('[]');
});

test('finds an include within a directive', () => {
  expect(errorsOf('<match app>\n@type null\n@include more.conf\n</match>\n')).toContain('@include more.conf');
});

test('finds an include whose file was not passed', () => {
  expect(errorsOf('@include conf.d/*.conf\n')).toContain('@include conf.d/*.conf');
});

test("Fluentd's own events need no last <match **> in their label", () => {
  const text = '<label @FLUENT_LOG>\n  <match fluent.**>\n    @type stdout\n  </match>\n</label>\n';
  const found = checkConfig(FluentdConfig.parse(text), { dialect: FluentdDialect.V1 });
  expect(found.filter(({ option }) => option.includes('@FLUENT_LOG'))).toEqual([]);
});
