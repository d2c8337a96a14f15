import { ApiObject } from 'cdk8s';
import { objectIn } from '../kubernetes/json';
import { patchesOf, withPatches } from '../kubernetes/objects/json-patches';
import { isNamespaced } from '../kubernetes/tables/api-history';
import type { ValidationError } from '../reporting/validation-error';
import { linksOf } from './links';
import { type AppObject, nameOf } from './objects';
import { selectorOf, workloadsSelectedBy } from './selectors';

/** How many references a message names. */
const MOST = 3;

/** An object of which a JSON patch changes the name or the namespace. */
interface Renamed {
  readonly object: AppObject;
  readonly former: AppObject;
}

/**
 * Errors of patches that change the name or the namespace of an object, if the App refers to the former ones. In the
 * objects, such patches have no effect, so that no other error follows from them.
 */
export function withoutPatchedNames(given: readonly AppObject[]): {
  readonly errors: readonly ValidationError[];
  readonly objects: readonly AppObject[];
} {
  const errors: ValidationError[] = [];
  const objects = given.map((object) => {
    const renamed = renamedBy(object);
    const broken = renamed === undefined ? [] : brokenBy(renamed, given);
    if (renamed === undefined || broken.length === 0) return object;
    errors.push(patchError(renamed, broken));
    return renamed.former;
  });
  return { errors, objects };
}

function renamedBy(object: AppObject): Renamed | undefined {
  const { construct, kind, manifest } = object;
  if (patchesOf(construct).length === 0) return undefined;
  const name = construct.name;
  const namespace = isNamespaced(kind) ? (construct.metadata.namespace ?? '') : '';
  if (name === object.name && namespace === object.namespace) return undefined;
  const metadata = { ...objectIn(manifest, 'metadata'), name, namespace };
  return { object, former: { ...object, name, namespace, manifest: { ...manifest, metadata } } };
}

function isSame(a: Omit<AppObject, 'construct' | 'manifest'>, b: typeof a): boolean {
  return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
}

/** What refers to the former object, and what the object refers to that exists in its former namespace only. */
function brokenBy({ object, former }: Renamed, objects: readonly AppObject[]): string[] {
  if (objects.some((each) => isSame(each, former))) return [];
  const others = objects.filter((each) => each !== object);
  const exists = (kind: string, name: string, namespace: string) =>
    others.some((each) => isSame(each, { kind, name, namespace }));
  const incoming = others.flatMap((each) =>
    linksOf(each)
      .filter((link) => isSame(link, former))
      .map(({ path }) => `${nameOf(each)} ${path}`),
  );
  incoming.push(...namesOfPods(former, others));
  if (object.namespace === former.namespace) return incoming;
  const outgoing = linksOf(object)
    .filter(({ kind, name, namespace }) => namespace === object.namespace && !exists(kind, name, namespace))
    .filter(({ kind, name }) => exists(kind, name, former.namespace))
    .map(({ path }) => `${nameOf(object)} ${path}`);
  const selecting = others
    .filter((each) => workloadsSelectedBy(each, [former]).length > 0 && workloadsSelectedBy(each, others).length === 0)
    .map((each) => `${nameOf(each)} ${selectorOf(each)?.path}`);
  return [...incoming, ...outgoing, ...selecting];
}

/** Data of ConfigMaps with the name of the first pod of a StatefulSet. */
function namesOfPods({ kind, name, namespace }: AppObject, objects: readonly AppObject[]): string[] {
  if (kind !== 'StatefulSet') return [];
  const maps = objects.filter((each) => each.kind === 'ConfigMap' && each.namespace === namespace);
  return maps.flatMap((map) =>
    Object.entries(objectIn(map.manifest, 'data') ?? {}).flatMap(([key, text]) =>
      String(text).includes(`${name}-0`) ? [`${nameOf(map)} data.${key}`] : [],
    ),
  );
}

function patchError({ object, former }: Renamed, broken: readonly string[]): ValidationError {
  const more = broken.length > MOST ? ` and ${broken.length - MOST} more` : '';
  const count = broken.length === 1 ? 'one reference needs' : `${broken.length} references need`;
  return {
    at: object.construct,
    option: `${object.kind} addJsonPatch[${indexOfPatch(object)}]`,
    value: nameOf(object),
    expected: `${nameOf(former)}, which ${count}: ${broken.slice(0, MOST).join(', ')}${more}`,
    action: 'remove the patch: names and namespaces are options of the components and of their charts',
  };
}

/** The first patch that changes the name or the namespace. */
function indexOfPatch({ construct }: AppObject): number {
  const identity = (patches: number) => {
    const object = withPatches(construct, patchesOf(construct).slice(0, patches));
    const { name, namespace } = ApiObject.prototype.toJson.call(object).metadata ?? {};
    return `${namespace}/${name}`;
  };
  return patchesOf(construct).findIndex((_, index) => identity(index) !== identity(index + 1));
}
