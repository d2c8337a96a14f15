import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../kubernetes/json';
import { podOf } from '../kubernetes/lowering/pods';
import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** The name of an object in another object, which must be in the same namespace. */
export interface Reference {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  /** The keys of the ConfigMap or Secret that must exist, by path. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The objects of the App with a kind and a name, by namespace: the keys of the data; undefined if others write them. */
type Made = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string> | undefined>>;

/** Fields of pods that name objects: the field that holds the reference, its field with the name, and the kind. */
const POD_FIELDS: readonly [string, string, string][] = [
  ['secretKeyRef', 'name', 'Secret'],
  ['secretRef', 'name', 'Secret'],
  ['secret', 'secretName', 'Secret'],
  ['secret', 'name', 'Secret'],
  ['configMapKeyRef', 'name', 'ConfigMap'],
  ['configMapRef', 'name', 'ConfigMap'],
  ['configMap', 'name', 'ConfigMap'],
  ['persistentVolumeClaim', 'claimName', 'PersistentVolumeClaim'],
];

const BACKEND_FIELDS: readonly [string, string, string][] = [
  ['service', 'name', 'Service'],
  ['backend', 'serviceName', 'Service'],
];

/**
 * References to objects that the App creates only in another namespace, and to keys that the data of an object of the
 * App lacks. An object that the App does not create may exist in the cluster.
 */
export function referenceErrors(objects: readonly AppObject[]): ValidationError[] {
  const made = madeByName(objects);
  return objects.flatMap((object) =>
    referencesOf(object).flatMap((reference) => {
      const namespaces = made.get(`${reference.kind} ${reference.name}`);
      if (namespaces === undefined) return [];
      if (!namespaces.has(object.namespace)) return [otherNamespace(object, reference, [...namespaces.keys()])];
      const keys = namespaces.get(object.namespace);
      return keys === undefined ? [] : missingKeys(object, reference, keys);
    }),
  );
}

function otherNamespace(object: AppObject, { path, kind, name }: Reference, made: readonly string[]): ValidationError {
  return {
    at: object.construct,
    option: `${nameOf(object)} ${path}`,
    value: name,
    expected: `a ${kind} in the namespace ${object.namespace}; this app creates it in ${made.join(' and ')}`,
    action: `put both into one namespace, or create a ${kind} of that name in ${object.namespace}`,
    derivedFrom: object.namespace,
  };
}

function missingKeys(object: AppObject, reference: Reference, keys: ReadonlySet<string>): ValidationError[] {
  return [...reference.keys]
    .filter(([, key]) => !keys.has(key))
    .map(([path, value]) => ({
      at: object.construct,
      option: `${nameOf(object)} ${path}`,
      value,
      expected: `a key of the ${reference.kind} ${reference.name}, which has ${[...keys].join(', ')}`,
      action: `name one of them, or add the key to the ${reference.kind}`,
    }));
}

function madeByName(objects: readonly AppObject[]): Made {
  const made = new Map<string, Map<string, ReadonlySet<string> | undefined>>();
  const add = (kind: string, name: Json | undefined, namespace: string, keys?: ReadonlySet<string>) => {
    if (typeof name !== 'string') return;
    const namespaces = made.get(`${kind} ${name}`) ?? new Map();
    made.set(`${kind} ${name}`, namespaces.set(namespace, keys));
  };
  for (const object of objects) add(object.kind, object.name, object.namespace, keysOf(object));
  for (const object of objects) for (const name of secretsMadeBy(object)) add('Secret', name, object.namespace);
  return made;
}

/** The keys of a ConfigMap or a Secret. One without data is filled in the cluster. */
function keysOf({ manifest }: AppObject): ReadonlySet<string> | undefined {
  const keys = ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(objectIn(manifest, field) ?? {}));
  return keys.length === 0 ? undefined : new Set(keys);
}

/** Secrets that cert-manager creates, and those that a program of this library can write. */
function secretsMadeBy({ kind, manifest }: AppObject): (Json | undefined)[] {
  if (kind === 'Certificate') return [objectIn(manifest, 'spec')?.secretName];
  if (kind !== 'Role') return [];
  return objectsIn(manifest, 'rules')
    .filter(
      ({ resources, verbs }) =>
        includes(resources, 'secrets') && (includes(verbs, 'update') || includes(verbs, 'patch')),
    )
    .flatMap(({ resourceNames }) => (Array.isArray(resourceNames) ? resourceNames : []));
}

function includes(list: Json | undefined, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}

/** The objects of its namespace that an object names. */
export function referencesOf({ kind, manifest }: AppObject): Reference[] {
  const pod = podOf(manifest, kind);
  return [
    ...(pod === undefined ? [] : podReferences(pod.spec, pod.path === '' ? 'spec' : `${pod.path}.spec`)),
    ...(kind === 'Ingress' ? backends(manifest.spec, 'spec') : []),
    ...(kind === 'RoleBinding' ? roleReference(manifest) : []),
  ];
}

function podReferences(spec: JsonObject, path: string): Reference[] {
  const references: Reference[] = [];
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  if (typeof account === 'string')
    references.push({ path: `${path}.serviceAccountName`, kind: 'ServiceAccount', name: account, keys: new Map() });
  addNames(spec.volumes, `${path}.volumes`, POD_FIELDS, references);
  for (const list of ['initContainers', 'containers'])
    for (const [index, container] of objectsIn(spec, list).entries())
      for (const field of ['env', 'envFrom'])
        addNames(container[field], `${path}.${list}[${index}].${field}`, POD_FIELDS, references);
  return references;
}

function backends(spec: Json | undefined, path: string): Reference[] {
  const references: Reference[] = [];
  addNames(spec, path, BACKEND_FIELDS, references);
  return references;
}

function roleReference({ roleRef }: JsonObject): Reference[] {
  if (!isObject(roleRef) || roleRef.kind !== 'Role' || typeof roleRef.name !== 'string') return [];
  return [{ path: 'roleRef.name', kind: 'Role', name: roleRef.name, keys: new Map() }];
}

/** Adds the names in a value, wherever its fields hold references. What is optional may be absent. */
function addNames(
  value: Json | undefined,
  path: string,
  fields: readonly [string, string, string][],
  to: Reference[],
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) addNames(item, `${path}[${index}]`, fields, to);
  } else if (isObject(value)) {
    for (const field of Object.keys(value)) {
      const inner = value[field];
      if (!isObject(inner) && !Array.isArray(inner)) continue;
      const at = `${path}.${field}`;
      if (isObject(inner) && inner.optional !== true) addReference(field, inner, at, fields, to);
      addNames(inner, at, fields, to);
    }
  }
}

function addReference(
  field: string,
  inner: JsonObject,
  at: string,
  fields: readonly [string, string, string][],
  to: Reference[],
): void {
  for (const [holder, nameField, kind] of fields) {
    const name = holder === field ? inner[nameField] : undefined;
    if (typeof name === 'string') to.push({ path: `${at}.${nameField}`, kind, name, keys: keysIn(inner, at) });
  }
}

/** The keys that a variable or the items of a volume name. */
function keysIn(reference: JsonObject, at: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const add = (path: string, key: Json | undefined) => {
    if (typeof key === 'string') keys.set(path, key);
  };
  add(`${at}.key`, reference.key);
  for (const [index, { key }] of objectsIn(reference, 'items').entries()) add(`${at}.items[${index}].key`, key);
  return keys;
}
