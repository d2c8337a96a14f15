import { type Json, type JsonObject, objectIn, objectsIn } from '../../lib/kubernetes/lowering/json';
import { type ManifestObject, valueAt } from './objects';

/** Where a kind has the pods that it makes; '' for a pod itself. */
export const templatePaths: Readonly<Record<string, string>> = {
  Pod: '',
  ReplicationController: 'spec.template',
  ReplicaSet: 'spec.template',
  Deployment: 'spec.template',
  DaemonSet: 'spec.template',
  StatefulSet: 'spec.template',
  Job: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
};

/** What a server writes into a pod template where it says nothing. */
export const templateDefaults: Readonly<Record<string, Json>> = {
  'spec.dnsPolicy': 'ClusterFirst',
  'spec.enableServiceLinks': true,
  'spec.restartPolicy': 'Always',
  'spec.schedulerName': 'default-scheduler',
  'spec.terminationGracePeriodSeconds': 30,
  'spec.volumes[].configMap.defaultMode': 420,
  'spec.volumes[].hostPath.type': '',
  'spec.volumes[].projected.defaultMode': 420,
  'spec.volumes[].secret.defaultMode': 420,
  ...Object.fromEntries(
    ['containers', 'initContainers'].flatMap((list) => [
      [`spec.${list}[].ports[].protocol`, 'TCP'],
      [`spec.${list}[].terminationMessagePath`, '/dev/termination-log'],
      [`spec.${list}[].terminationMessagePolicy`, 'File'],
      ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => [
        [`spec.${list}[].${probe}.failureThreshold`, 3],
        [`spec.${list}[].${probe}.httpGet.scheme`, 'HTTP'],
        [`spec.${list}[].${probe}.periodSeconds`, 10],
        [`spec.${list}[].${probe}.successThreshold`, 1],
        [`spec.${list}[].${probe}.timeoutSeconds`, 1],
      ]),
    ]),
  ),
};

/** The pod template of an object, with the account under its present name; undefined if it makes no pods. */
export function templateOf({ kind, json }: ManifestObject): JsonObject | undefined {
  const path = templatePaths[kind];
  if (path === undefined) return undefined;
  const template = (path === '' ? json : valueAt(json, path)) as JsonObject | undefined;
  const spec = objectIn(template, 'spec');
  if (spec?.serviceAccount === undefined) return template;
  const { serviceAccount, ...rest } = spec;
  return { ...template, spec: { serviceAccountName: serviceAccount, ...rest } };
}

/** What the pods of an object take with them, in words; '' where that is nothing. */
export function emptied(object: ManifestObject): string {
  const volumes = objectsIn(objectIn(templateOf(object), 'spec'), 'volumes').filter((volume) => volume.emptyDir);
  const names = volumes.map(({ name }) => name).join(', ');
  return names === '' ? '' : `; what is in emptyDir ${names} goes with the old pods`;
}
