import type { ApiObject } from '../server/api-object';

/** Two versions of an object, of which an API server accepts or rejects the second. */
export interface Pair {
  readonly what: string;
  readonly before: ApiObject;
  readonly after: ApiObject;
  /** The first minor version of Kubernetes that accepts it. */
  readonly acceptedSince: number;
  /** Whether the API server accepts it only because of the state in the cluster, which manifests do not show. */
  readonly dependsOnState?: boolean;
}

type Expected = Pick<Pair, 'acceptedSince' | 'dependsOnState'>;

/** Every minor version of the control planes in these tests. */
const accepted: Expected = { acceptedSince: 0 };
const rejected: Expected = { acceptedSince: Number.POSITIVE_INFINITY };
const acceptedSince = (minor: number): Expected => ({ acceptedSince: minor });
const acceptedInThisState: Expected = { acceptedSince: 0, dependsOnState: true };

export const NAMESPACE = 'pairs';

function pair(expected: Expected, what: string, apiVersion: string, kind: string, before: object, after: object): Pair {
  const metadata = { name: what.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), namespace: NAMESPACE };
  const object = (fields: object) => ({ apiVersion, kind, metadata, ...fields }) as ApiObject;
  return { ...expected, what: `${kind}: ${what}`, before: object(before), after: object(after) };
}

/** A function that creates pairs of a kind whose specs have the same other fields. */
const pairsOf =
  (apiVersion: string, kind: string, spec: object) =>
  (expected: Expected, what: string, before: object, after: object): Pair =>
    pair(expected, what, apiVersion, kind, { spec: { ...spec, ...before } }, { spec: { ...spec, ...after } });

const service = pairsOf('v1', 'Service', { ports: [{ port: 80 }] });
const headless = { clusterIP: 'None' };
const externalName = { type: 'ExternalName', externalName: 'a.test' };
const loadBalancer = (name?: string) => ({
  type: 'LoadBalancer',
  ...(name && { loadBalancerClass: `a.test/${name}` }),
});

const container = { name: 'main', image: 'image:1' };
const podTemplate = (spec: object = {}, metadata?: object) => ({
  ...(metadata && { metadata }),
  spec: { restartPolicy: 'Never', containers: [container], ...spec },
});
const job = pairsOf('batch/v1', 'Job', { suspend: true, template: podTemplate() });
const indexed = (completions: number, parallelism: number) => ({
  completionMode: 'Indexed',
  completions,
  parallelism,
});

const labels = { app: 'x' };
const deployment = pairsOf('apps/v1', 'Deployment', {
  replicas: 0,
  selector: { matchLabels: labels },
  template: { metadata: { labels }, spec: { containers: [container] } },
});
const recreate = { strategy: { type: 'Recreate' } };
const rollingUpdate = (parameters?: object) => ({
  strategy: { type: 'RollingUpdate', ...(parameters && { rollingUpdate: parameters }) },
});

const claimTemplate = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};
const addedFields = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } };
const claimTemplates = (fields: object) => ({ volumeClaimTemplates: [{ ...claimTemplate, ...fields }] });
const statefulSet = pairsOf('apps/v1', 'StatefulSet', {
  replicas: 0,
  serviceName: 'x',
  selector: { matchLabels: labels },
  template: { metadata: { labels }, spec: { containers: [container] } },
  ...claimTemplates({}),
});

const onNode = (node: string) => {
  const matchExpressions = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }];
  return { nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions }] } } };
};
const volume = pairsOf('v1', 'PersistentVolume', {
  accessModes: ['ReadWriteOnce'],
  capacity: { storage: '1Gi' },
  local: { path: '/data' },
  storageClassName: 'local',
  ...onNode('a'),
});

const claim = pairsOf('v1', 'PersistentVolumeClaim', {
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '1Gi' } },
  storageClassName: 'none',
});

const quota = pairsOf('v1', 'ResourceQuota', { hard: { pods: '1' } });

const secret = (expected: Expected, what: string, before: object, after: object) =>
  pair(expected, what, 'v1', 'Secret', before, after);
const text = { stringData: { key: 'value' } };
const immutable = { immutable: true, ...text };

const storageClass = (expected: Expected, what: string, after: object) => {
  const provisioner = 'a.test';
  return pair(expected, what, 'storage.k8s.io/v1', 'StorageClass', { provisioner }, { provisioner, ...after });
};

function definition(expected: Expected, what: string, after: object): Pair {
  const kind = what.charAt(0).toUpperCase() + what.slice(1);
  const spec = {
    group: 'pairs.test',
    scope: 'Namespaced',
    names: { kind, plural: what, singular: what },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  };
  const metadata = { name: `${what}.pairs.test` };
  const object = { metadata, spec };
  const changed = { metadata, spec: { ...spec, ...after } };
  return pair(expected, what, 'apiextensions.k8s.io/v1', 'CustomResourceDefinition', object, changed);
}

export const PAIRS: readonly Pair[] = [
  service(rejected, 'headless to NodePort', headless, { type: 'NodePort' }),
  service(rejected, 'headless to LoadBalancer', headless, { type: 'LoadBalancer' }),
  service(accepted, 'headless without its clusterIP', headless, {}),
  service(accepted, 'headless to ExternalName', headless, externalName),
  service(accepted, 'ClusterIP to ExternalName', {}, externalName),
  service(accepted, 'ExternalName to ClusterIP', externalName, {}),
  service(accepted, 'ExternalName to headless', externalName, headless),
  service(accepted, 'NodePort to ClusterIP', { type: 'NodePort' }, { type: 'ClusterIP' }),
  service(rejected, 'NodePort to headless', { type: 'NodePort' }, headless),
  service(rejected, 'another load balancer class', loadBalancer('a'), loadBalancer('b')),
  service(rejected, 'load balancer class removed', loadBalancer('a'), loadBalancer()),
  service(rejected, 'load balancer class added', loadBalancer(), loadBalancer('a')),
  service(accepted, 'load balancer with a class to ClusterIP', loadBalancer('a'), { type: 'ClusterIP' }),
  service(accepted, 'ClusterIP to load balancer with a class', {}, loadBalancer('a')),
  service(acceptedInThisState, 'IP family added', {}, { ipFamilies: ['IPv4'] }),
  service(accepted, 'IP family removed', { ipFamilies: ['IPv4'] }, {}),
  service(rejected, 'another IP family', { ipFamilies: ['IPv4'] }, { ipFamilies: ['IPv6'] }),
  service(accepted, 'session affinity', {}, { sessionAffinity: 'ClientIP' }),
  job(accepted, 'labels while suspended', {}, { template: podTemplate({}, { labels }) }),
  job(accepted, 'suspended Job that starts', {}, { suspend: false }),
  job(
    accepted,
    'node selector of a Job that starts',
    {},
    { suspend: false, template: podTemplate({ nodeSelector: { a: 'b' } }) },
  ),
  job(
    acceptedSince(36),
    'resources while suspended',
    {},
    { template: podTemplate({ containers: [{ ...container, resources: { requests: { cpu: '1' } } }] }) },
  ),
  job(accepted, 'completions and parallelism of an Indexed Job', indexed(2, 2), indexed(3, 3)),
  job(rejected, 'only the completions of an Indexed Job', indexed(2, 2), indexed(3, 2)),
  job(accepted, 'backoff limit', {}, { backoffLimit: 1 }),
  deployment(rejected, 'default strategy to Recreate', {}, recreate),
  deployment(rejected, 'RollingUpdate to Recreate', rollingUpdate(), recreate),
  deployment(accepted, 'RollingUpdate with parameters to Recreate', rollingUpdate({ maxSurge: 1 }), recreate),
  deployment(accepted, 'Recreate to RollingUpdate', recreate, rollingUpdate()),
  statefulSet(accepted, 'fields that the API server adds to a claim template', {}, claimTemplates(addedFields)),
  statefulSet(accepted, 'other ordinals', {}, { ordinals: { start: 1 } }),
  statefulSet(rejected, 'default strategy to OnDelete', {}, { updateStrategy: { type: 'OnDelete' } }),
  volume(rejected, 'another node', {}, onNode('b')),
  volume(rejected, 'another path', {}, { local: { path: '/other' } }),
  volume(accepted, 'another class of a volume', {}, { storageClassName: 'other' }),
  volume(accepted, 'another capacity', {}, { capacity: { storage: '2Gi' } }),
  claim(acceptedInThisState, 'volume name', {}, { volumeName: 'a' }),
  secret(accepted, 'immutable with other data', text, { immutable: true, stringData: { key: 'other' } }),
  secret(rejected, 'data of an immutable Secret', immutable, { immutable: true, stringData: { key: 'other' } }),
  secret(rejected, 'immutable to mutable', immutable, { immutable: false, ...text }),
  secret(accepted, 'equal data in base64', immutable, { immutable: true, data: { key: 'dmFsdWU=' } }),
  quota(rejected, 'other scopes', { scopes: ['Terminating'] }, { scopes: ['NotTerminating'] }),
  quota(rejected, 'scopes added', {}, { scopes: ['NotTerminating'] }),
  quota(accepted, 'hard limit', {}, { hard: { pods: '2' } }),
  pair(rejected, 'handler', 'node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }, { handler: 'b' }),
  pair(
    rejected,
    'address type',
    'discovery.k8s.io/v1',
    'EndpointSlice',
    { addressType: 'IPv4', endpoints: [] },
    { addressType: 'FQDN', endpoints: [] },
  ),
  storageClass(accepted, 'mount options', { mountOptions: ['ro'] }),
  storageClass(accepted, 'topologies', {
    allowedTopologies: [{ matchLabelExpressions: [{ key: 'a', values: ['b'] }] }],
  }),
  definition(rejected, 'scoped', { scope: 'Cluster' }),
  definition(rejected, 'named', { names: { kind: 'Renamed', plural: 'named', singular: 'named' } }),
];
