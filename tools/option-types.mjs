// Writes lib/reporting/arguments/option-types.json: the options and the parameters of the public API with their types, from the
// jsii assembly, so that callers whose compiler checks no types get a message. Run it after `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const root = new URL('..', import.meta.url);
const { name, types } = JSON.parse(readFileSync(new URL('.jsii', root), 'utf8'));
const library = createRequire(import.meta.url)(new URL('build/lib/index.js', root).pathname);

/**
 * `string`, `[]string`, `{}string`, `=a|b` for an enum, `@Class`, `object{a,b}` with the properties of an interface, or
 * the name of other options.
 */
function encode({ primitive, fqn, collection }) {
  if (collection) return `${collection.kind === 'array' ? '[]' : '{}'}${encode(collection.elementtype)}`;
  if (primitive) return primitive;
  const type = types[fqn];
  const short = fqn.slice(fqn.lastIndexOf('.') + 1);
  // An interface has no class at run time.
  if (type === undefined) return short === 'IConstruct' ? 'object{node}' : `@${short}`;
  if (type.kind === 'enum') return `=${Object.values(library[short]).join('|')}`;
  if (type.kind === 'class') return type.namespace === undefined ? `@${short}` : 'any';
  if (type.datatype) return type.namespace === undefined ? short : 'object';
  const needed = (type.properties ?? []).filter(({ optional }) => !optional).map((property) => property.name);
  return needed.length === 0 ? 'object' : `object{${needed}}`;
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

/** Functions that make a value, and methods that change a construct, its pod, or a configuration of Fluentd. */
const isChecked = (type, { static: isStatic, protected: isProtected, returns }) =>
  !isProtected && (isStatic ? returns?.type.fqn === type.fqn : returns === undefined && isAddedTo(type));
const isAddedTo = ({ base, name }) =>
  base === 'constructs.Construct' || ['ComponentPod', 'FluentdConfig', 'FluentdSection'].includes(name);
/** `...name` takes all remaining arguments. */
const parameter = ({ name, type, variadic, optional }) =>
  variadic ? [`...${name}`, `[]${encode(type)}`] : [name, `${encode(type)}${optional ? '?' : ''}`];
for (const type of Object.values(types).filter(({ kind, namespace }) => kind === 'class' && namespace === undefined))
  for (const method of (type.methods ?? []).filter((each) => isChecked(type, each) && each.parameters?.length > 0))
    table[`${type.name}.${method.name}`] = Object.fromEntries(method.parameters.map(parameter));
if (name !== 'cdk8s-efk') throw new Error(`.jsii is the assembly of ${name}`);
const lines = Object.entries(table).map(
  ([struct, options]) => `  ${JSON.stringify(struct)}: ${JSON.stringify(options)}`,
);
writeFileSync(new URL('lib/reporting/arguments/option-types.json', root), `{\n${lines.join(',\n')}\n}\n`);
