import { type JsonObject, objectIn, objectsIn } from '../../../lib/kubernetes/json';
import { type ManifestObject, valueAt } from './object';

/** The path of the pod template of each kind. Empty for a Pod. */
export const POD_TEMPLATE_PATHS: Readonly<Record<string, string>> = {
  Pod: '',
  ReplicationController: 'spec.template',
  ReplicaSet: 'spec.template',
  Deployment: 'spec.template',
  DaemonSet: 'spec.template',
  StatefulSet: 'spec.template',
  Job: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
};

/** The pod template of an object, with `serviceAccount` as `serviceAccountName`. Undefined if the object has no pods. */
export function podTemplateOf({ kind, json }: ManifestObject): JsonObject | undefined {
  const path = POD_TEMPLATE_PATHS[kind];
  if (path === undefined) return undefined;
  const template = (path === '' ? json : valueAt(json, path)) as JsonObject | undefined;
  const spec = objectIn(template, 'spec');
  if (spec?.serviceAccount === undefined) return template;
  const { serviceAccount, ...rest } = spec;
  return { ...template, spec: { serviceAccountName: serviceAccount, ...rest } };
}

/** All pod templates of an object: a custom resource of ECK has one for each node set. */
export function podTemplatesOf(object: ManifestObject): JsonObject[] {
  const template = podTemplateOf(object);
  if (template !== undefined) return [template];
  const spec = objectIn(object.json, 'spec');
  const templates = [spec, ...objectsIn(spec, 'nodeSets')].map((owner) => objectIn(owner, 'podTemplate'));
  return templates.filter((each) => each !== undefined);
}

/** The labels of the pods of an object. */
export function podLabelsOf(object: ManifestObject): JsonObject {
  return objectIn(objectIn(podTemplateOf(object), 'metadata'), 'labels') ?? {};
}

/** The arguments of kubectl for the pods of an object: `--selector=app=fluentd --namespace=logging`. */
export function podArguments(object: ManifestObject): string {
  const labels = Object.entries(podLabelsOf(object)).map(([name, value]) => `${name}=${value}`);
  return `--selector=${labels.join(',')}${object.namespace === '' ? '' : ` --namespace=${object.namespace}`}`;
}

/** The number of pods of an object that can be scaled. */
export function replicasOf({ json }: ManifestObject): number {
  return Number(valueAt(json, 'spec.replicas') ?? 1);
}

/** The ordinals of the pods of a StatefulSet, from `first` to `end` - 1. */
export function ordinalsOf(object: ManifestObject): { readonly first: number; readonly end: number } {
  const first = Number(valueAt(object.json, 'spec.ordinals.start') ?? 0);
  return { first, end: first + replicasOf(object) };
}

/** Whether each pod of a StatefulSet has its own PersistentVolumeClaims. */
export function hasClaimTemplates({ json }: ManifestObject): boolean {
  return objectsIn(objectIn(json, 'spec'), 'volumeClaimTemplates').length > 0;
}

/** A sentence about the data that is deleted with the pods of an object. Empty if there is none. */
export function describeEmptyDirs(object: ManifestObject): string {
  return describeEmptyDirsIn([podTemplateOf(object)]);
}

/** The same for pods of these templates. */
export function describeEmptyDirsIn(templates: readonly (JsonObject | undefined)[]): string {
  const volumes = templates.flatMap((template) =>
    objectsIn(objectIn(template, 'spec'), 'volumes').filter((volume) => volume.emptyDir),
  );
  const names = [...new Set(volumes.map(({ name }) => name))];
  if (names.length === 0) return '';
  return `. The data in ${names.length === 1 ? 'the emptyDir volume' : 'the emptyDir volumes'} ${names.join(', ')} is deleted with the old pods`;
}
