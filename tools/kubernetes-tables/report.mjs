// What a new minor brought, for the person who added it, and which new fields the server drops until a gate is set.
import { formatRanges } from './ranges.mjs';

/** The fields that open with this minor, as { type, field }, without those of types that are new themselves. */
export function newFields(table, minor) {
  const rows = [...table.types].filter(([, row]) => row.fields !== undefined && opensAt(row.ranges) !== minor);
  return rows.flatMap(([type, row]) =>
    [...row.fields]
      .filter(([, typed]) => [...typed.values()].every((ranges) => opensAt(ranges) === minor))
      .map(([field]) => ({ type, field })),
  );
}

function opensAt(ranges) {
  return ranges[0]?.[0];
}

/** A field that the document calls alpha has no effect by default; the document is all that a server says about it. */
export function gatesOf(fields, openapi) {
  const gates = {};
  for (const { type, field } of fields) {
    const source = Object.keys(openapi.definitions).find((name) => name.endsWith(`.${type}`));
    const description = openapi.definitions[source]?.properties?.[field]?.description ?? '';
    if (!/\balpha\b/i.test(description)) continue;
    const gate = /\b([A-Z][A-Za-z]+) feature[ -]?gate/i.exec(description)?.[1];
    gates[`${type.split('.').at(-1)}.${field}`] = gate === undefined ? {} : { gate };
  }
  return gates;
}

/** @param gates such as {"PodSpec.hostUsers": {"on": "1.33", "gate": "UserNamespacesSupport"}} */
export function setGates(table, gates) {
  for (const [path, gate] of Object.entries(gates)) {
    const [type, field, ...rest] = path.split('.');
    if (field === undefined || rest.length > 0)
      throw new Error(`${path}: a gate is of TYPE.FIELD, such as PodSpec.hostUsers`);
    table.gates[type] = { ...table.gates[type], [field]: { ...table.gates[type]?.[field], ...gate } };
  }
}

export function describeMinor(table, minor, fields, ignored) {
  const gated = (type, field) => table.gates[type.split('.').at(-1)]?.[field];
  const waiting = [...table.types].flatMap(([type, row]) =>
    [...(row.fields ?? new Map())]
      .filter(([field, typed]) => gated(type, field) && !gated(type, field).on && isOpen([...typed.values()].flat()))
      .map(([field]) => `${type.split('.').at(-1)}.${field} (${gated(type, field).gate ?? 'gate unknown'})`),
  );
  const gone = [...table.types].filter(([, row]) => row.ranges.at(-1)?.[1] === minor - 1).map(([type]) => type);
  const kinds = [...table.kinds].flatMap(([kind, { versions }]) =>
    [...versions]
      .filter(([, { on, off }]) => [...on, ...off].some(([first, last]) => first === minor || last === minor - 1))
      .map(([version, { on }]) => `${version}/${kind}: by default ${on.length > 0 ? formatRanges(on) : 'never'}`),
  );
  const list = (title, lines) => (lines.length > 0 ? [`${title}:`, ...lines.map((line) => `  ${line}`)] : []);
  return [
    `Kubernetes 1.${minor} added.`,
    ...list('Kinds that changed', kinds),
    ...list(
      'New fields',
      fields.map(({ type, field }) => `${type}.${field}`),
    ),
    ...list('Types that are gone', gone),
    ...list('Not built in, ignored', ignored),
    ...list(
      `Without effect until a gate is set (if 1.${minor} has one on by default: --gates)`,
      [...new Set(waiting)].sort(),
    ),
  ].join('\n');
}

function isOpen(ranges) {
  return ranges.some(([, last]) => last === Number.POSITIVE_INFINITY);
}
