import type { Json } from '../../../lib/kubernetes/json';
import { type FieldDifference, pathPattern } from './differences';

/** Values that an API server sets in a pod template if the manifest has none. */
export const POD_TEMPLATE_DEFAULTS: Readonly<Record<string, Json>> = {
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

/** Whether one side states the default value, and the other side omits the field. */
export function isDefault({ path, before, after }: FieldDifference, defaults: Readonly<Record<string, Json>>): boolean {
  const value = defaults[pathPattern(path)];
  return value !== undefined && (before ?? value) === value && (after ?? value) === value;
}
