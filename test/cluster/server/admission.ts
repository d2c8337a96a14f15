const SYSTEM_CLASSES = ['system-node-critical', 'system-cluster-critical'];

/** The configuration of admission plugins. Pod Security needs none: it enforces what the labels of a namespace say. */
export function admission(limitedPriorityClasses: boolean) {
  const plugins = limitedPriorityClasses ? [LIMITED_PRIORITY_CLASSES] : [];
  return { apiVersion: 'apiserver.config.k8s.io/v1', kind: 'AdmissionConfiguration', plugins };
}

/** As the Kubernetes documentation of quotas recommends it. */
const LIMITED_PRIORITY_CLASSES = {
  name: 'ResourceQuota',
  configuration: {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'ResourceQuotaConfiguration',
    limitedResources: [
      { resource: 'pods', matchScopes: [{ scopeName: 'PriorityClass', operator: 'In', values: SYSTEM_CLASSES }] },
    ],
  },
};
