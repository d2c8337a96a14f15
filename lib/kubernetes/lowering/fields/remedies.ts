/** What to do if the target lacks a field that cannot be left out, by `TYPE.FIELD`. */
export const actions: Readonly<Record<string, string>> = {
  'PodSpec.dnsConfig': 'configure DNS in the image, or use dnsPolicy Default',
  'PodSpec.hostAliases': 'create a Service without a selector, and Endpoints with its name',
  'PodSpec.hostUsers': 'run it as a user other than root, with all capabilities dropped',
  'PodSpec.os': 'run it on Linux nodes, or raise the target',
  'PodSpec.runtimeClassName': 'select nodes whose default runtime it is with nodeSelector',
  'PodSpec.shareProcessNamespace': 'run the processes in one container',
  'PodSpec.topologySpreadConstraints': 'use podAntiAffinity, or whenUnsatisfiable ScheduleAnyway',
  'PodSpec.priority': 'use priorityClassName',
  'PodSecurityContext.runAsGroup': 'leave it out and use fsGroup for volumes, or an image whose user has this group',
  'SecurityContext.runAsGroup': 'set it in the security context of the pod, which makes it a supplemental group',
  'PodSecurityContext.sysctls': 'set it on the nodes, or in a privileged init container',
  'Container.envFrom': 'name each variable with valueFrom',
  'Container.restartPolicy': 'move the sidecar to containers',
  'Container.volumeDevices': 'use a volume with a file system',
  'Probe.grpc': 'use exec, httpGet or tcpSocket',
  'Probe.terminationGracePeriodSeconds': "make it no longer than the pod's own terminationGracePeriodSeconds",
  'LifecycleHandler.sleep': 'use exec with a sleep program of the image',
  'Volume.projected': 'use one volume for each source, each mounted in its own directory',
  'VolumeProjection.serviceAccountToken':
    'use the token that is mounted at /var/run/secrets/kubernetes.io/serviceaccount',
  'VolumeMount.subPathExpr': 'use subPath',
  'EmptyDirVolumeSource.sizeLimit': 'leave it out: only the eviction threshold of the node limits the volume',
  'HostPathVolumeSource.type': 'create the file on the nodes, and use type File',
  'ConfigMapVolumeSource.optional': 'create the ConfigMap, which can be empty',
  'SecretVolumeSource.optional': 'create the Secret, which can be empty',
  'ConfigMapKeySelector.optional': 'create the ConfigMap with the key',
  'SecretKeySelector.optional': 'create the Secret with the key',
  'ConfigMap.binaryData': 'use a Secret',
  'StatefulSetSpec.podManagementPolicy':
    'use one controller with one replica for each pod, or a readiness probe that does not depend on other pods',
  'StatefulSetSpec.persistentVolumeClaimRetentionPolicy': 'use Retain, and delete the claims yourself',
  'StatefulSetSpec.minReadySeconds': 'set initialDelaySeconds of the readiness probe',
  'RollingUpdateDaemonSet.maxSurge': 'use maxUnavailable',
  'CronJobSpec.timeZone': 'write the schedule in the time zone of the controller manager, which is mostly UTC',
  'PodDisruptionBudgetSpec.maxUnavailable': 'use minAvailable',
  'PersistentVolumeSpec.mountOptions': 'mount it on the nodes with these options, and use hostPath',
  'PersistentVolumeSpec.local': 'use hostPath, and set nodeSelector of the pods',
  'PersistentVolumeSpec.nodeAffinity': 'set nodeSelector of the pods that use the volume',
  'StorageClass.reclaimPolicy': 'set persistentVolumeReclaimPolicy to Retain after the volumes are created',
  'StorageClass.volumeBindingMode': 'use Immediate, and limit the zones of the volumes with parameters',
  'ServiceSpec.internalTrafficPolicy': 'connect to the pod of the node with a host port',
  'ServiceSpec.sessionAffinityConfig': 'leave it out: the affinity lasts three hours',
};

export function actionFor(type: string, field: string): string {
  const found = Object.hasOwn(actions, `${type}.${field}`) ? actions[`${type}.${field}`] : undefined;
  return found ?? 'leave it out for this target, or raise the target';
}
