import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

const crds = join(__dirname, '../../crds');

interface CustomObject {
  readonly kind: string;
  readonly metadata?: unknown;
}

/** What is wrong with an object by the definition of its kind: unknown fields too, which a server would drop in silence. */
export function problemsOf(object: CustomObject): string[] {
  const schema = strict(schemaOf(object.kind));
  const { metadata: _, ...properties } = object;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(schema as object);
  return validate(properties)
    ? []
    : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

/** The object as a server keeps it, which writes the defaults of the definition. */
export function withDefaults(object: CustomObject): CustomObject {
  const kept = structuredClone(object);
  new Ajv({ strict: false, validateFormats: false, useDefaults: true }).compile(schemaOf(object.kind) as object)(kept);
  return kept;
}

function schemaOf(kind: string): unknown {
  const definitions = readdirSync(crds)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(crds, file), 'utf8')).spec);
  return definitions.find(({ names }) => names.kind === kind).versions[0].schema.openAPIV3Schema;
}

/** As a server prunes: what is not named is not there. Patterns are of another dialect than JavaScript's. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { pattern: _, ...rest } = schema as Record<string, unknown>;
  if (rest['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  const entries = Object.entries(rest).map(([key, value]) => [
    key,
    key === 'properties'
      ? Object.fromEntries(Object.entries(value as object).map(([name, field]) => [name, strict(field)]))
      : strict(value),
  ]);
  const open = rest['x-kubernetes-preserve-unknown-fields'] || rest.additionalProperties || !rest.properties;
  return { ...Object.fromEntries(entries), ...(open ? {} : { additionalProperties: false }) };
}
