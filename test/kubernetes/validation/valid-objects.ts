const labels = { app: 'web' };

const podSpec = {
  tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'logs', effect: 'NoSchedule' }],
  nodeSelector: { disk: 'ssd' },
  hostAliases: [{ ip: '10.0.0.1', hostnames: ['a.example.com'] }],
  affinity: {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 1,
          podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } },
        },
      ],
    },
  },
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }],
  securityContext: { runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  imagePullSecrets: [{ name: 'registry' }],
  priorityClassName: 'high',
  serviceAccountName: 'web',
  initContainers: [{ name: 'first', image: 'first:1' }],
  containers: [
    {
      name: 'main',
      image: 'main:1',
      env: [
        { name: 'A', value: '1' },
        { name: 'B', valueFrom: { secretKeyRef: { name: 'secret', key: 'key' } } },
        { name: 'C', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      ],
      envFrom: [{ configMapRef: { name: 'config' } }],
      ports: [
        { name: 'http', containerPort: 80, hostPort: 8080 },
        { name: 'metrics', containerPort: 81 },
      ],
      resources: { requests: { cpu: '1', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } },
      livenessProbe: { httpGet: { path: '/', port: 'http' } },
      readinessProbe: { exec: { command: ['true'] } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      volumeMounts: [
        { name: 'config', mountPath: '/config' },
        { name: 'data', mountPath: '/data' },
      ],
    },
  ],
  volumes: [
    { name: 'config', configMap: { name: 'config', items: [{ key: 'a', path: 'a' }] } },
    { name: 'data', emptyDir: {} },
    { name: 'logs', hostPath: { path: '/var/log' } },
  ],
};

const template = { metadata: { labels }, spec: podSpec };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } };
const metadata = { name: 'web', namespace: 'logs' };
const jobSpec = { template: { metadata: { labels }, spec: { ...podSpec, restartPolicy: 'Never' } } };

/** One object of each kind that API servers of every minor accept, except objects that are newer than the minor. */
export const VALID_OBJECTS: Readonly<Record<string, object>> = {
  ConfigMap: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: 'value' } },
  Secret: { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: { key: 'eA==' } },
  Namespace: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'logs' } },
  ServiceAccount: { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
  Service: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: {
      selector: labels,
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'metrics', port: 81, targetPort: 81 },
      ],
    },
  },
  Deployment: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      replicas: 1,
      minReadySeconds: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
      selector: { matchLabels: labels },
      template,
    },
  },
  DaemonSet: {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata,
    spec: { updateStrategy: { type: 'RollingUpdate' }, selector: { matchLabels: labels }, template },
  },
  StatefulSet: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: {
      serviceName: 'web',
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { ...podSpec, volumes: podSpec.volumes.filter(({ name }) => name !== 'data') },
      },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
    },
  },
  Job: { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: jobSpec },
  CronJob: {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: { schedule: '0 3 * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: jobSpec } },
  },
  NetworkPolicy: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: { matchLabels: labels } }], ports: [{ port: 80, protocol: 'TCP' }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }],
    },
  },
  Ingress: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: {
      rules: [
        {
          host: 'logs.example.com',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
          },
        },
      ],
      tls: [{ hosts: ['logs.example.com'], secretName: 'tls' }],
    },
  },
  PersistentVolume: {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'data' },
    spec: { capacity: { storage: '10Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
  },
  PersistentVolumeClaim: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: claim },
  PodDisruptionBudget: {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
  },
  ClusterRole: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'web' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  },
  RoleBinding: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'logs' }],
  },
};
