// Reads what the table needs out of a server's own OpenAPI v2 document: the kinds that the table knows and what they
// reach, without prose. A server's document also has custom resources of the same kind names: the group decides.
import { usualType } from './table.mjs';

const scalars = {
  'resource.Quantity': 'Quantity',
  'intstr.IntOrString': 'IntOrString',
  'v1.Time': 'Time',
  'v1.MicroTime': 'Time',
  'runtime.RawExtension': 'RawExtension',
  'v1.FieldsV1': 'object',
};

export function readOpenApi(table, openapi) {
  const served = servedKinds(table, openapi);
  const definitions = reachable(openapi.definitions, [...served.types.values()], table);
  requireWhatRequires(definitions);
  // no server serves v1/List, but every kubectl takes it apart
  const keys = ['v1/List', ...served.types.keys()];
  const named = (list) => Object.fromEntries(list.map((key) => [key, nameOf(served.types.get(key) ?? 'core.v1.List')]));
  return {
    kinds: named(keys.filter((key) => !offByDefault(table, key))),
    offByDefault: named(keys.filter((key) => offByDefault(table, key))),
    definitions,
    scalars: {},
    namespaced: (kind) => served.namespaced.has(kind),
    ignored: served.ignored,
  };
}

function servedKinds(table, { definitions, paths = {} }) {
  const inPaths = new Set();
  const namespaced = new Set();
  for (const [path, methods] of Object.entries(paths)) {
    for (const { 'x-kubernetes-group-version-kind': gvk } of Object.values(methods)) {
      if (gvk === undefined) continue;
      inPaths.add(keyOf(gvk));
      if (path.includes('/namespaces/{namespace}/')) namespaced.add(gvk.kind);
    }
  }
  const types = new Map();
  const ignored = [];
  for (const [type, definition] of Object.entries(definitions)) {
    for (const gvk of definition['x-kubernetes-group-version-kind'] ?? []) {
      const known = table.kinds.get(gvk.kind);
      if (known === undefined || (inPaths.size > 0 && !inPaths.has(keyOf(gvk)))) continue;
      const groups = [...known.versions.keys()].map((v) => (v.includes('/') ? v.split('/')[0] : ''));
      if (groups.includes(gvk.group)) types.set(keyOf(gvk), type);
      else ignored.push(keyOf(gvk));
    }
  }
  return { types, namespaced, ignored };
}

const keyOf = ({ group, version, kind }) => `${group === '' ? '' : `${group}/`}${version}/${kind}`;

/** Alpha versions, and since 1.24 new beta versions, are served on request only; the server asked may have been told to. */
function offByDefault(table, key) {
  const slash = key.lastIndexOf('/');
  const [apiVersion, kind] = [key.slice(0, slash), key.slice(slash + 1)];
  const on = table.kinds.get(kind)?.versions.get(apiVersion)?.on ?? [];
  const wasOn = on.at(-1)?.[1] === Number.POSITIVE_INFINITY;
  return !wasOn && /(alpha|beta)\d+$/.test(apiVersion);
}

function reachable(all, roots, table) {
  const definitions = { 'core.v1.List': openDefinition(table.types.get(usualType('v1', 'List'))) };
  const pending = [...roots, 'io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta'].filter((name) => name in all);
  while (pending.length > 0) {
    const source = pending.pop();
    if (nameOf(source) in definitions) continue;
    const { properties, required = [], 'x-kubernetes-group-version-kind': gvk } = all[source];
    const isKind = gvk !== undefined && properties?.metadata !== undefined;
    const follow = (ref) => pending.push(ref);
    const typed = Object.entries(properties ?? {}).map(([field, schema]) => [
      field,
      isKind && field === 'status' ? 'object' : typeOf(schema, all, follow),
    ]);
    const definition = { fields: Object.fromEntries(typed), required: [...required].sort() };
    definitions[nameOf(source)] = properties === undefined ? {} : definition;
  }
  return definitions;
}

/** `io.k8s.api.core.v1.PodSpec` is `core.v1.PodSpec`. */
const nameOf = (definition) => definition.split('.').slice(-3).join('.');

function typeOf(schema, all, follow) {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (ref !== undefined) {
    const name = ref.slice('#/definitions/'.length);
    const scalar = scalars[name.split('.').slice(-2).join('.')];
    if (scalar !== undefined) return scalar;
    const target = all[name];
    if (target.properties === undefined && target.type !== 'object') return typeOf(target, all, follow);
    follow(name);
    return nameOf(name);
  }
  if (schema.type === 'array') return `[]${typeOf(schema.items, all, follow)}`;
  if (schema.additionalProperties) return `{}${typeOf(schema.additionalProperties, all, follow)}`;
  if (schema.format === 'byte') return 'Base64';
  if (schema.format === 'int-or-string') return 'IntOrString';
  return schema.type ?? 'object';
}

/** A server takes an absent `spec` or `template` for an empty one and then misses what is required in it. */
function requireWhatRequires(definitions) {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { fields = {}, required } of Object.values(definitions)) {
      for (const field of ['spec', 'template']) {
        const inner = definitions[fields[field]]?.required ?? [];
        if (inner.length === 0 || required.includes(field)) continue;
        required.push(field);
        required.sort();
        changed = true;
      }
    }
  }
}

function openDefinition({ fields, required }) {
  const open = (ranges) => ranges.at(-1)?.[1] === Number.POSITIVE_INFINITY;
  const typed = [...fields].flatMap(([field, types]) =>
    [...types].filter(([, r]) => open(r)).map(([type]) => [field, type]),
  );
  return {
    fields: Object.fromEntries(typed),
    required: [...required].filter(([, r]) => open(r)).map(([field]) => field),
  };
}
