/** What to do if the target lacks a field that must not be left out, by `TYPE.FIELD`. */
export const actions: Readonly<Record<string, string>> = {
  'PodSpec.dnsConfig': 'set what you need in the configuration of the image, or use dnsPolicy Default',
  'PodSpec.hostAliases': 'make a Service without selector and Endpoints of that name',
  'PodSpec.hostUsers': 'run it as a user other than root, with all capabilities dropped',
  'PodSpec.os': 'run it on Linux nodes, or raise the target',
  'PodSpec.runtimeClassName': 'choose the runtime by nodeSelector, on nodes that have it as their default',
  'PodSpec.shareProcessNamespace': 'run the processes in one container',
  'PodSpec.topologySpreadConstraints': 'use podAntiAffinity, or whenUnsatisfiable ScheduleAnyway',
  'PodSpec.priority': 'use priorityClassName',
  'PodSecurityContext.runAsGroup': 'leave it out and use fsGroup for volumes, or an image whose user is in the group',
  'SecurityContext.runAsGroup': 'set it for the whole pod, where it becomes a supplemental group',
  'PodSecurityContext.sysctls': 'set it on the nodes, or in a privileged init container',
  'Container.envFrom': 'name the variables one by one with valueFrom',
  'Container.restartPolicy': 'make the sidecar an ordinary container',
  'Container.volumeDevices': 'use a volume with a file system',
  'Probe.grpc': 'use exec, httpGet or tcpSocket',
  'Probe.terminationGracePeriodSeconds': "make it no longer than the pod's own terminationGracePeriodSeconds",
  'LifecycleHandler.sleep': 'use exec with a sleep program of the image',
  'Volume.projected': 'use one volume for each source, in a directory of its own',
  'VolumeProjection.serviceAccountToken':
    'use the token that is mounted at /var/run/secrets/kubernetes.io/serviceaccount',
  'VolumeMount.subPathExpr': 'use subPath',
  'EmptyDirVolumeSource.sizeLimit':
    'leave it out: nothing but the eviction threshold of the node bounds the volume there',
  'HostPathVolumeSource.type': 'make the file on the nodes first and use type File',
  'ConfigMapVolumeSource.optional': 'create the ConfigMap, empty if need be',
  'SecretVolumeSource.optional': 'create the Secret, empty if need be',
  'ConfigMapKeySelector.optional': 'create the ConfigMap with the key',
  'SecretKeySelector.optional': 'create the Secret with the key',
  'ConfigMap.binaryData': 'use a Secret',
  'StatefulSetSpec.podManagementPolicy': 'use controllers of one replica each, or a readiness that needs no other pod',
  'StatefulSetSpec.persistentVolumeClaimRetentionPolicy': 'use Retain, and delete the claims by hand',
  'StatefulSetSpec.minReadySeconds': 'make the readiness probe wait, by initialDelaySeconds',
  'RollingUpdateDaemonSet.maxSurge': 'use maxUnavailable',
  'CronJobSpec.timeZone': 'write the schedule in the time zone of the controller manager, mostly UTC',
  'PodDisruptionBudgetSpec.maxUnavailable': 'use minAvailable',
  'PersistentVolumeSpec.mountOptions': 'mount it on the nodes with these options and use hostPath',
  'PersistentVolumeSpec.local': 'use hostPath, and a nodeSelector on the pods',
  'PersistentVolumeSpec.nodeAffinity': 'put a nodeSelector on the pods that use the volume',
  'StorageClass.reclaimPolicy': 'set persistentVolumeReclaimPolicy Retain on the volumes once they exist',
  'StorageClass.volumeBindingMode': 'use Immediate, and limit the zones of the volumes by parameters',
  'ServiceSpec.internalTrafficPolicy': 'address the pod of the node by a host port',
  'ServiceSpec.sessionAffinityConfig': 'leave it out: the affinity lasts three hours there',
};

export function actionFor(type: string, field: string): string {
  const found = Object.hasOwn(actions, `${type}.${field}`) ? actions[`${type}.${field}`] : undefined;
  return found ?? 'leave it out for this target, or raise the target';
}
