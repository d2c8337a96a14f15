import {
  fieldAt,
  fieldsAt,
  hasType,
  isNamespaced,
  kindAt,
  knownKinds,
  knownTypes,
  typeOfKind,
} from '../../../lib/kubernetes/tables/api-history';

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Definition {
  type?: string;
  format?: string;
  properties?: Record<string, object>;
  required?: string[];
  'x-kubernetes-group-version-kind'?: GroupVersionKind[];
}

export interface OpenApi {
  readonly definitions: Record<string, Definition>;
  readonly paths: Record<string, object>;
}

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1.';
const scalars: Readonly<Record<string, string>> = {
  Quantity: 'io.k8s.apimachinery.pkg.api.resource.Quantity',
  IntOrString: 'io.k8s.apimachinery.pkg.util.intstr.IntOrString',
  RawExtension: 'io.k8s.apimachinery.pkg.runtime.RawExtension',
  Time: `${meta}Time`,
};

/** The document that a server of a minor would publish, as far as the tables can tell. */
export function openApiOfMinor(minor: number): OpenApi {
  const openapi: OpenApi = { definitions: {}, paths: {} };
  for (const type of knownTypes.filter((name) => name !== 'core.v1.List' && hasType(name, minor))) {
    openapi.definitions[longName(type)] = definitionOf(type, minor);
  }
  for (const name of Object.values(scalars)) openapi.definitions[name] = { type: 'string' };
  for (const kind of knownKinds.filter((name) => name !== 'List')) {
    for (const apiVersion of kindAt(kind, minor).served) {
      const [version = '', group = ''] = apiVersion.split('/').reverse();
      const gvk = { group, version, kind };
      const definition = openapi.definitions[longName(typeOfKind(apiVersion, kind, minor) ?? '')];
      if (definition) definition['x-kubernetes-group-version-kind'] = [gvk];
      const prefix = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
      const path = `${prefix}/${isNamespaced(kind) ? 'namespaces/{namespace}/' : ''}${kind.toLowerCase()}s/{name}`;
      openapi.paths[path] = { get: { 'x-kubernetes-group-version-kind': gvk }, parameters: [] };
    }
  }
  return openapi;
}

function definitionOf(type: string, minor: number): Definition {
  const fields = fieldsAt(type, minor);
  if (fields === undefined) return { type: 'object' };
  const required = fields.filter((field) => fieldAt(type, field, minor)?.required);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field, schemaOf(fieldAt(type, field, minor)?.type ?? '')])),
    ...(required.length > 0 && { required }),
  };
}

function schemaOf(type: string): object {
  if (type.startsWith('[]')) return { type: 'array', items: schemaOf(type.slice(2)) };
  if (type.startsWith('{}')) return { type: 'object', additionalProperties: schemaOf(type.slice(2)) };
  if (type === 'Base64') return { type: 'string', format: 'byte' };
  if (/^(string|integer|boolean|number|object)$/.test(type)) return { type };
  return { $ref: `#/definitions/${scalars[type] ?? longName(type)}` };
}

function longName(type: string): string {
  return type.startsWith('meta.v1.') ? `${meta}${type.slice('meta.v1.'.length)}` : `io.k8s.api.${type}`;
}
