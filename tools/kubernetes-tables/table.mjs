// The table as it is written (lib/kubernetes/tables/api-history.json) and as it is worked on.
import { formatRanges, parseRanges, uniteRanges } from './ranges.mjs';

const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);

export function parseTable(text) {
  const written = JSON.parse(text);
  const kinds = Object.entries(written.kinds).map(([kind, { namespaced, versions }]) => [
    kind,
    { namespaced, versions: new Map(Object.entries(versions).map(([v, row]) => [v, parseVersion(row)])) },
  ]);
  const types = Object.entries(written.types).map(([type, row]) => [type, parseType(row)]);
  return { ...written, kinds: new Map(kinds), types: new Map(types) };
}

export function formatTable(table) {
  const kinds = [...table.kinds].sort(byName).map(([kind, { namespaced, versions }]) => {
    const best = [...versions].sort(([a], [b]) => comparePreference(a, b));
    return [
      kind,
      { namespaced, versions: Object.fromEntries(best.map(([v, row]) => [v, formatVersion(row, v, kind)])) },
    ];
  });
  const types = [...table.types].sort(byName).map(([type, row]) => [type, formatType(row)]);
  return [
    '{',
    `"oldest": ${table.oldest},`,
    `"newest": ${table.newest},`,
    section('scalars', Object.entries(table.scalars).sort(byName)),
    section('kinds', kinds),
    section('types', types),
    section('gates', Object.entries(table.gates).sort(byName)).slice(0, -1),
    '}',
    '',
  ].join('\n');
}

function section(name, rows) {
  return `"${name}": {\n${rows.map(([key, row]) => ` ${JSON.stringify(key)}: ${JSON.stringify(row)}`).join(',\n')}\n},`;
}

/** Stable before beta before alpha, then the higher version, `extensions` last: the best apiVersion comes first. */
export function comparePreference(a, b) {
  const rank = (apiVersion) => {
    const [, major, level, step] = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion) ?? [];
    const stability = { undefined: 0, beta: 1, alpha: 2 }[level];
    return [stability * 2 + (apiVersion.startsWith('extensions/') ? 1 : 0), -Number(major), -Number(step ?? 0)];
  };
  const [left, right] = [rank(a), rank(b)];
  const differs = left.findIndex((part, i) => part !== right[i]);
  return differs < 0 ? byName([a], [b]) : left[differs] - right[differs];
}

/** The definition of a kind is named after its group version, with very few exceptions. */
export function usualType(apiVersion, kind) {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  return `${group.split('.')[0]}.${version}.${kind}`;
}

function parseVersion({ on, off, type }) {
  return {
    on: on === undefined ? [] : parseRanges(on),
    off: off === undefined ? [] : parseRanges(off),
    types: type === undefined ? undefined : parseTyped(type, undefined),
  };
}

function formatVersion({ on, off, types }, apiVersion, kind) {
  const usual = types === undefined || [...types.keys()].join() === usualType(apiVersion, kind);
  return {
    ...(on.length > 0 && { on: formatRanges(on) }),
    ...(off.length > 0 && { off: formatRanges(off) }),
    ...(!usual && { type: formatTyped(types, undefined) }),
  };
}

function parseType({ in: text, fields, required = {} }) {
  const ranges = parseRanges(text);
  if (fields === undefined) return { ranges, fields: undefined, required: new Map() };
  const parsed = new Map(Object.entries(fields).map(([field, typed]) => [field, parseTyped(typed, ranges)]));
  const always = (field) => uniteRanges([...parsed.get(field).values()].flat());
  return {
    ranges,
    fields: parsed,
    required: new Map(Object.entries(required).map(([f, r]) => [f, r === 'always' ? always(f) : parseRanges(r)])),
  };
}

function formatType({ ranges, fields, required }) {
  const head = { in: formatRanges(ranges) };
  if (fields === undefined) return head;
  const marks = [...required].sort(byName).map(([field, marked]) => {
    const always = formatRanges(uniteRanges([...fields.get(field).values()].flat()));
    return [field, formatRanges(marked) === always ? 'always' : formatRanges(marked)];
  });
  return {
    ...head,
    fields: Object.fromEntries([...fields].sort(byName).map(([field, typed]) => [field, formatTyped(typed, ranges)])),
    ...(marks.length > 0 && { required: Object.fromEntries(marks) }),
  };
}

/** "string", "string 1.6" or "integer 1.3-1.7; IntOrString 1.8"; without a range it is that of the type it is in. */
function parseTyped(text, within) {
  const parts = text.split('; ').map((part) => {
    const space = part.indexOf(' ');
    return space < 0 ? [part, within] : [part.slice(0, space), parseRanges(part.slice(space + 1))];
  });
  return new Map(parts);
}

function formatTyped(typed, within) {
  const entries = [...typed].sort(([, a], [, b]) => a[0][0] - b[0][0]);
  const [only] = entries;
  if (entries.length === 1 && within !== undefined && formatRanges(only[1]) === formatRanges(within)) return only[0];
  return entries.map(([type, ranges]) => `${type} ${formatRanges(ranges)}`).join('; ');
}
