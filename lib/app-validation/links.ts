import { type JsonObject, objectIn, objectsIn } from '../kubernetes/json';
import { connectionsOf } from '../kubernetes/network/connections';
import type { AppObject } from './objects';
import { referencesOf } from './references';

/** The name of an object in another object, in any namespace. */
export interface Link {
  readonly path: string;
  readonly kind: string;
  /** Empty for an object that is in no namespace. */
  readonly namespace: string;
  readonly name: string;
}

/** Everything that an object names. */
export function linksOf(object: AppObject): Link[] {
  const { namespace, manifest, kind } = object;
  return [
    ...referencesOf(object).map(({ path, kind: to, name }) => ({ path, kind: to, namespace, name })),
    ...subjects(manifest, namespace),
    ...clusterRole(manifest),
    ...(kind === 'Role' ? managedSecrets(manifest, namespace) : []),
    ...(kind === 'HTTPRoute' ? backends(manifest, namespace) : []),
    ...governingService(manifest, namespace),
    ...servers(object),
  ];
}

function subjects(manifest: JsonObject, own: string): Link[] {
  return objectsIn(manifest, 'subjects').flatMap(({ kind, name, namespace = own }, index) =>
    kind === 'ServiceAccount' && name !== undefined
      ? [{ path: `subjects[${index}].name`, kind, namespace: String(namespace), name: String(name) }]
      : [],
  );
}

function clusterRole(manifest: JsonObject): Link[] {
  const { kind, name } = objectIn(manifest, 'roleRef') ?? {};
  return kind === 'ClusterRole' ? [{ path: 'roleRef.name', kind, namespace: '', name: String(name) }] : [];
}

function managedSecrets(manifest: JsonObject, namespace: string): Link[] {
  return objectsIn(manifest, 'rules').flatMap(({ resources, resourceNames }, index) => {
    const names = Array.isArray(resources) && resources.includes('secrets') ? resourceNames : [];
    const path = `rules[${index}].resourceNames`;
    return Array.isArray(names) ? names.map((name) => ({ path, kind: 'Secret', namespace, name: String(name) })) : [];
  });
}

function backends(manifest: JsonObject, own: string): Link[] {
  return objectsIn(objectIn(manifest, 'spec'), 'rules').flatMap((rule, r) =>
    objectsIn(rule, 'backendRefs').flatMap(({ kind = 'Service', name, namespace = own }, b) =>
      kind === 'Service'
        ? [{ path: `spec.rules[${r}].backendRefs[${b}].name`, kind, namespace: String(namespace), name: String(name) }]
        : [],
    ),
  );
}

function governingService(manifest: JsonObject, namespace: string): Link[] {
  const name = objectIn(manifest, 'spec')?.serviceName;
  return typeof name === 'string' ? [{ path: 'spec.serviceName', kind: 'Service', namespace, name }] : [];
}

/** The Services that a component of this library names in its settings. */
function servers({ construct }: AppObject): Link[] {
  return connectionsOf(construct).flatMap(({ server, to }) =>
    to.kind === 'service'
      ? [{ path: `connection to ${server}`, kind: 'Service', namespace: to.namespace, name: to.name }]
      : [],
  );
}
