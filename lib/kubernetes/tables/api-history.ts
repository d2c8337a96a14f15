import data from './api-history.json';
import { firstMinor, includesMinor, type MinorRange, parseRanges } from './ranges';

/** The kinds, types and fields of every minor, as `tools/kubernetes-tables.mjs` writes them. */
interface ApiHistory {
  readonly oldest: number;
  readonly newest: number;
  readonly scalars: Readonly<Record<string, object>>;
  readonly kinds: Readonly<Record<string, KindRow>>;
  readonly types: Readonly<Record<string, TypeRow>>;
  readonly gates: Readonly<Record<string, Readonly<Record<string, GateRow>>>>;
}

interface KindRow {
  readonly namespaced: boolean;
  /** By apiVersion, the best first. */
  readonly versions: Readonly<Record<string, VersionRow>>;
}

interface VersionRow {
  /** The minors that serve it by default. */
  readonly on?: string;
  /** The minors that serve it only when asked to. */
  readonly off?: string;
  /** Its type, where that is not named after the group version. */
  readonly type?: string;
}

interface TypeRow {
  readonly in: string;
  /** The type of each field, with minors where they are not those of the type it is in. Without fields: any object. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly required?: Readonly<Record<string, string>>;
}

interface GateRow {
  /** The first minor in which the field takes effect without a gate being set. */
  readonly on?: string;
  readonly gate?: string;
}

/** One kind on one minor. */
export interface KindAt {
  /** What is served by default, the best first. */
  readonly served: readonly string[];
  /** What is served only with `--runtime-config`. */
  readonly offByDefault: readonly string[];
  /** The first of `served`. */
  readonly preferred: string | undefined;
}

/** One field of one type on one minor. */
export interface FieldAt {
  /** `string`, `integer`, `boolean`, `number`, `object`, a scalar such as `Quantity`, a type; after `[]` or `{}` of these. */
  readonly type: string;
  readonly required: boolean;
  /** Whether it takes effect without a feature gate being set; a server drops it silently otherwise. */
  readonly effective: boolean;
}

const history: ApiHistory = data;

export const oldestMinor = history.oldest;
export const newestMinor = history.newest;
/** JSON Schemas of the scalars: quantities, times and the like. */
export const scalarSchemas = history.scalars;
export const knownKinds: readonly string[] = Object.keys(history.kinds);
export const knownTypes: readonly string[] = Object.keys(history.types);

export function isKnownKind(kind: string): boolean {
  return Object.hasOwn(history.kinds, kind);
}

/** A kind that is not in the tables, such as that of a custom resource, counts as namespaced: most are. */
export function isNamespaced(kind: string): boolean {
  return rowOf(history.kinds, kind)?.namespaced ?? true;
}

/** The apiVersion in which an object of this kind has its newest form; undefined if the newest minor does not serve it. */
export function newestApiVersion(kind: string): string | undefined {
  return kindAt(kind, newestMinor).preferred;
}

export function kindAt(kind: string, minor: number): KindAt {
  const versions = Object.entries(rowOf(history.kinds, kind)?.versions ?? {});
  const served = versions.filter(([, row]) => isIn(row.on, minor)).map(([apiVersion]) => apiVersion);
  const offByDefault = versions.filter(([, row]) => isIn(row.off, minor)).map(([apiVersion]) => apiVersion);
  return { served, offByDefault, preferred: served[0] };
}

/** The first minor that serves the kind by default in any apiVersion; undefined if none does. */
export function firstMinorOfKind(kind: string): number | undefined {
  const served = Object.values(rowOf(history.kinds, kind)?.versions ?? {}).flatMap(({ on }) => ranges(on));
  return served.length > 0 ? firstMinor(served) : undefined;
}

/** The type of a kind in an apiVersion; undefined if the tables do not know the pair. */
export function typeOfKind(apiVersion: string, kind: string, minor: number): string | undefined {
  const row = rowOf(rowOf(history.kinds, kind)?.versions ?? {}, apiVersion);
  if (row === undefined) return undefined;
  if (row.type !== undefined) return typeIn(row.type, '', minor);
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  return `${group.split('.')[0]}.${version}.${kind}`;
}

/** The last minor whose tables have this type, up to the newest; undefined if there is none. */
export function lastMinorOfType(type: string): number | undefined {
  const row = rowOf(history.types, type);
  return row && Math.min(newestMinor, Math.max(...ranges(row.in).map(({ last }) => last)));
}

export function hasType(type: string, minor: number): boolean {
  return isIn(rowOf(history.types, type)?.in, minor);
}

/** The fields of a type on a minor; undefined if it is any object. */
export function fieldsAt(type: string, minor: number): readonly string[] | undefined {
  const fields = rowOf(history.types, type)?.fields;
  return fields && Object.keys(fields).filter((field) => fieldAt(type, field, minor) !== undefined);
}

export function fieldAt(type: string, field: string, minor: number): FieldAt | undefined {
  const row = rowOf(history.types, type);
  const typed = rowOf(row?.fields ?? {}, field);
  if (row === undefined || typed === undefined) return undefined;
  const found = typeIn(typed, row.in, minor);
  if (found === undefined) return undefined;
  const required = rowOf(row.required ?? {}, field);
  return {
    type: found,
    required: required === 'always' || isIn(required, minor),
    effective: minor >= effectiveFrom(type, field),
  };
}

/** The first minor in which the field is in the type and takes effect by default; undefined if there is none yet. */
export function firstMinorOfField(type: string, field: string): number | undefined {
  for (let minor = oldestMinor; minor <= newestMinor; minor++) {
    if (fieldAt(type, field, minor)?.effective) return minor;
  }
  return undefined;
}

/** The feature gate that a field waited or waits for. */
export function gateOfField(type: string, field: string): string | undefined {
  return gateRow(type, field)?.gate;
}

/** A type without its group version, such as `PodSpec` for `core.v1.PodSpec`: rules and gates name types so. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

function effectiveFrom(type: string, field: string): number {
  const row = gateRow(type, field);
  if (row === undefined) return oldestMinor;
  return row.on === undefined ? Number.POSITIVE_INFINITY : firstMinor(parseRanges(row.on));
}

function gateRow(type: string, field: string): GateRow | undefined {
  return rowOf(rowOf(history.gates, shortName(type)) ?? {}, field);
}

/** The type among `string 1.3-1.7; IntOrString 1.8` that holds on a minor. */
function typeIn(typed: string, within: string, minor: number): string | undefined {
  for (const part of typed.split('; ')) {
    const space = part.indexOf(' ');
    if (isIn(space < 0 ? within : part.slice(space + 1), minor)) return space < 0 ? part : part.slice(0, space);
  }
  return undefined;
}

function isIn(text: string | undefined, minor: number): boolean {
  return includesMinor(ranges(text), minor);
}

function ranges(text: string | undefined): readonly MinorRange[] {
  return text === undefined ? [] : parseRanges(text);
}

function rowOf<T>(rows: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}
