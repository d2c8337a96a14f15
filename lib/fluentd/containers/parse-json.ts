import { filter, section } from '../config/build';
import type { FluentdSection } from '../config/section';
import { bytesOf } from './budget';

/** One less than what Elasticsearch takes below a field by default: `index.mapping.depth.limit` counts the document, too. */
const DEEPEST = 19;

/**
 * Puts a message that is a JSON object under a key of its own, parsed: nothing collides with other fields, and the text
 * stays. Whatever the text, it remains one event. Fluentd's `parser` filter makes one of each element of an array, so
 * none of `[]`; and a number beyond 64 bits, which MessagePack has no room for, then fails all lines that were read
 * together (fluent/fluentd#1713). So an object is taken only when MessagePack and JSON can say it again.
 */
export function parseJson(key: string | undefined, chunk: string): FluentdSection[] {
  if (key === undefined) return [];
  // A number of four characters takes nine bytes in the buffer: what is parsed must leave room for the rest of the chunk.
  const longest = Math.floor(bytesOf(chunk) / 16);
  const parse = [
    `if text.bytesize <= ${longest} && text.match?(/\\A\\s*\\{/)`,
    `object = JSON.parse(text, max_nesting: ${DEEPEST})`,
    'JSON.generate(object)',
    `record["${key}"] = object if object.to_msgpack`,
    'end',
  ].join('; ');
  const message = `\${text = record["message"]; begin; ${parse}; rescue StandardError; end; text}`;
  return [filter('kubernetes.**', 'record_modifier', { '@id': 'parse_json' }, section('record', '', { message }))];
}
