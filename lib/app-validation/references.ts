import { isObject, type Json, type JsonObject, objectIn, objectsIn } from '../kubernetes/lowering/json';
import { podOf } from '../kubernetes/lowering/pods';
import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** A name of an object in another object, which has to be in the same namespace. */
interface Reference {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
}

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

/**
 * References to objects that the App makes in another namespace only, where nothing can reach them. An object that the
 * App does not make at all may exist in the cluster.
 */
export function referenceErrors(objects: readonly AppObject[]): ValidationError[] {
  const made = namespacesByName(objects);
  return objects.flatMap((object) =>
    referencesOf(object).flatMap(({ path, kind, name }) => {
      const namespaces = made.get(`${kind} ${name}`);
      if (namespaces === undefined || namespaces.has(object.namespace)) return [];
      return [
        {
          option: `${nameOf(object)} ${path}`,
          value: name,
          expected: `a ${kind} in the namespace ${object.namespace}; this app makes it in ${[...namespaces].join(' and ')}`,
          action: `put both into one namespace, or create a ${kind} of that name in ${object.namespace}`,
        },
      ];
    }),
  );
}

/** The namespaces in which the App makes an object, by kind and name. */
function namespacesByName(objects: readonly AppObject[]): ReadonlyMap<string, Set<string>> {
  const made = new Map<string, Set<string>>();
  const add = (kind: string, name: Json | undefined, namespace: string) => {
    if (typeof name === 'string')
      made.set(`${kind} ${name}`, (made.get(`${kind} ${name}`) ?? new Set()).add(namespace));
  };
  for (const object of objects) {
    add(object.kind, object.name, object.namespace);
    for (const name of secretsMadeBy(object)) add('Secret', name, object.namespace);
  }
  return made;
}

/** Secrets that cert-manager makes, and those that a program of ours may write. */
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

function referencesOf({ kind, manifest }: AppObject): Reference[] {
  const pod = podOf(manifest, kind);
  return [
    ...(pod === undefined ? [] : podReferences(pod.spec, pod.path === '' ? 'spec' : `${pod.path}.spec`)),
    ...(kind === 'Ingress' ? backends(manifest.spec, 'spec') : []),
    ...(kind === 'RoleBinding' ? roleReference(manifest) : []),
  ];
}

function podReferences(spec: JsonObject, path: string): Reference[] {
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  const accounts =
    typeof account === 'string' ? [{ path: `${path}.serviceAccountName`, kind: 'ServiceAccount', name: account }] : [];
  return [...accounts, ...namesIn(spec, path, POD_FIELDS)];
}

function backends(spec: Json | undefined, path: string): Reference[] {
  return namesIn(spec, path, [
    ['service', 'name', 'Service'],
    ['backend', 'serviceName', 'Service'],
  ]);
}

function roleReference({ roleRef }: JsonObject): Reference[] {
  if (!isObject(roleRef) || roleRef.kind !== 'Role' || typeof roleRef.name !== 'string') return [];
  return [{ path: 'roleRef.name', kind: 'Role', name: roleRef.name }];
}

/** The names in a value, wherever its fields hold references. What is optional may be absent. */
function namesIn(value: Json | undefined, path: string, fields: readonly [string, string, string][]): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, `${path}[${index}]`, fields));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const at = `${path}.${field}`;
    const found = isObject(inner) && inner.optional !== true ? fields.filter(([holder]) => holder === field) : [];
    const references = found.flatMap(([, nameField, kind]) => {
      const name = isObject(inner) ? inner[nameField] : undefined;
      return typeof name === 'string' ? [{ path: `${at}.${nameField}`, kind, name }] : [];
    });
    return [...references, ...namesIn(inner, at, fields)];
  });
}
