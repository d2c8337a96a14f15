// Puts one more minor into the table: what it has stays open or opens, what it lacks is closed.
import { extendRanges } from './ranges.mjs';

/**
 * @param table as of table.mjs, changed in place
 * @param document { kinds, offByDefault, definitions, scalars, namespaced } of the new minor, as of openapi.mjs
 */
export function addMinor(table, minor, document) {
  if (table.newest !== undefined && minor !== table.newest + 1) {
    throw new Error(
      `the table ends with 1.${table.newest}: the next minor to add is 1.${table.newest + 1}, not 1.${minor}`,
    );
  }
  addKinds(table.kinds, minor, document);
  addTypes(table.types, minor, document.definitions);
  Object.assign(table.scalars, document.scalars);
  table.oldest ??= minor;
  table.newest = minor;
}

function addKinds(kinds, minor, { kinds: on, offByDefault: off, namespaced }) {
  for (const key of [...Object.keys(on), ...Object.keys(off)]) {
    const [apiVersion, kind] = splitKey(key);
    if (!kinds.has(kind)) kinds.set(kind, { namespaced: namespaced(kind), versions: new Map() });
    const { versions } = kinds.get(kind);
    if (!versions.has(apiVersion)) versions.set(apiVersion, { on: [], off: [], types: new Map() });
  }
  for (const [kind, { versions }] of kinds) {
    for (const [apiVersion, row] of versions) {
      const key = `${apiVersion}/${kind}`;
      row.on = extendRanges(row.on, minor, key in on);
      row.off = extendRanges(row.off, minor, key in off);
      if (row.types !== undefined) extendTyped(row.types, minor, on[key] ?? off[key]);
    }
  }
}

function addTypes(types, minor, definitions) {
  for (const type of Object.keys(definitions)) {
    if (!types.has(type)) types.set(type, { ranges: [], fields: undefined, required: new Map() });
  }
  for (const [type, row] of types) {
    const definition = definitions[type];
    if (row.fields !== undefined && definition !== undefined && definition.fields === undefined) {
      throw new Error(`${type} had fields and is any object in 1.${minor}: the table has no way to say so`);
    }
    row.ranges = extendRanges(row.ranges, minor, definition !== undefined);
    addFields(row, minor, definition);
  }
}

function addFields(row, minor, definition) {
  if (definition?.fields !== undefined) row.fields ??= new Map();
  if (row.fields === undefined) return;
  const fields = definition?.fields ?? {};
  const required = definition?.required ?? [];
  for (const field of Object.keys(fields)) if (!row.fields.has(field)) row.fields.set(field, new Map());
  for (const field of required) if (!row.required.has(field)) row.required.set(field, []);
  for (const [field, typed] of row.fields) extendTyped(typed, minor, fields[field]);
  for (const [field, ranges] of row.required)
    row.required.set(field, extendRanges(ranges, minor, required.includes(field)));
}

function extendTyped(typed, minor, type) {
  if (type !== undefined && !typed.has(type)) typed.set(type, []);
  for (const [known, ranges] of typed) typed.set(known, extendRanges(ranges, minor, known === type));
}

/** "apps/v1/DaemonSet" as ["apps/v1", "DaemonSet"]. */
export function splitKey(key) {
  const slash = key.lastIndexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}
