import { type JsonObject, objectIn, objectMadeIn, objectsIn } from '../json';
import { fieldPath } from '../tables/each-object';
import type { LoweringContext } from './fields/lowering-context';

/** The pod of an object: a Pod, or a pod template. */
export interface Pod {
  /** The object with the `metadata` and `spec` of the pod. */
  readonly owner: JsonObject;
  readonly spec: JsonObject;
  /** The path of `owner`; empty for a Pod. */
  readonly path: string;
}

export interface Container {
  readonly object: JsonObject;
  readonly path: string;
  readonly init: boolean;
}

const paths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  ReplicationController: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  PetSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  ScheduledJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

export function podOf(object: JsonObject, kind: string): Pod | undefined {
  const path = Object.hasOwn(paths, kind) ? paths[kind] : undefined;
  const owner = path?.reduce<JsonObject | undefined>(objectIn, object);
  const spec = objectIn(owner, 'spec');
  return path && owner && spec && { owner, spec, path: path.join('.') };
}

export function containersOf(pod: Pod): Container[] {
  return ['initContainers', 'containers'].flatMap((field) =>
    objectsIn(pod.spec, field).map((object, i) => ({
      object,
      path: `${fieldPath(pod.path, 'spec')}.${field}[${i}]`,
      init: field === 'initContainers',
    })),
  );
}

/** Writes an annotation that replaces a field. */
export function annotate(owner: JsonObject, path: string, key: string, value: string, context: LoweringContext): void {
  const annotations = objectMadeIn(objectMadeIn(owner, 'metadata'), 'annotations');
  const known = annotations[key];
  if (known !== undefined && known !== value) {
    const at = `${fieldPath(path, 'metadata')}.annotations.${key}`;
    context.rejected(at, known, `${value}, the value of the field`, 'set the field or the annotation, not both');
    return;
  }
  annotations[key] = value;
}
