import { FluentdConfig, FluentdDialect } from '../../../lib';

const NEW = `<source>
  @type tail
  @id in
  path /x
  <parse>
    @type regexp
    expression /^a "b"$/i
    time_format %Y
  </parse>
</source>
<match **>
  @type elasticsearch
  @log_level info
  <buffer>
    @type file
    path /buffer
    chunk_limit_size 2M
    queue_limit_length 32
    flush_thread_count 8
    retry_max_interval 30
    retry_forever
    overflow_action throw_exception
  </buffer>
</match>
`;

const OLD = `<source>
  type tail
  id in
  path /x
  format /^a "b"$/i
  time_format %Y
</source>
<match **>
  type elasticsearch
  log_level info
  buffer_type file
  buffer_path /buffer
  buffer_chunk_limit 2M
  buffer_queue_limit 32
  num_threads 8
  max_retry_wait 30
  disable_retry_limit
  buffer_queue_full_action exception
</match>
`;

test('one model is written in either dialect', () => {
  expect(FluentdConfig.parse(NEW).render(FluentdDialect.V0_12)).toBe(OLD);
  expect(FluentdConfig.parse(OLD).render(FluentdDialect.V1)).toBe(NEW);
});

test('the dialect of a text is detected by the type parameter of its plugins', () => {
  expect(FluentdConfig.parse(OLD).sources()[0]?.plugin).toBe('tail');
  expect(FluentdConfig.parse('<source>\n@type tail\ntype x\n</source>').sources()[0]?.literal('type')).toBe('x');
});

test.each([
  ['a worker', '<worker 0>\n</worker>'],
  ['an <inject>', '<match **>\n@type file\n<inject>\ntag_key t\n</inject>\n</match>'],
  ['keys of a buffer', '<match **>\n@type elasticsearch\n<buffer tag,time>\ntimekey 1d\n</buffer>\n</match>'],
  ['a total size', '<match **>\n@type elasticsearch\n<buffer>\ntotal_limit_size 1G\n</buffer>\n</match>'],
  ['a parameter the old tail lacks', '<source>\n@type tail\nfollow_inodes true\n</source>'],
  ['a parameter the old output lacks', '<match **>\n@type elasticsearch\nlog_es_400_reason true\n</match>'],
  ['a zone of a parser', '<source>\n@type tail\n<parse>\n@type json\ntimezone +0100\n</parse>\n</source>'],
  ['a pattern that is a regular expression', '<match /a.*/>\n@type null\n</match>'],
])('what 0.12 does not support is an error, and none in Fluentd 1: %s', (_, text) => {
  const config = FluentdConfig.parse(text, { dialect: FluentdDialect.V1 });
  expect(config._errorsIn(FluentdDialect.V0_12)).not.toEqual([]);
  expect(config._errorsIn(FluentdDialect.V1)).toEqual([]);
});
