import { history, rowOf } from './data';
import { type DecodedField, decodedType, decodeTyped } from './decoded-type';
import { firstMinor, includesMinor, type MinorRange, parseRanges } from './ranges';

export { shortName } from './decoded-type';

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
  const versions = Object.values(rowOf(history.kinds, kind)?.versions ?? {});
  const served = versions.flatMap(({ on }) => (on === undefined ? [] : parseRanges(on)));
  return served.length > 0 ? firstMinor(served) : undefined;
}

/** The type of a kind in an apiVersion; undefined if the tables do not know the pair. */
export function typeOfKind(apiVersion: string, kind: string, minor: number): string | undefined {
  const row = rowOf(rowOf(history.kinds, kind)?.versions ?? {}, apiVersion);
  if (row === undefined) return undefined;
  if (row.type !== undefined) return decodeTyped(row.type, []).find(({ minors }) => includesMinor(minors, minor))?.type;
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  return `${group.split('.')[0]}.${version}.${kind}`;
}

/** The last minor whose tables have this type, up to the newest; undefined if there is none. */
export function lastMinorOfType(type: string): number | undefined {
  const minors = decodedType(type)?.minors;
  return minors && Math.min(newestMinor, Math.max(...minors.map(({ last }) => last)));
}

export function hasType(type: string, minor: number): boolean {
  return includesMinor(decodedType(type)?.minors ?? [], minor);
}

/** The fields of a type on a minor; undefined if it is any object. */
export function fieldsAt(type: string, minor: number): readonly string[] | undefined {
  const fields = decodedType(type)?.fields;
  return fields && [...fields].filter(([, field]) => typeAt(field, minor) !== undefined).map(([name]) => name);
}

/** Answers of `fieldAt`, by minor, type and field: objects ask for the same few fields again and again. */
const known = new Map<number, Map<string, Map<string, FieldAt | undefined>>>();

export function fieldAt(type: string, field: string, minor: number): FieldAt | undefined {
  const fields = entry(entry(known, minor), type);
  if (!fields.has(field)) fields.set(field, findField(type, field, minor));
  return fields.get(field);
}

function entry<Key, Inner>(map: Map<Key, Map<string, Inner>>, key: Key): Map<string, Inner> {
  const inner = map.get(key) ?? new Map<string, Inner>();
  map.set(key, inner);
  return inner;
}

function findField(type: string, field: string, minor: number): FieldAt | undefined {
  const found = decodedType(type)?.fields?.get(field);
  if (found === undefined) return undefined;
  const at = typeAt(found, minor);
  if (at === undefined) return undefined;
  return { type: at, required: isRequired(found.required, minor), effective: minor >= found.effectiveFrom };
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
  return decodedType(type)?.fields?.get(field)?.gate;
}

function typeAt(field: DecodedField, minor: number): string | undefined {
  return field.types.find(({ minors }) => includesMinor(minors, minor))?.type;
}

function isRequired(required: readonly MinorRange[] | 'always', minor: number): boolean {
  return required === 'always' || includesMinor(required, minor);
}

function isIn(text: string | undefined, minor: number): boolean {
  return text !== undefined && includesMinor(parseRanges(text), minor);
}
