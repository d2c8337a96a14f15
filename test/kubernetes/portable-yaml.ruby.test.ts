import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { writeYaml } from '../../lib/kubernetes/objects/portable-yaml';
import { hostileText } from '../properties/generator/texts';

// Not a unit test, because it needs Ruby and Python.

/** Print the objects as JSON, and fail at a value of a type that JSON does not have, such as a date or a symbol. */
const RUBY = `
require 'json'
require 'yaml'
def plain(value)
  case value
  when Hash then value.to_h { |key, inner| [key.is_a?(String) ? key : raise("key #{key.inspect}"), plain(inner)] }
  when Array then value.map { |inner| plain(inner) }
  when String, Integer, Float, true, false, nil then value
  else raise "#{value.class} #{value.inspect}"
  end
end
puts JSON.generate(plain(YAML.load_stream(STDIN.read.force_encoding('UTF-8'))))
`;
const PYTHON = `
import json, sys, yaml
def check(value):
    if isinstance(value, dict):
        assert all(isinstance(key, str) for key in value), list(value)
        value = list(value.values())
    if isinstance(value, list):
        for inner in value: check(inner)
objects = list(yaml.safe_load_all(sys.stdin.buffer.read()))
check(objects)
print(json.dumps(objects))
`;
const PARSERS: [string, string, string[]][] = [
  ['psych of Ruby', 'ruby', ['-e', RUBY]],
  ['PyYAML', 'python3', ['-c', PYTHON]],
];

const dist = join(__dirname, '../../dist');
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

// Half of a surrogate pair is no character, which no encoding of a file can hold.
const text = hostileText.filter((each) => !/\p{Cs}/u.test(each));
// YAML 1.1 ends a key at 1,024 characters, and no key of Kubernetes has as many.
const key = text.filter((each) => each.length < 300);
const objects = fc.array(
  fc.dictionary(key, fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text), fc.dictionary(key, text)), {
    minKeys: 1,
  }),
  { minLength: 1, maxLength: 20 },
);

describe.each(PARSERS)('%s, which reads YAML 1.1,', (_, program, parameters) => {
  const read = (yaml: string): unknown =>
    JSON.parse(execFileSync(program, parameters, { input: yaml, encoding: 'utf8' }));

  test('reads the objects that were written', () => {
    const written = fc.sample(objects, { numRuns: 100, seed: 20_261_126 }).flat();
    expect(read(writeYaml(written))).toEqual(JSON.parse(JSON.stringify(written)));
  });

  test.each(files)('reads the objects of dist/%s as a parser of YAML 1.2 does', (file) => {
    const yaml = readFileSync(join(dist, file), 'utf8');
    const documents = parseAllDocuments(yaml, { version: '1.2' });
    expect(documents.length).toBeGreaterThan(1);
    expect(read(yaml)).toEqual(documents.map((document) => document.toJS()));
  });
});

test('a text that Ruby would read as a symbol is quoted', () => {
  expect(writeYaml([{ a: ':b' }])).toBe('a: ":b"\n');
});
