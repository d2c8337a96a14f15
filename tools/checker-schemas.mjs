// Adds a Kubernetes minor to the schemas of the checker in test/properties, which shares nothing with the tables of lib:
//
//   kubectl get --raw /openapi/v2 > openapi.json
//   node tools/checker-schemas.mjs 1.38 openapi.json [FILE]
//
// A type has the minors of each field with its type: `string`, a scalar such as `Quantity`, another type, `["T"]` for a
// list of T, `{"*": "T"}` for a map of T. A range without an end lasts to the newest minor.
import { readFileSync, writeFileSync } from 'node:fs';

const schemas = new URL('../test/properties/checker/kubernetes-schemas.json', import.meta.url);
const [version, file, path = schemas] = process.argv.slice(2);
const minor = Number(/^1\.(\d+)$/.exec(version ?? '')?.[1]);
if (Number.isNaN(minor) || file === undefined) {
  console.error('usage: checker-schemas 1.38 openapi.json [FILE]');
  process.exit(2);
}
const data = JSON.parse(readFileSync(path, 'utf8'));
if (minor !== data.newest + 1) {
  console.error(`the next minor to add is 1.${data.newest + 1}`);
  process.exit(1);
}
const { definitions } = JSON.parse(readFileSync(file, 'utf8'));

const SCALARS = {
  'api.resource.Quantity': 'Quantity',
  'util.intstr.IntOrString': 'IntOrString',
  'meta.v1.Time': 'Time',
  'meta.v1.MicroTime': 'Time',
  'pkg.runtime.RawExtension': 'RawExtension',
};
const nameOf = (definition) => definition.split('.').slice(-3).join('.');

function typeOf(schema) {
  const ref = schema.$ref ?? schema.allOf?.[0].$ref;
  if (ref !== undefined) {
    const name = nameOf(ref);
    pending.push(ref.slice('#/definitions/'.length));
    return SCALARS[name] ?? name;
  }
  if (schema.items !== undefined) return [typeOf(schema.items)];
  if (typeof schema.additionalProperties === 'object') return { '*': typeOf(schema.additionalProperties) };
  return schema.format === 'byte' ? 'Base64' : (schema.type ?? 'object');
}

/** Kinds that the newest minor serves: beta versions that come after 1.23 are off by default. */
const served = Object.entries(definitions).flatMap(([name, definition]) =>
  (definition['x-kubernetes-group-version-kind'] ?? []).flatMap(({ group, version, kind }) => {
    const key = `${group === '' ? '' : `${group}/`}${version}/${kind}`;
    const known = Object.keys(data.kinds).some((each) => each.endsWith(`/${kind}`) && sameGroup(each, key));
    const wasServed = data.kinds[key]?.minors.at(-1)[1] === null;
    return known && (wasServed || !/alpha|beta/.test(version)) ? [[key, name]] : [];
  }),
);
function sameGroup(a, b) {
  const groupOf = (key) => (key.split('/').length === 3 ? key.split('/')[0] : '');
  return groupOf(a) === groupOf(b);
}

const pending = served.map(([, name]) => name);
const types = {};
while (pending.length > 0) {
  const name = pending.pop();
  const short = nameOf(name);
  if (short in types || short in SCALARS) continue;
  const { properties = {}, required = [] } = definitions[name];
  const isKind = definitions[name]['x-kubernetes-group-version-kind'] !== undefined;
  const fields = Object.entries(properties).map(([field, schema]) => [
    field,
    isKind && field === 'status' ? 'object' : typeOf(schema),
  ]);
  types[short] = { fields: Object.fromEntries(fields), required: [...required] };
}
requireWhatRequires(types);

/** A server takes an absent `spec` or `template` for an empty one and then misses what is required in it. */
function requireWhatRequires(types) {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { fields, required } of Object.values(types))
      for (const field of ['spec', 'template']) {
        if (required.includes(field) || !(types[fields[field]]?.required.length > 0)) continue;
        required.push(field);
        changed = true;
      }
  }
}

/** Ends what the minor no longer has, and begins what is new. */
function merge(ranges, has) {
  const last = ranges.at(-1);
  if (has && last?.[1] !== null) ranges.push([minor, null]);
  if (!has && last?.[1] === null) last[1] = minor - 1;
  return ranges;
}

const keys = new Set([...Object.keys(data.kinds), ...served.map(([key]) => key)]);
for (const key of [...keys].sort()) {
  const name = served.find(([each]) => each === key)?.[1];
  data.kinds[key] ??= { type: nameOf(name), minors: [] };
  merge(data.kinds[key].minors, name !== undefined);
}
for (const type of [...new Set([...Object.keys(data.types), ...Object.keys(types)])].sort()) {
  const row = data.types[type] ?? { fields: {}, required: {} };
  data.types[type] = row;
  const now = types[type] ?? { fields: {}, required: [] };
  for (const field of new Set([...Object.keys(row.fields), ...Object.keys(now.fields)])) {
    const known = row.fields[field] ?? [];
    row.fields[field] = known;
    const is = now.fields[field];
    const same = (each) => JSON.stringify(each) === JSON.stringify(is);
    for (const range of known) if (range[1] === null && !same(range[2])) range[1] = minor - 1;
    if (is !== undefined && !known.some((range) => range[1] === null)) known.push([minor, null, is]);
  }
  for (const field of new Set([...Object.keys(row.required), ...now.required]))
    row.required[field] = merge(row.required[field] ?? [], now.required.includes(field));
}
const rows = (table) =>
  Object.entries(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, row]) => `  ${JSON.stringify(key)}: ${JSON.stringify(row)}`)
    .join(',\n');
writeFileSync(
  path,
  `{\n"newest": ${minor},\n"kinds": {\n${rows(data.kinds)}\n},\n"types": {\n${rows(data.types)}\n}\n}\n`,
);
