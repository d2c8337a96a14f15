import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Parts of the plugins that need nothing of Fluentd, run by Ruby itself.

const PLUGINS = join(__dirname, '../../../lib/fluentd/plugins');

function ruby(code: string): unknown {
  const preamble = `require 'json'; $:.unshift ${JSON.stringify(PLUGINS)};`;
  const { stdout, stderr } = spawnSync('ruby', ['-W0', '-e', `${preamble}${code}`], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('an answer of Elasticsearch', () => {
  const meaning = (status: number, type = '', reason = '') =>
    ruby(
      `require 'bulk_item'; puts BulkItem.meaning(${status}, JSON.parse(${JSON.stringify(JSON.stringify({ type, reason }))})).to_json`,
    );

  test('a document that exists, from this request or an earlier one, counts as stored', () => {
    expect([meaning(201), meaning(409, 'version_conflict_engine_exception')]).toEqual(['stored', 'stored']);
  });

  test.each([
    [429, 'es_rejected_execution_exception', ''],
    [503, 'unavailable_shards_exception', ''],
    [403, 'cluster_block_exception', 'index [a] blocked by: [FORBIDDEN/8/index write (api)];'],
    [403, 'security_exception', 'action is unauthorized'],
    [404, 'index_not_found_exception', 'no such index'],
    [400, 'validation_exception', 'this action would add [2] shards, but this cluster has maximum normal shards open'],
    [400, 'illegal_argument_exception', 'no write index is defined for alias [a]'],
    [400, 'index_closed_exception', 'closed'],
  ])('%i %s is temporary', (status, type, reason) => {
    expect(meaning(status, type, reason)).toBe('again');
  });

  test.each([
    [400, 'document_parsing_exception', 'failed to parse field [a]'],
    [400, 'illegal_argument_exception', 'Limit of total fields [1000] has been exceeded'],
    [400, 'strict_dynamic_mapping_exception', 'not allowed'],
  ])('%i %s is about the document', (status, type, reason) => {
    expect(meaning(status, type, reason)).toBe('refused');
  });
});

describe('a line', () => {
  const read = (format: string, line: string) =>
    ruby(
      `require 'log_formats'; r = nil; ok = LogFormats.${format}(${JSON.stringify(line)}.b) { |*a| r = a }; puts [ok, r].to_json`,
    );

  test.each([
    ['cri', '2026-11-26T00:00:01Z stdout F a\n', ['2026-11-26T00:00:01Z', 'stdout', true, 'a']],
    ['cri', '2026-11-26T00:00:01.5+01:00 stderr P a b\n', ['2026-11-26T00:00:01.5+01:00', 'stderr', false, 'a b']],
    ['cri', '2026-11-26T00:00:01Z stdout F\n', ['2026-11-26T00:00:01Z', 'stdout', true, '']],
    ['cri', '2026-11-26T00:00:01Z stdout F a\r\n', ['2026-11-26T00:00:01Z', 'stdout', true, 'a']],
    [
      'docker',
      '{"log":"a\\n","stream":"stdout","time":"2026-11-26T00:00:01Z"}\n',
      ['2026-11-26T00:00:01Z', 'stdout', true, 'a'],
    ],
    // Events before audit.k8s.io/v1beta1, of Kubernetes 1.7 and 1.8.
    [
      'audit',
      '{"timestamp":"2017-06-29T00:00:01Z"}\n',
      ['2017-06-29T00:00:01Z', null, true, '{"timestamp":"2017-06-29T00:00:01Z"}'],
    ],
  ])('of %s is read: %j', (format, line, parts) => {
    expect(read(format, line)).toEqual([true, parts]);
  });

  test.each([
    ['cri', 'no header\n'],
    ['cri', '\0\0\0\n'],
    ['cri', '2026-11-26 00:00:01 stdout F a\n'],
    ['docker', '{"log":"a\n'],
    ['docker', '{"log":1,"time":"2026-11-26T00:00:01Z"}\n'],
    ['audit', '{"kind":"Event"}\n'],
  ])('of %s that cannot be parsed is reported: %j', (format, line) => {
    expect(read(format, line)).toEqual([false, null]);
  });
});

describe('a selection', () => {
  const settings = (sections: Record<string, unknown>) => {
    const all = { only: [], exclude: [], stack_traces: [], languages: [], pod_controls: [], ...sections };
    return `require 'ostruct'; require 'log_selection';
      deep = ->(v) { v.is_a?(Array) ? v.map { |i| i.is_a?(Hash) ? OpenStruct.new({ 'labels' => {} }.merge(i)) : i } : v };
      s = LogSelection.new(OpenStruct.new(JSON.parse(${JSON.stringify(JSON.stringify(all))}).transform_values(&deep)));`;
  };
  const reads = (sections: Record<string, unknown>, pod: string, container = 'app') =>
    ruby(
      `${settings(sections)} puts s.read?({ 'namespace' => 'shop', 'pod' => '${pod}', 'container' => '${container}' }).to_json`,
    );
  const drops = (sections: Record<string, unknown>, labels: Record<string, string>) =>
    ruby(
      `${settings(sections)} puts s.wishes({ 'namespace' => 'shop', 'pod' => 'a', 'container' => 'app' }, { 'labels' => JSON.parse(${JSON.stringify(JSON.stringify(labels))}) }).drop.to_json`,
    );

  test('matches complete names only', () => {
    const exclude = [{ container: 'app' }];
    expect([reads({ exclude }, 'a'), reads({ exclude }, 'a', 'app-proxy')]).toEqual([false, true]);
    const only = [{ pod: 'web-*' }];
    expect([reads({ only }, 'web-1'), reads({ only }, 'webber')]).toEqual([true, false]);
  });

  test('accepts an empty label value', () => {
    const exclude = [{ labels: { quiet: '' } }];
    expect([drops({ exclude }, {}), drops({ exclude }, { quiet: 'x' }), drops({ exclude }, { quiet: '' })]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('of a pod that was deleted before its labels were known, only leaves the logs out and exclude does not', () => {
    const pattern = [{ labels: { app: 'web' } }];
    expect([drops({ only: pattern }, {}), drops({ exclude: pattern }, {})]).toEqual([true, false]);
  });
});

describe('positions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'positions-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('of new files that do not fit on a full disk are not used for another file after a restart', () => {
    const found = ruby(`
      require 'log_positions'; log = Object.new; def log.warn(*); end
      path = '${join(folder, 'containers.pos')}'
      one, two, three = %w[a b c].map { |letter| letter * 24 }
      positions = LogPositions.new(path, log)
      file = positions.instance_variable_get(:@file)
      file.define_singleton_method(:pwrite) { |text, at| at.zero? ? raise(Errno::ENOSPC) : super(text, at) }
      positions[one] = 1
      file.define_singleton_method(:pwrite) { |text, at| text.bytesize == 42 ? super(text[0, 10], at) : super(text, at) }
      positions[two] = 2
      file.singleton_class.remove_method(:pwrite)
      positions[three] = 3
      positions[one] = 4
      positions.close
      again = LogPositions.new(path, log)
      puts [again[one], again[two], again[three]].to_json
    `);
    expect(found).toEqual([4, null, 3]);
  });
});

describe('documents that are set aside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'set-aside-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('take no more space than the limit, however many there are in an hour: the oldest are dropped', () => {
    const found = ruby(`
      require 'set_aside'; aside = SetAside.new('${folder}', 8000)
      200.times { |index| aside.add("#{index.to_s.rjust(99, '0')}\\n") }
      files = Dir.glob('${folder}/*.ndjson').sort
      lines = files.flat_map { |file| File.readlines(file) }.map(&:to_i)
      puts [files.sum { |file| File.size(file) }, lines.first, lines.last, lines.size].to_json
    `);
    const [bytes, first, last, count] = found as number[];
    expect(bytes).toBeLessThanOrEqual(8000);
    expect(last).toBe(199);
    expect(count).toBe(200 - (first ?? 0));
    expect(count).toBeGreaterThan(60);
  });
});
