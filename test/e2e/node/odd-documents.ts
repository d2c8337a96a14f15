/** A line of JSON, and what is unusual about it. */
export interface OddDocument {
  readonly what: string;
  readonly text: string;
}

const fields = (prefix: string, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, 'text']));

const nested = (depth: number): unknown => (depth === 0 ? 1 : { deeper: nested(depth - 1) });

const odd = (what: string, document: unknown): OddDocument => ({ what, text: JSON.stringify(document) });

/** Documents that Elasticsearch of one major or another rejects when it maps them dynamically, and pairs with conflicting fields. */
export const ODD_DOCUMENTS: readonly OddDocument[] = [
  odd('500 text fields', fields('a', 500)),
  odd('one text field more', fields('b', 501)),
  odd('21 objects deep', nested(21)),
  odd('a name of 25 parts', { [Array.from({ length: 25 }, (_, index) => `p${index}`).join('.')]: 1 }),
  odd('40,000 letters in one word', { word: 'w'.repeat(40_000) }),
  odd('a value of more than 32,766 bytes', { value: 'é'.repeat(20_000) }),
  odd('an empty name', { '': 1 }),
  odd('a dot as a name', { '.': 1 }),
  odd('two dots in a name', { 'a..b': 1 }),
  odd('a name that begins with a dot', { '.a': 1 }),
  odd('a blank part of a name', { 'a. .b': 1 }),
  odd('a blank name', { ' ': 1 }),
  odd('a name with NUL', { 'a\u0000b': 1 }),
  odd('a name of 33,000 bytes', { ['n'.repeat(33_000)]: 1 }),
  ...['_id', '_source', '_index', '_type', '_routing', '_version', '_field_names'].map((name) =>
    odd(`the name ${name}`, { [name]: 'text' }),
  ),
  { what: 'an integer beyond 64 bits', text: '{"count":9223372036854775808}' },
  { what: 'a number beyond a float', text: '{"ratio":1e39}' },
  { what: 'a number beyond a double', text: '{"ratio":1e400}' },
  odd('numbers and text in an array', { mixed: [1, 'a'] }),
  odd('a boolean and a number in an array', { mixed: [true, 1] }),
  odd('an object and a text in an array', { mixed: [{ b: 1 }, 'x'] }),
  odd('something like a date', { when: '2026/11/26' }),
  odd('a word where there was a date', { when: 'yesterday' }),
  odd('an ISO date', { at: '2026-11-26T10:00:00Z' }),
  odd('a date with a blank', { at: '2026-11-26 10:00:00' }),
  odd('an object', { thing: { kind: 'object' } }),
  odd('a text where there was an object', { thing: 'text' }),
  odd('a number', { amount: 1 }),
  odd('an object where there was a number', { amount: { of: 1 } }),
  odd('a time of its own', { '@timestamp': 'never' }),
  odd('two times', { '@timestamp': ['2026-11-26T10:00:00Z', '2026-11-26T10:00:01Z'] }),
  { what: 'a name twice', text: '{"twice":1,"twice":2}' },
  { what: 'a cut document', text: '{"cut":"in the mid' },
  { what: 'no document', text: '"text"' },
];

/** Pairs of which one is rejected, and field names that are not allowed. */
export const CONFLICTING: readonly string[] = [
  '{"thing":{"kind":"object"}}',
  '{"thing":"text"}',
  '{"a.b":1}',
  '{"_id":"text"}',
  '{"mixed":[{"b":1},"x"]}',
  '{"when":"2026/11/26"}',
  '{"when":"yesterday"}',
];
