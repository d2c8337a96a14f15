import Ajv, { type ValidateFunction } from 'ajv';
import data from './kubernetes-schemas.json';

/** A type: the name of one, a list with the type of its items, or a map with that of its values. */
type Type = string | readonly Type[] | { readonly '*': Type };
type Range = readonly [first: number, last: number | null];
type TypedRange = readonly [first: number, last: number | null, type: Type];

interface Schemas {
  readonly newest: number;
  readonly kinds: Readonly<Record<string, { readonly type: string; readonly minors: readonly Range[] }>>;
  readonly types: Readonly<
    Record<
      string,
      {
        readonly fields: Readonly<Record<string, readonly TypedRange[]>>;
        readonly required: Readonly<Record<string, readonly Range[]>>;
      }
    >
  >;
}

const schemas = data as unknown as Schemas;

const SCALARS: Readonly<Record<string, object>> = {
  Base64: { type: 'string', pattern: '^[A-Za-z0-9+/\\r\\n]*={0,2}[\\r\\n]*$' },
  IntOrString: { type: ['integer', 'string'] },
  Quantity: {
    type: ['number', 'string'],
    pattern: '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
  RawExtension: { type: 'object' },
  Time: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$' },
};

/** What the JSON Schema of a minor finds in an object: unknown and missing fields, wrong types, kinds it does not serve. */
export function schemaProblems(object: { apiVersion: string; kind: string }, minor: number): string[] {
  const key = `${object.apiVersion}/${object.kind}`;
  const kind = Object.hasOwn(schemas.kinds, key) ? schemas.kinds[key] : undefined;
  if (kind === undefined || !kind.minors.some((range) => has(range, minor)))
    return isCustom(object.apiVersion) ? [] : [`1.${minor} does not serve ${key}`];
  const validate = validator(minor, kind.type);
  if (validate(object)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

/** Groups of custom resources have a domain of their own. */
function isCustom(apiVersion: string): boolean {
  return /^[^/]+\.[^/]+\//.test(apiVersion) && (!/\.k8s\.io\//.test(apiVersion) || /^gateway\./.test(apiVersion));
}

const compilers = new Map<number, Ajv>();

function validator(minor: number, type: string): ValidateFunction {
  const ajv = compilers.get(minor) ?? compilerOf(minor);
  compilers.set(minor, ajv);
  const id = `#/definitions/${type}`;
  return ajv.getSchema(`kubernetes${id}`) ?? ajv.compile({ $ref: `kubernetes${id}` });
}

function compilerOf(minor: number): Ajv {
  const types = Object.keys(schemas.types).map((name) => [name, definitionOf(name, minor)]);
  const ajv = new Ajv({ allErrors: true, strict: false, validateSchema: false, inlineRefs: false });
  ajv.addSchema({ $id: 'kubernetes', definitions: { ...SCALARS, ...Object.fromEntries(types) } });
  return ajv;
}

function definitionOf(name: string, minor: number): object {
  const { fields = {}, required = {} } = schemas.types[name] ?? {};
  // A type without fields is any object.
  if (Object.keys(fields).length === 0) return { type: 'object' };
  const properties = Object.entries(fields).flatMap(([field, ranges]) =>
    ranges.filter(([first, last]) => has([first, last], minor)).map(([, , type]) => [field, schemaOf(type)]),
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: Object.keys(required).filter((field) => required[field]?.some((range) => has(range, minor))),
    additionalProperties: false,
  };
}

function schemaOf(type: Type): object {
  if (typeof type === 'string')
    return /^(string|integer|boolean|number|object)$/.test(type) ? { type } : { $ref: `#/definitions/${type}` };
  if ('*' in type) return { type: 'object', additionalProperties: schemaOf(type['*']) };
  return { type: 'array', items: schemaOf(type[0] ?? 'object') };
}

function has([first, last]: Range, minor: number): boolean {
  return first <= minor && (last === null || minor <= last);
}
