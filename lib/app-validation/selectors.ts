import { type JsonObject, objectIn, objectsIn } from '../kubernetes/json';
import { LoweredObject } from '../kubernetes/objects/lowered-object';
import type { ValidationError } from '../reporting/validation-error';
import { selectorOfService, selects } from './connections/label-selector';
import { type Pods, podsOfWorkload } from './connections/pods';
import { type AppObject, nameOf } from './objects';

/** A selector of pods in the namespace of its object. */
interface Selector {
  readonly path: string;
  readonly given: JsonObject | undefined;
  /** Undefined if it selects no pods. */
  readonly selector: JsonObject | undefined;
}

/** How many workloads a message names. */
const MOST = 4;
/** Pods that end: no Service or budget is for them. */
const ENDING = ['CronJob', 'Job'];

/** Objects of this library whose selectors match no pod of the App, which a JSON patch or a label can cause. */
export function selectorErrors(objects: readonly AppObject[]): ValidationError[] {
  return objects.flatMap((object) => {
    const selector = LoweredObject.isOwn(object.construct) ? selectorOf(object) : undefined;
    if (selector === undefined || hasPodsOfOperators(objects, object.namespace)) return [];
    const pods = workloadsSelectedBy(object, objects);
    return pods.length > 0 ? targetErrors(object, pods) : [noPods(object, selector, objects)];
  });
}

/** The pods that an object selects. */
export function workloadsSelectedBy(object: AppObject, objects: readonly AppObject[]): Pods[] {
  const selector = selectorOf(object)?.selector;
  if (selector === undefined) return [];
  return podsIn(objects, object.namespace).filter(({ labels }) => selects(selector, labels) === true);
}

export function selectorOf({ kind, manifest }: AppObject): Selector | undefined {
  const spec = objectIn(manifest, 'spec') ?? {};
  const given = (field: string): Selector => {
    const found = objectIn(spec, field);
    return { path: `spec.${field}`, given: found, selector: found ?? {} };
  };
  switch (kind) {
    case 'Service':
      if (spec.type === 'ExternalName') return undefined;
      return { ...given('selector'), selector: selectorOfService(spec) };
    case 'NetworkPolicy':
      return given('podSelector');
    case 'PodDisruptionBudget':
      return given('selector');
    default:
      return undefined;
  }
}

function podsIn(objects: readonly AppObject[], namespace: string): Pods[] {
  return objects.flatMap((object) => (object.namespace === namespace ? (podsOfWorkload(object) ?? []) : []));
}

/** Elastic's operator creates pods from its resources. */
function hasPodsOfOperators(objects: readonly AppObject[], namespace: string): boolean {
  return objects.some(
    ({ construct, namespace: own }) => own === namespace && /k8s\.elastic\.co$/.test(construct.apiGroup),
  );
}

function noPods(object: AppObject, { path, given }: Selector, objects: readonly AppObject[]): ValidationError {
  const { construct, namespace } = object;
  const workloads = podsIn(
    objects.filter(({ kind }) => !ENDING.includes(kind)),
    namespace,
  ).map(({ name }) => name);
  const named = workloads.slice(0, MOST).join(', ');
  const known = workloads.length === 0 ? 'has none there' : `has those of ${named}`;
  return {
    at: construct,
    option: `${nameOf(object)} ${path}`,
    value: given,
    expected: `labels of pods in the namespace ${namespace}; this app ${known}`,
    action: 'correct the selector, or the labels of the pods',
    followsFromOptions: true,
  };
}

/** Names of ports that no pod of a Service has. */
function targetErrors(object: AppObject, pods: readonly Pods[]): ValidationError[] {
  if (object.kind !== 'Service') return [];
  const names = pods.flatMap(({ ports = [] }) => ports.map(({ name }) => name));
  return objectsIn(objectIn(object.manifest, 'spec'), 'ports').flatMap(({ targetPort }, index) =>
    typeof targetPort !== 'string' || names.includes(targetPort)
      ? []
      : [
          {
            at: object.construct,
            option: `${nameOf(object)} spec.ports[${index}].targetPort`,
            value: targetPort,
            expected: `a port of the pods that it selects: ${[...new Set(names)].join(', ')}`,
            action: 'correct the name of the port',
          },
        ],
  );
}
