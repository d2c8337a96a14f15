import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import {
  fieldAt,
  fieldsAt,
  hasType,
  kindAt,
  knownKinds,
  knownTypes,
  scalarSchemas,
  typeOfKind,
} from '../../../lib/kubernetes/tables/api-history';

/** The JSON Schema of one minor, rebuilt from the tables. */
export interface SchemaOfMinor {
  readonly kinds: Record<string, string>;
  readonly offByDefault: Record<string, string>;
  readonly definitions: Record<string, object>;
}

export interface ManifestLike {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: unknown;
}

export function schemaOfMinor(minor: number): SchemaOfMinor {
  const definitions: Record<string, object> = { ...scalarSchemas };
  for (const type of knownTypes.filter((name) => hasType(name, minor))) definitions[type] = definitionOf(type, minor);
  return { kinds: pairs(minor, 'served'), offByDefault: pairs(minor, 'offByDefault'), definitions };
}

/** What is wrong with a manifest on a minor, one line an error: unknown and missing fields, wrong types, apiVersion. */
export function problemsOf(manifest: ManifestLike, minor: number): string[] {
  const { apiVersion, kind } = manifest;
  const schema = schemaFor(minor);
  const ref = schema.bundle.kinds[`${String(apiVersion)}/${String(kind)}`];
  if (ref === undefined)
    return [`apiVersion: Kubernetes 1.${minor} does not serve ${String(apiVersion)} ${String(kind)}`];
  const validate = schema.validator(ref);
  return validate(manifest) ? [] : [...new Set((validate.errors ?? []).map((error) => explain(error, minor)))];
}

interface Compiled {
  readonly bundle: SchemaOfMinor;
  readonly validator: (ref: string) => ValidateFunction;
}

const compiled = new Map<number, Compiled>();

function schemaFor(minor: number): Compiled {
  const known = compiled.get(minor);
  if (known !== undefined) return known;
  const bundle = schemaOfMinor(minor);
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  ajv.addSchema({ $id: 'kubernetes', definitions: bundle.definitions });
  const validators = new Map<string, ValidateFunction>();
  const made: Compiled = {
    bundle,
    validator: (ref) => {
      const validate = validators.get(ref) ?? ajv.compile({ $ref: `kubernetes${ref}` });
      validators.set(ref, validate);
      return validate;
    },
  };
  compiled.set(minor, made);
  return made;
}

function pairs(minor: number, which: 'served' | 'offByDefault'): Record<string, string> {
  const found = knownKinds.flatMap((kind) =>
    kindAt(kind, minor)[which].map((apiVersion) => [
      `${apiVersion}/${kind}`,
      reference(typeOfKind(apiVersion, kind, minor)),
    ]),
  );
  return Object.fromEntries(found);
}

function definitionOf(type: string, minor: number): object {
  const fields = fieldsAt(type, minor);
  if (fields === undefined) return { type: 'object' };
  const found = fields.map((name) => ({ name, at: fieldAt(type, name, minor) }));
  const required = found.filter(({ at }) => at?.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(found.map(({ name, at }) => [name, schemaOfType(at?.type ?? '')])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function schemaOfType(type: string): object {
  if (type.startsWith('[]')) return { type: 'array', items: schemaOfType(type.slice(2)) };
  if (type.startsWith('{}')) return { type: 'object', additionalProperties: schemaOfType(type.slice(2)) };
  return /^(string|integer|boolean|number|object)$/.test(type) ? { type } : { $ref: reference(type) };
}

function reference(type: string | undefined): string {
  return `#/definitions/${type}`;
}

function explain(error: ErrorObject, minor: number): string {
  const at = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`), '');
  const inside = (field: unknown) => (at === '' ? String(field) : `${at}.${String(field)}`);
  if (error.keyword === 'additionalProperties')
    return `${inside(error.params.additionalProperty)}: unknown field in Kubernetes 1.${minor}`;
  if (error.keyword === 'required') return `${inside(error.params.missingProperty)}: required field is missing`;
  if (error.keyword === 'pattern')
    return `${at}: ${JSON.stringify(error.data)} is not of the form ${error.params.pattern}`;
  return `${at}: ${error.message ?? error.keyword}`;
}
