import { history, rowOf } from './data';
import { decodedType, decodeTyped, shortName } from './decoded-type';
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

/** One type on one minor. */
export interface TypeAt {
  /** The name without the group version. */
  readonly shortName: string;
  /** Its fields by name; undefined for any object. */
  readonly fields: ReadonlyMap<string, FieldAt> | undefined;
  /** The names of the fields that it must have. */
  readonly required: readonly string[];
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

/** Answers of `typeAt`, by minor and type: objects ask for the same few types again and again. */
const known = new Map<number, Map<string, TypeAt>>();

/** A type on a minor; without fields if the tables do not know it, or if it is any object. */
export function typeAt(type: string, minor: number): TypeAt {
  const types = known.get(minor) ?? new Map<string, TypeAt>();
  if (types.size === 0) known.set(minor, types);
  const found = types.get(type) ?? decodeAt(type, minor);
  types.set(type, found);
  return found;
}

function decodeAt(type: string, minor: number): TypeAt {
  const decoded = decodedType(type)?.fields;
  const fields = new Map<string, FieldAt>();
  for (const [name, field] of decoded ?? []) {
    const at = field.types.find(({ minors }) => includesMinor(minors, minor))?.type;
    if (at === undefined) continue;
    const required = isRequired(field.required, minor);
    fields.set(name, { type: at, required, effective: minor >= field.effectiveFrom });
  }
  const required = [...fields].filter(([, field]) => field.required).map(([name]) => name);
  return { shortName: shortName(type), fields: decoded && fields, required };
}

/** The fields of a type on a minor; undefined if it is any object. */
export function fieldsAt(type: string, minor: number): readonly string[] | undefined {
  const { fields } = typeAt(type, minor);
  return fields && [...fields.keys()];
}

export function fieldAt(type: string, field: string, minor: number): FieldAt | undefined {
  return typeAt(type, minor).fields?.get(field);
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

function isRequired(required: readonly MinorRange[] | 'always', minor: number): boolean {
  return required === 'always' || includesMinor(required, minor);
}

function isIn(text: string | undefined, minor: number): boolean {
  return text !== undefined && includesMinor(parseRanges(text), minor);
}
