import { runRuby } from './real-fluentd';

// What `parseJson` adds to a document, made by the Ruby and the gems of the image.

interface Document {
  readonly message: string;
  readonly structured?: unknown;
}

function printed(texts: readonly string[]): string[] {
  return runRuby('es9', 'json-texts.rb', JSON.stringify(texts)) as string[];
}

const documents = (texts: readonly string[]) => printed(texts).map((text) => JSON.parse(text) as Document);

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

const OBJECTS = [
  '{"a":1,"b":[true,false,null,"x"]}',
  '  {"a" : -0.5e-3 }  ',
  '{}',
  '{"a":"\\u00e9 \\ud83d\\ude00 größe 雪 \\" \\\\"}',
  '{"json_class":"String","^o":"Object","__proto__":1}',
  nested(19),
];

const NO_OBJECTS = [
  ...[
    '[1]',
    '"x"',
    '1',
    'null',
    'text',
    '{',
    '{"a":',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '{"a":01}',
    '{"a":+1}',
    '{"a":.5}',
  ],
  ...['{"a":NaN}', '{"a":-Infinity}', '{"a":1} x', '{"a":1}{"b":2}', '{"a":1} // x', '{"a":/* x */1}', '{"a":tru}'],
  ...[
    '{"a":"\\x"}',
    '{"a":"\\u12"}',
    '{"a":"\\ud800"}',
    '{"a":"\t"}',
    '{"a":1}\0',
    '\u00a0{"a":1}',
    nested(20),
    nested(5000),
  ],
];

/** The documents of both lists: Fluentd starts once. */
let made: ReadonlyMap<string, Document | undefined>;

beforeAll(() => {
  const texts = [...OBJECTS, ...NO_OBJECTS];
  const found = documents(texts);
  made = new Map(texts.map((text, index) => [text, found[index]]));
});

test.each(OBJECTS)('the object is that of the text: %s', (text) => {
  const document = made.get(text);
  expect(document).toMatchObject({ message: text });
  expect(JSON.stringify(document?.structured)).toBe(JSON.stringify(JSON.parse(text)));
});

const NUMBERS = '"a":123456789012345678901234567890,"b":1.10,"c":1e999';

test.each([
  ['', `{${NUMBERS}}`],
  ['of more than 8,000 bytes ', `{${NUMBERS},"d":"${'x'.repeat(8001)}"}`],
  ['with NUL in a string ', `{${NUMBERS},"d":"\\u0000"}`],
])('the object of a text %sis stored as it is: numbers keep all digits', (_, text) => {
  const [document] = printed([text]);
  expect(document).toContain(`"structured":${text},`);
});

test('a line break in the text does not end the document', () => {
  const [document] = printed([`{\n${NUMBERS}}`]);
  expect(document).not.toContain('\n');
  expect(document).toContain(`"structured":{ ${NUMBERS}}`);
});

test('a text of more than 512 KiB stays text', () => {
  const ofSize = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`;
  const found = documents([ofSize(2 ** 19), ofSize(2 ** 19 + 1)]);
  expect(found.map((document) => 'structured' in document)).toEqual([true, false]);
});

test('of a key that an object has more than once, the last value counts, which Elasticsearch would reject', () => {
  const found = documents(['{"a":1,"a":2}', '{"a":{"b":1,"b":2}}', '{"a":1,"\\u0061":3}']);
  expect(found.map(({ structured }) => structured)).toEqual([{ a: 2 }, { a: { b: 2 } }, { a: 3 }]);
});

test.each(NO_OBJECTS)('text that is not an object, or too deep, stays text: %j', (text) => {
  const document = made.get(text);
  expect(document?.message).toBe(text);
  expect(document).not.toHaveProperty('structured');
});

test('text with keys that the type flattened does not accept stays text', () => {
  const long = JSON.stringify({ ['k'.repeat(8001)]: 1 });
  const found = documents(['{"\\u0000":1}', long, '{"a":"\\u0000"}']);
  expect(found.map(({ structured }) => structured)).toEqual([undefined, undefined, { a: '\0' }]);
});
