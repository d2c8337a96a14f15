import data from './api-history.json';

/** The kinds, types and fields of every minor, as `tools/kubernetes-tables.mjs` writes them. */
interface ApiHistory {
  readonly oldest: number;
  readonly newest: number;
  readonly scalars: Readonly<Record<string, object>>;
  readonly kinds: Readonly<Record<string, KindRow>>;
  readonly types: Readonly<Record<string, TypeRow>>;
  readonly gates: Readonly<Record<string, Readonly<Record<string, GateRow>>>>;
}

export interface KindRow {
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

export interface TypeRow {
  readonly in: string;
  /** The type of each field, with minors where they are not those of the type it is in. Without fields: any object. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly required?: Readonly<Record<string, string>>;
}

export interface GateRow {
  /** The first minor in which the field takes effect without a gate being set. */
  readonly on?: string;
  readonly gate?: string;
}

export const history: ApiHistory = data;

/** A row by a key from outside: `constructor` is none. */
export function rowOf<T>(rows: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(rows, key) ? rows[key] : undefined;
}
