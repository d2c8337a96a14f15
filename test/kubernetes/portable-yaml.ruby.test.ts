import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { writeYaml } from '../../lib/kubernetes/objects/portable-yaml';
import { hostileText } from '../properties/generator/texts';

// Ruby reads YAML 1.1 with libyaml, as many programs in C do.

/** Prints the objects as JSON, and fails at a value of a type that JSON does not have, such as a date or a symbol. */
const READ = `
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

test('Ruby reads the objects that were written', () => {
  const written = fc.sample(objects, { numRuns: 100, seed: 20_261_126 }).flat();
  const read = execFileSync('ruby', ['-e', READ], { input: writeYaml(written), encoding: 'utf8' });
  expect(JSON.parse(read)).toEqual(JSON.parse(JSON.stringify(written)));
});

test('a text that Ruby would read as a symbol is quoted', () => {
  expect(writeYaml([{ a: ':b' }])).toBe('a: ":b"\n');
});
