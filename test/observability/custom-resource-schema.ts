import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

const crds = join(__dirname, '../../crds');

/** What is wrong with an object by the definition of its kind: unknown fields too, which a server would drop in silence. */
export function problemsOf(object: { readonly kind: string }): string[] {
  const definitions = readdirSync(crds)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(crds, file), 'utf8')).spec);
  const spec = definitions.find(({ names }) => names.kind === object.kind);
  const schema = strict(spec.versions[0].schema.openAPIV3Schema);
  const { metadata: _, ...properties } = object as { readonly kind: string; readonly metadata?: unknown };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(schema as object);
  return validate(properties)
    ? []
    : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
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
