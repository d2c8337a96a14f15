import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../../kubernetes/json';
import { every, type Known, not } from './known';

/** Labels as far as the app tells. */
export interface Labels {
  readonly known: ReadonlyMap<string, string>;
  /** Whether an object can have a label with this key that the app does not tell. */
  mayHave(key: string): boolean;
}

export function labelsIn(labels: Json | undefined): ReadonlyMap<string, string> {
  return new Map(isObject(labels) ? Object.entries(labels).map(([key, value]) => [key, String(value)]) : []);
}

/** The label selector of a Service, in the `spec` of which it is a map; undefined if the Service selects no pods. */
export function selectorOfService(spec: JsonObject): JsonObject | undefined {
  const matchLabels = objectIn(spec, 'selector') ?? {};
  return Object.keys(matchLabels).length === 0 ? undefined : { matchLabels };
}

/** Whether a label selector matches. An empty one matches everything. */
export function selects(selector: JsonObject | undefined, labels: Labels): Known {
  const pairs = [...labelsIn(objectIn(selector, 'matchLabels'))];
  return every([
    ...pairs.map(([key, value]) => hasOneOf(labels, key, [value])),
    ...objectsIn(selector, 'matchExpressions').map((expression) => meets(expression, labels)),
  ]);
}

function meets({ key, operator, values }: JsonObject, labels: Labels): Known {
  const [name, listed] = [String(key), Array.isArray(values) ? values.map(String) : []];
  switch (operator) {
    case 'In':
      return hasOneOf(labels, name, listed);
    case 'NotIn':
      return not(hasOneOf(labels, name, listed));
    case 'Exists':
      return has(labels, name);
    case 'DoesNotExist':
      return not(has(labels, name));
    default:
      return undefined;
  }
}

function has({ known, mayHave }: Labels, key: string): Known {
  if (known.has(key)) return true;
  return mayHave(key) ? undefined : false;
}

function hasOneOf(labels: Labels, key: string, values: readonly string[]): Known {
  const value = labels.known.get(key);
  return value === undefined ? has(labels, key) : values.includes(value);
}
