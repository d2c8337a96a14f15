import type { JsonObject } from '../../../lib/kubernetes/json';

const labels = { app: 'logs' };
const selector = { matchLabels: labels };

/** A pod that asks for much of what a target may lack, in forms that every target can be given. */
export const richPod: JsonObject = {
  serviceAccountName: 'logs',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  hostname: 'store',
  subdomain: 'stores',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  os: { name: 'linux' },
  priorityClassName: 'system-node-critical',
  schedulerName: 'mine',
  terminationGracePeriodSeconds: 60,
  imagePullSecrets: [{ name: 'registry' }],
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    fsGroup: 1000,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  },
  tolerations: [
    { key: 'dedicated', operator: 'Equal', value: 'logs', effect: 'NoSchedule' },
    { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
  ],
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: selector, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  },
  topologySpreadConstraints: [
    {
      labelSelector: selector,
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
    },
  ],
  initContainers: [
    {
      name: 'prepare',
      image: 'busybox:1.36',
      command: ['true'],
      resources: { requests: { 'ephemeral-storage': '1Gi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        seccompProfile: { type: 'Localhost', localhostProfile: 'strict.json' },
      },
    },
  ],
  containers: [
    {
      name: 'store',
      image: 'elasticsearch:1',
      env: [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      livenessProbe: { httpGet: { path: '/', port: 9200 }, terminationGracePeriodSeconds: 5 },
      readinessProbe: { tcpSocket: { port: 'http' } },
      startupProbe: { httpGet: { path: '/', port: 9200 }, failureThreshold: 30, periodSeconds: 5 },
      terminationMessagePolicy: 'FallbackToLogsOnError',
      resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
        appArmorProfile: { type: 'RuntimeDefault' },
      },
      volumeMounts: [
        { name: 'data', mountPath: '/data', subPath: 'logs' },
        { name: 'logs', mountPath: '/var/log', readOnly: true, recursiveReadOnly: 'Disabled' },
      ],
    },
  ],
  volumes: [
    { name: 'data', emptyDir: {} },
    { name: 'logs', hostPath: { path: '/var/log', type: 'Directory' } },
    { name: 'settings', configMap: { name: 'settings', defaultMode: 0o444, optional: false } },
    { name: 'keys', secret: { secretName: 'keys', defaultMode: 0o400, items: [{ key: 'key', path: 'key.pem' }] } },
  ],
};

const template: JsonObject = { metadata: { labels }, spec: richPod };
const metadata = { name: 'logs', namespace: 'kube-system', labels };
const jobTemplate: JsonObject = { metadata: { labels }, spec: { ...richPod, restartPolicy: 'OnFailure' } };
const claim: JsonObject = {
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '10Gi' } },
  storageClassName: 'fast',
  volumeMode: 'Filesystem',
};
const rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }];
const subjects = [{ kind: 'ServiceAccount', name: 'logs', namespace: 'kube-system' }];
const rbac = 'rbac.authorization.k8s.io';

/** One rich object of each kind that the library emits, in its newest form. */
export const richObjects: readonly JsonObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'logs', labels } },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata,
    automountServiceAccountToken: false,
    imagePullSecrets: [{ name: 'registry' }],
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    type: 'Opaque',
    immutable: true,
    data: { a: 'YQ==' },
    stringData: { b: 'b' },
  },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata, immutable: true, data: { 'td-agent.conf': '<source>' } },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      type: 'NodePort',
      selector: labels,
      ports: [{ name: 'http', port: 9200, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
      publishNotReadyAddresses: true,
      externalTrafficPolicy: 'Cluster',
      internalTrafficPolicy: 'Cluster',
      ipFamilyPolicy: 'PreferDualStack',
      ipFamilies: ['IPv4'],
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata,
    spec: { replicas: 1, minReadySeconds: 5, selector: labels, template },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { replicas: 1, selector, template, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } } },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: {
      selector,
      template,
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%', maxSurge: 0 } },
    },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: {
      replicas: 3,
      serviceName: 'stores',
      selector,
      template,
      podManagementPolicy: 'OrderedReady',
      revisionHistoryLimit: 3,
      ordinals: { start: 0 },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } },
      volumeClaimTemplates: [
        { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: claim },
      ],
    },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata,
    spec: {
      template: jobTemplate,
      backoffLimit: 3,
      ttlSecondsAfterFinished: 600,
      completionMode: 'NonIndexed',
      suspend: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    },
  },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: {
      schedule: '0 1 * * *',
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      jobTemplate: { spec: { template: jobTemplate, backoffLimit: 1 } },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'logs', labels },
    spec: {
      capacity: { storage: '10Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: 'ceph',
      volumeMode: 'Filesystem',
      rbd: {
        monitors: ['ceph-1:6789'],
        pool: 'rbd',
        image: 'logs',
        user: 'admin',
        fsType: 'ext4',
        secretRef: { name: 'ceph', namespace: 'kube-system' },
      },
    },
  },
  { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: claim },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'kubernetes.io/gce-pd',
    parameters: { type: 'pd-ssd' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: true,
  },
  { apiVersion: `${rbac}/v1`, kind: 'Role', metadata, rules },
  {
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata,
    subjects,
    roleRef: { apiGroup: rbac, kind: 'Role', name: 'logs' },
  },
  { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name: 'logs' }, rules },
  {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'logs' },
    subjects: [...subjects, { apiGroup: rbac, kind: 'Group', name: 'loggers' }],
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'logs' },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: {
      ingressClassName: 'nginx',
      defaultBackend: { service: { name: 'kibana', port: { name: 'http' } } },
      tls: [{ hosts: ['logs.example'], secretName: 'tls' }],
      rules: [
        {
          host: 'logs.example',
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: 'kibana', port: { number: 5601 } } } },
            ],
          },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: selector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: selector }], ports: [{ port: 9200, protocol: 'TCP' }] }],
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
    },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  },
  {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'logs' },
    value: 1000,
    preemptionPolicy: 'PreemptLowerPriority',
    description: 'logs',
  },
];
