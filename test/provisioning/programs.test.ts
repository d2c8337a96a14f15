import { entryOf, programFiles } from '../../lib/provisioning/programs';

/** What the programs may require: parts of Ruby 3.1 to 3.4 that are not separate gems there. */
const ofRubyItself = ['date', 'digest', 'json', 'net/http', 'openssl', 'securerandom', 'uri'];

const programs = ['bootstrap', 'provision', 'retention'] as const;

test.each(programs)('%s includes exactly the files that it requires', (program) => {
  const files = programFiles(program);
  const texts = Object.values(files).join('\n');
  const required = [...texts.matchAll(/^require_relative '(.+)'$/gm)].map(([, name]) => `${name}.rb`);
  expect(Object.keys(files).sort()).toEqual([...new Set([entryOf(program), ...required])].sort());
});

test.each(programs)('%s requires only the standard library of Ruby', (program) => {
  const texts = Object.values(programFiles(program)).join('\n');
  const required = [...texts.matchAll(/^require '(.+)'$/gm)].map(([, name]) => name);
  expect(ofRubyItself).toEqual(expect.arrayContaining(required));
});
