import { fields, items, type Json, type Manifest, nameOf, namespaceOf, podOf, text } from './manifest';

/** Fields that name another object of the same namespace. */
const REFERENCES: readonly (readonly [field: string, name: string, kind: string])[] = [
  ['configMap', 'name', 'ConfigMap'],
  ['configMapKeyRef', 'name', 'ConfigMap'],
  ['secret', 'secretName', 'Secret'],
  ['secretKeyRef', 'name', 'Secret'],
  ['persistentVolumeClaim', 'claimName', 'PersistentVolumeClaim'],
];

/** Objects that exist twice, and names of objects that the app has only elsewhere. */
export function referenceProblems(objects: readonly Manifest[]): string[] {
  const keys = objects.map((object) => `${groupOf(object)} ${object.kind} ${namespaceOf(object)}/${nameOf(object)}`);
  return [
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `twice: ${key}`),
    ...objects.flatMap((object) => {
      const pod = podOf(object);
      if (pod === undefined) return [];
      const found = [...namesIn(pod.spec), ['ServiceAccount', text(pod.spec.serviceAccountName)] as const];
      return found
        .filter(([kind, name]) => isOnlyElsewhere(objects, kind, name, namespaceOf(object)))
        .map(([kind, name]) => `${object.kind} ${nameOf(object)}: ${kind} ${name} is in another namespace`);
    }),
    ...objects.flatMap((object) => unmatched(object, objects)),
  ];
}

function groupOf({ apiVersion }: Manifest): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

function namesIn(value: Json | undefined): (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(fields(value)).flatMap(([field, inner]) => [
    ...REFERENCES.filter(
      ([each, name]) => each === field && fields(inner)[name] !== undefined && fields(inner).optional !== true,
    ).map(([, name, kind]) => [kind, text(fields(inner)[name])] as const),
    ...namesIn(inner),
  ]);
}

function isOnlyElsewhere(objects: readonly Manifest[], kind: string, name: string, namespace: string): boolean {
  const made = objects.filter((object) => object.kind === kind && nameOf(object) === name);
  return made.length > 0 && !made.some((object) => namespaceOf(object) === namespace);
}

/** A Service that the app makes selects pods that the app makes, and its port names exist there. */
function unmatched(object: Manifest, objects: readonly Manifest[]): string[] {
  const selector = fields(fields(object.spec).selector);
  if (object.kind !== 'Service' || Object.keys(selector).length === 0) return [];
  const pods = objects
    .filter((other) => namespaceOf(other) === namespaceOf(object))
    .flatMap((other) => podOf(other) ?? []);
  const selected = pods.filter(({ labels }) => Object.entries(selector).every(([key, value]) => labels[key] === value));
  if (selected.length === 0) return [`Service ${nameOf(object)} selects no pod of the app`];
  const names = new Set(
    selected.flatMap(({ spec }) =>
      items(spec.containers).flatMap(({ ports }) => items(ports).map(({ name }) => text(name))),
    ),
  );
  return items(fields(object.spec).ports)
    .filter(({ targetPort }) => typeof targetPort === 'string' && !names.has(targetPort))
    .map(({ targetPort }) => `Service ${nameOf(object)}: no port ${text(targetPort)}`);
}
