// Writes lib/reporting/option-types.json: the options of the public API with their types, from the jsii assembly, so
// that callers whose compiler checks no types get a message. Run it after `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const root = new URL('..', import.meta.url);
const { name, types } = JSON.parse(readFileSync(new URL('.jsii', root), 'utf8'));
const library = createRequire(import.meta.url)(new URL('build/lib/index.js', root).pathname);

/** `string`, `[]string`, `{}string`, `=a|b` for an enum, `@Class`, or the name of other options. */
function encode({ primitive, fqn, collection }) {
  if (collection) return `${collection.kind === 'array' ? '[]' : '{}'}${encode(collection.elementtype)}`;
  if (primitive) return primitive;
  const type = types[fqn];
  const short = fqn.slice(fqn.lastIndexOf('.') + 1);
  if (type === undefined) return `@${short}`;
  if (type.kind === 'enum') return `=${Object.values(library[short]).join('|')}`;
  if (type.kind === 'class') return type.namespace === undefined ? `@${short}` : 'any';
  return type.datatype && type.namespace === undefined ? short : 'object';
}

const structs = Object.values(types).filter((type) => type.datatype && type.namespace === undefined);
const properties = (struct) => [
  ...(struct.interfaces ?? []).flatMap((base) => (types[base] ? properties(types[base]) : [])),
  ...(struct.properties ?? []),
];
const table = Object.fromEntries(
  structs
    .filter((struct) => /(Props|Options|Credentials|Token|Passwords|Resources|Selector|Pattern)$/.test(struct.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((struct) => [
      struct.name,
      Object.fromEntries(
        properties(struct)
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map((property) => [property.name, `${encode(property.type)}${property.optional ? '?' : ''}`]),
      ),
    ]),
);
if (name !== 'cdk8s-efk') throw new Error(`.jsii is the assembly of ${name}`);
const lines = Object.entries(table).map(
  ([struct, options]) => `  ${JSON.stringify(struct)}: ${JSON.stringify(options)}`,
);
writeFileSync(new URL('lib/reporting/option-types.json', root), `{\n${lines.join(',\n')}\n}\n`);
