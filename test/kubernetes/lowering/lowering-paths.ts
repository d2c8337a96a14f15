import type { Json, JsonObject } from '../../../lib/kubernetes/json';
import {
  fieldAt,
  fieldsAt,
  newestApiVersion,
  newestMinor,
  shortName,
  typeOfKind,
} from '../../../lib/kubernetes/tables/api-history';
import { richObjects } from './lowering-objects';

interface Step {
  readonly kind: string;
  readonly type: string;
  readonly fields: readonly { readonly name: string; readonly list: boolean }[];
}

/** An object that has a field of a type somewhere, and the path of it there. */
export function objectWith(type: string, field: string, value: Json): { object: JsonObject; path: string } {
  const step = findType(type);
  const inner = step.fields.reduceRight<Json>((child, { name, list }) => ({ [name]: list ? [child] : child }), {
    [field]: value,
  });
  const path = [...step.fields.map(({ name, list }) => (list ? `${name}[0]` : name)), field].join('.');
  return { object: { apiVersion: newestApiVersion(step.kind), kind: step.kind, ...(inner as JsonObject) }, path };
}

/** The shortest way from one of our kinds to a type. */
function findType(type: string): Step {
  const kinds = richObjects.map(({ kind }) => String(kind));
  const pending: Step[] = kinds.map((kind) => ({
    kind,
    type: typeOfKind(newestApiVersion(kind) ?? '', kind, newestMinor) ?? '',
    fields: [],
  }));
  const seen = new Set<string>();
  for (let step = pending.shift(); step !== undefined; step = pending.shift()) {
    const { kind, type: at, fields } = step;
    if (shortName(at) === type) return step;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const name of fieldsAt(at, newestMinor) ?? []) {
      const inner = fieldAt(at, name, newestMinor)?.type ?? '';
      if (!inner.includes('.') || inner.startsWith('{}')) continue;
      const list = inner.startsWith('[]');
      pending.push({ kind, type: list ? inner.slice(2) : inner, fields: [...fields, { name, list }] });
    }
  }
  throw new Error(`none of our kinds has a ${type}`);
}

/** What is at a path such as `spec.containers[0].name`. */
export function valueAt(object: Json | undefined, path: string): Json | undefined {
  const parts = path.split(/[.[\]]+/).filter((part) => part !== '');
  return parts.reduce<Json | undefined>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return typeof value === 'object' && value !== null ? value[part] : undefined;
  }, object);
}
