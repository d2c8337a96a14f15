import type { ValidationError } from '../reporting/validation-error';

/**
 * Labels by which the cluster add-on manager recognizes its objects. On a cluster that runs it, it deletes objects with
 * these labels that are not in its directory (`kube-addon-update.sh` of 1.3, `kube-addons.sh` since 1.5).
 */
export const ADD_ON_LABELS = {
  service: { 'kubernetes.io/cluster-service': 'true' },
  mode: { 'addonmanager.kubernetes.io/mode': 'Reconcile' },
};

const KEYS = new Set(Object.values(ADD_ON_LABELS).flatMap(Object.keys));

/** The labels, without those of the add-on manager unless they are requested. */
export function withAddOnLabels(wanted: boolean, labels: Record<string, string>): Record<string, string> {
  return wanted ? labels : Object.fromEntries(Object.entries(labels).filter(([key]) => !KEYS.has(key)));
}

/** Whether the labels include those of the add-on manager. */
export function hasAddOnLabels(labels: Record<string, string>): boolean {
  return Object.keys(labels).some((key) => KEYS.has(key));
}

/** Errors of add-on labels that are requested for an image whose manifests have none. */
export function addOnLabelErrors(option: string, wanted: boolean, labels: Record<string, string>): ValidationError[] {
  if (!wanted || hasAddOnLabels(labels)) return [];
  const expected = 'false or nothing with this image, whose objects have no labels of the add-on manager';
  return [{ option, value: wanted, expected, action: 'leave it out' }];
}

/** The warning about these labels. */
export const ADD_ON_WARNING =
  'the labels kubernetes.io/cluster-service and addonmanager.kubernetes.io/mode are written as in the original: a cluster ' +
  'that runs the add-on manager deletes such objects unless they are in its directory. Set addOnLabels to false there.';
