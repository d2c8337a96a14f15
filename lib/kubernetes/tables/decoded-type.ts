import { type GateRow, history, rowOf, type TypeRow } from './data';
import { firstMinor, type MinorRange, parseRanges } from './ranges';

export interface TypedRange {
  readonly type: string;
  readonly minors: readonly MinorRange[];
}

export interface DecodedField {
  readonly types: readonly TypedRange[];
  readonly required: readonly MinorRange[] | 'always';
  /** The first minor in which it takes effect, if it is there. */
  readonly effectiveFrom: number;
  readonly gate: string | undefined;
}

export interface DecodedType {
  readonly minors: readonly MinorRange[];
  /** Undefined for any object. */
  readonly fields: ReadonlyMap<string, DecodedField> | undefined;
}

const decoded = new Map<string, DecodedType | undefined>();

/** A type is decoded when it is first asked for: most never are. */
export function decodedType(type: string): DecodedType | undefined {
  if (!decoded.has(type)) {
    const row = rowOf(history.types, type);
    decoded.set(type, row && decode(type, row));
  }
  return decoded.get(type);
}

/** `string 1.3-1.7; IntOrString 1.8`; without a range it is that of the type it is in. */
export function decodeTyped(text: string, within: readonly MinorRange[]): readonly TypedRange[] {
  return text.split('; ').map((part) => {
    const space = part.indexOf(' ');
    return space < 0
      ? { type: part, minors: within }
      : { type: part.slice(0, space), minors: parseRanges(part.slice(space + 1)) };
  });
}

/** A type without its group version, such as `PodSpec` for `core.v1.PodSpec`: rules and gates name types so. */
export function shortName(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

function decode(type: string, row: TypeRow): DecodedType {
  const minors = parseRanges(row.in);
  const gates = rowOf(history.gates, shortName(type)) ?? {};
  const required = new Map(Object.entries(row.required ?? {}));
  const fields = Object.entries(row.fields ?? {}).map(([field, typed]): [string, DecodedField] => {
    const mark = required.get(field);
    const gate = rowOf(gates, field);
    return [
      field,
      {
        types: decodeTyped(typed, minors),
        required: mark === undefined ? [] : mark === 'always' ? mark : parseRanges(mark),
        effectiveFrom: effectiveFrom(gate),
        gate: gate?.gate,
      },
    ];
  });
  return { minors, fields: row.fields && new Map(fields) };
}

function effectiveFrom(gate: GateRow | undefined): number {
  if (gate === undefined) return history.oldest;
  return gate.on === undefined ? Number.POSITIVE_INFINITY : firstMinor(parseRanges(gate.on));
}
