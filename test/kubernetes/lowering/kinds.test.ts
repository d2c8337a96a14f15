import type { JsonObject } from '../../../lib/kubernetes/json';
import type { Mode } from '../../../lib/kubernetes/lowering/fields/lowering-context';
import { lower } from '../../../lib/kubernetes/lowering/lower';

const both: readonly Mode[] = ['own', 'foreign'];
const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a' }] } };
const selector = { matchLabels: { a: 'b' } };

function written(object: JsonObject, minor: number, mode: Mode = 'own'): JsonObject {
  const { manifest, errors } = lower(object, minor, mode);
  expect(errors).toEqual([]);
  return manifest;
}

function subjects(object: JsonObject, minor: number, mode: Mode = 'own'): string[] {
  return lower(object, minor, mode).errors.map(({ option }) => option);
}

describe('kinds', () => {
  test('that no server of the target has are an error with an action', () => {
    const { errors } = lower({ apiVersion: 'apps/v1', kind: 'StatefulSet' }, 4, 'own');
    expect(errors).toEqual([
      {
        option: 'kind',
        value: 'StatefulSet',
        expected: 'Kubernetes 1.5 or newer (the target is 1.4)',
        action: 'use ReplicationControllers of one replica each',
      },
    ]);
  });

  test.each(both)('of custom resources pass as they are (%s)', (mode) => {
    const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', spec: { odd: null } };
    const service = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template: {} } };
    for (const object of [certificate, service])
      expect(lower(object, 3, mode)).toEqual({ manifest: object, notes: [], errors: [] });
  });

  test('in an apiVersion that never existed are an error', () => {
    expect(lower({ apiVersion: 'apps/v3', kind: 'Deployment' }, 20, 'foreign').errors).toEqual([
      { option: 'apiVersion', value: 'apps/v3', expected: 'apps/v1', action: 'write the Deployment in apps/v1' },
    ]);
  });

  test('that are no longer served are an error without a first version', () => {
    const policy = { apiVersion: 'policy/v1beta1', kind: 'PodSecurityPolicy' };
    expect(lower(policy, 30, 'foreign').errors).toMatchObject([
      { expected: 'a kind that the target serves by default (the target is 1.30)' },
    ]);
  });

  test.each([
    { apiVersion: 'v1', kind: 'Unknown', metadata: { name: 'a' } },
    { kind: 'Service', spec: { unknown: true } },
    { apiVersion: 'v1', spec: { unknown: true } },
  ])('that the tables do not have pass as they are: %j', (object) => {
    expect(lower(object, 20, 'foreign')).toEqual({ manifest: object, notes: [], errors: [] });
  });

  test('of other libraries are written in the newest apiVersion that is served', () => {
    const deployment = { apiVersion: 'extensions/v1beta1', kind: 'Deployment', spec: { selector, template } };
    expect(written(deployment, 15, 'foreign').apiVersion).toBe('apps/v1');
  });

  test('of other libraries with an error in any apiVersion are reported in their own', () => {
    const spec = { maxReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'a' }, unknown: 1 };
    const scaler = { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler', spec };
    const cpu = { ...scaler, spec: { ...spec, targetCPUUtilizationPercentage: 50 } };
    expect([subjects(scaler, 30, 'foreign'), subjects(cpu, 30, 'foreign')]).toEqual([
      ['spec.unknown'],
      ['spec.unknown'],
    ]);
  });

  test('without a spec get no defaults', () => {
    expect(lower({ apiVersion: 'apps/v1', kind: 'Deployment' }, 5, 'own').manifest).toEqual({
      apiVersion: 'extensions/v1beta1',
      kind: 'Deployment',
    });
  });

  test('have their fields in alphabetical order', () => {
    const spec = { template: { spec: template.spec, metadata: template.metadata }, replicas: 1, selector };
    const names = Object.keys(written({ apiVersion: 'apps/v1', kind: 'Deployment', spec }, 20).spec as JsonObject);
    expect(names).toEqual(['replicas', 'selector', 'template']);
  });

  test('of other libraries stay in an apiVersion that is served, if the preferred one lacks a field', () => {
    const scaler = {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      spec: { maxReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'a' }, targetCPUUtilizationPercentage: 50 },
    };
    expect(written(scaler, 30, 'foreign')).toEqual(scaler);
  });
});

describe('defaults that differ are written', () => {
  const daemonSet = { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { selector, template } };
  const statefulSet = { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { serviceName: 'a', selector, template } };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', spec: { selector, template } };
  const rolling = { rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } };

  test.each<[string, JsonObject, number, string, JsonObject]>([
    ['DaemonSet', daemonSet, 5, 'extensions/v1beta1', {}],
    ['DaemonSet', daemonSet, 6, 'extensions/v1beta1', { updateStrategy: { type: 'RollingUpdate' } }],
    ['DaemonSet', daemonSet, 7, 'extensions/v1beta1', { updateStrategy: { type: 'RollingUpdate' } }],
    ['DaemonSet', daemonSet, 8, 'apps/v1beta2', {}],
    ['DaemonSet', daemonSet, 9, 'apps/v1', {}],
    ['StatefulSet', statefulSet, 6, 'apps/v1beta1', {}],
    ['StatefulSet', statefulSet, 7, 'apps/v1beta1', { updateStrategy: { type: 'RollingUpdate' } }],
    ['StatefulSet', statefulSet, 8, 'apps/v1beta2', {}],
    ['Deployment', deployment, 4, 'extensions/v1beta1', { strategy: rolling, revisionHistoryLimit: 10 }],
    [
      'Deployment',
      deployment,
      5,
      'extensions/v1beta1',
      { strategy: rolling, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
    ],
    ['Deployment', deployment, 6, 'apps/v1beta1', { revisionHistoryLimit: 10 }],
    ['Deployment', deployment, 8, 'apps/v1beta2', {}],
  ])('%s %#', (_, object, minor, apiVersion, more) => {
    expect(written(object, minor)).toEqual({
      ...object,
      apiVersion,
      spec: { ...(object.spec as JsonObject), ...more },
    });
  });

  test('but not if the field has a value', () => {
    const spec = {
      ...deployment.spec,
      revisionHistoryLimit: 1,
      progressDeadlineSeconds: 60,
      strategy: { rollingUpdate: { maxSurge: 0 } },
    };
    expect(written({ ...deployment, spec }, 5).spec).toEqual({
      ...spec,
      strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '25%' } },
    });
  });

  test('but not for a strategy without this field', () => {
    const spec = { ...deployment.spec, strategy: { type: 'Recreate' } };
    expect(written({ ...deployment, spec }, 6).spec).toEqual({ ...spec, revisionHistoryLimit: 10 });
    expect(written({ ...deployment, spec }, 5).spec).toEqual({
      ...spec,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    });
  });

  test('but not in a strategy that is malformed', () => {
    const spec = { ...deployment.spec, strategy: 'RollingUpdate' };
    expect((lower({ ...deployment, spec }, 5, 'own').manifest.spec as JsonObject).strategy).toBe('RollingUpdate');
  });

  test('for an old object of another library on a new target, too, with the default selector', () => {
    const old = { apiVersion: 'extensions/v1beta1', kind: 'Deployment', spec: { template } };
    expect(written(old, 20, 'foreign')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: {
        template,
        selector,
        strategy: { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } },
        revisionHistoryLimit: 2147483647,
        progressDeadlineSeconds: 2147483647,
      },
    });
  });
});

test.each([
  ['DaemonSet', 5],
  ['StatefulSet', 6],
])('a %s of 1.%i does not replace its pods, which a note says', (kind, minor) => {
  const spec = { serviceName: 'a', selector, template, updateStrategy: { type: 'RollingUpdate' } };
  const { manifest, notes } = lower({ apiVersion: 'apps/v1', kind, spec }, minor, 'own');
  expect((manifest.spec as JsonObject).updateStrategy).toBeUndefined();
  expect(notes.join()).toContain('pods are not replaced after a change: delete them');
});

test('a parallel start is an error where a StatefulSet has none', () => {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    spec: { serviceName: 'a', selector, template, podManagementPolicy: 'Parallel' },
  };
  expect([subjects(object, 6), subjects(object, 7)]).toEqual([['spec.podManagementPolicy'], []]);
});

test('deleting the claims of a StatefulSet is an error up to 1.26', () => {
  const persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Retain', whenScaled: 'Delete' };
  const object = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    spec: { serviceName: 'a', selector, template, persistentVolumeClaimRetentionPolicy },
  };
  expect([subjects(object, 26), subjects(object, 27)]).toEqual([['spec.persistentVolumeClaimRetentionPolicy'], []]);
});

describe('a Service', () => {
  const service = (spec: JsonObject) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a' },
    spec: { ports: [{ port: 1 }], ...spec },
  });

  test.each([
    [3, { 'service.alpha.kubernetes.io/tolerate-unready-endpoints': 'true' }, {}],
    [10, { 'service.alpha.kubernetes.io/tolerate-unready-endpoints': 'true' }, {}],
    [11, undefined, { publishNotReadyAddresses: true }],
  ])('publishes unready addresses in 1.%i', (minor, annotations, spec) => {
    expect(written(service({ publishNotReadyAddresses: true }), minor)).toEqual({
      ...service(spec),
      metadata: { name: 'a', ...(annotations && { annotations }) },
    });
  });

  test.each([
    [4, { 'service.alpha.kubernetes.io/external-traffic': 'OnlyLocal' }, {}],
    [5, { 'service.beta.kubernetes.io/external-traffic': 'OnlyLocal' }, {}],
    [6, { 'service.beta.kubernetes.io/external-traffic': 'OnlyLocal' }, {}],
    [7, undefined, { externalTrafficPolicy: 'Local' }],
  ])('keeps external traffic on the node in 1.%i', (minor, annotations, spec) => {
    expect(written(service({ externalTrafficPolicy: 'Local' }), minor)).toEqual({
      ...service(spec),
      metadata: { name: 'a', ...(annotations && { annotations }) },
    });
  });

  test('cannot keep external traffic on the node in 1.3', () => {
    expect(subjects(service({ externalTrafficPolicy: 'Local' }), 3)).toEqual(['spec.externalTrafficPolicy']);
  });

  test('has its address once up to 1.19', () => {
    const headless = service({ clusterIP: 'None', clusterIPs: ['None'] });
    expect(written(headless, 19)).toEqual(service({ clusterIP: 'None' }));
    expect(written(headless, 20)).toEqual(headless);
    expect(subjects(service({ clusterIP: 'None', clusterIPs: ['None', '::1'] }), 19)).toEqual(['spec.clusterIPs']);
  });

  test('has a policy for external traffic of the cluster without an annotation', () => {
    expect(written(service({ externalTrafficPolicy: 'Cluster' }), 6)).toEqual(service({}));
  });

  test('of two families is an error up to 1.20 if it needs both', () => {
    expect(subjects(service({ ipFamilyPolicy: 'RequireDualStack' }), 20)).toEqual(['spec.ipFamilyPolicy']);
  });
});

describe('the class of', () => {
  const claim = (spec: JsonObject, metadata: JsonObject = { name: 'a' }) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec,
  });
  const beta = (name: string) => ({ name: 'a', annotations: { 'volume.beta.kubernetes.io/storage-class': name } });

  test.each(['fast', ''])('a claim is the beta annotation %j in 1.4 and 1.5', (storageClassName) => {
    for (const minor of [4, 5])
      expect(written(claim({ storageClassName }), minor)).toEqual(claim({}, beta(storageClassName)));
    expect(written(claim({ storageClassName }), 6)).toEqual(claim({ storageClassName }));
  });

  test('a claim in 1.3 asks the provisioner of the cloud', () => {
    const annotations = { 'volume.alpha.kubernetes.io/storage-class': 'fast' };
    expect(written(claim({ storageClassName: 'fast' }), 3)).toEqual(claim({}, { name: 'a', annotations }));
  });

  test.each([{ storageClassName: '' }, { storageClassName: 'ceph', volumeName: 'a' }])(
    'a claim in 1.3 that asks for no new volume is left out: %j',
    (spec) => {
      const { storageClassName: _, ...rest } = spec;
      expect(written(claim(spec), 3)).toEqual(claim(rest));
      expect(lower(claim(spec), 3, 'own').notes.join()).toContain('spec.storageClassName is left out');
    },
  );

  test('a claim is left alone where it has none', () => {
    for (const minor of [3, 5]) expect(written(claim({}), minor)).toEqual(claim({}));
  });

  test('a volume is the beta annotation in 1.4 and 1.5, and left out in 1.3', () => {
    const volume = (spec: JsonObject, metadata: JsonObject = { name: 'a' }) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata,
      spec,
    });
    expect(lower(volume({ storageClassName: 'ceph' }), 3, 'own').notes.join()).toContain(
      'spec.storageClassName is left out',
    );
    for (const minor of [3, 5]) expect(written(volume({}), minor)).toEqual(volume({}));
    const minors = [3, 4, 5, 6].map((minor) => written(volume({ storageClassName: 'ceph' }), minor));
    expect(minors).toEqual([
      volume({}),
      volume({}, beta('ceph')),
      volume({}, beta('ceph')),
      volume({ storageClassName: 'ceph' }),
    ]);
  });

  test('the claims of a StatefulSet is the beta annotation in 1.5', () => {
    const set = (template_: JsonObject) => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: { serviceName: 'a', selector, template, volumeClaimTemplates: [template_] },
    });
    const object = set({ metadata: { name: 'a' }, spec: { storageClassName: 'fast' } });
    expect(written(object, 5)).toEqual({ ...set({ metadata: beta('fast'), spec: {} }), apiVersion: 'apps/v1beta1' });
  });

  test('every claim is marked by the beta annotation of a StorageClass up to 1.5', () => {
    const storageClass = (key: string, apiVersion: string) => ({
      apiVersion,
      kind: 'StorageClass',
      metadata: { annotations: { [`${key}/is-default-class`]: 'true' } },
      provisioner: 'a',
    });
    const object = storageClass('storageclass.kubernetes.io', 'storage.k8s.io/v1');
    expect(written(object, 5)).toEqual(storageClass('storageclass.beta.kubernetes.io', 'storage.k8s.io/v1beta1'));
    expect(written(object, 6)).toEqual(object);
    const other = { ...object, metadata: { name: 'a' } };
    expect(written(other, 5)).toEqual({ ...other, apiVersion: 'storage.k8s.io/v1beta1' });
  });
});

describe('a PersistentVolume', () => {
  const volume = (spec: JsonObject) => ({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'a' }, spec });

  test('has its mount options in an annotation in 1.6 and 1.7', () => {
    const object = volume({ mountOptions: ['hard', 'nolock'] });
    const metadata = { name: 'a', annotations: { 'volume.beta.kubernetes.io/mount-options': 'hard,nolock' } };
    expect([subjects(object, 5), written(object, 6), written(object, 8)]).toEqual([
      ['spec.mountOptions'],
      { ...volume({}), metadata },
      object,
    ]);
  });

  test('has one mount option in an annotation, and none without an annotation', () => {
    const metadata = { name: 'a', annotations: { 'volume.beta.kubernetes.io/mount-options': 'hard' } };
    expect(written(volume({ mountOptions: ['hard'] }), 6)).toEqual({ ...volume({}), metadata });
    expect(written(volume({ mountOptions: [] }), 6)).toEqual(volume({}));
  });

  test('has the Secret of Ceph in the namespace of its claim up to 1.8', () => {
    const rbd = (secretRef: JsonObject) => ({ rbd: { monitors: ['a'], image: 'a', secretRef } });
    const object = volume(rbd({ name: 'a', namespace: 'logs' }));
    expect(written(object, 8)).toEqual(volume(rbd({ name: 'a' })));
    expect(written(object, 9)).toEqual(object);
    const claimed = volume({ ...rbd({ name: 'a', namespace: 'logs' }), claimRef: { namespace: 'logs', name: 'a' } });
    expect(subjects(claimed, 8)).toEqual([]);
    const elsewhere = volume({ ...rbd({ name: 'a', namespace: 'logs' }), claimRef: { namespace: 'other', name: 'a' } });
    expect(subjects(elsewhere, 8)).toContain('spec.rbd.secretRef.namespace');
  });

  test('names zones by the older label up to 1.16', () => {
    const nodes = (key: string) =>
      volume({
        nodeAffinity: {
          required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values: ['a'] }] }] },
        },
      });
    const object = nodes('topology.kubernetes.io/zone');
    expect([written(object, 16), written(object, 17)]).toEqual([
      nodes('failure-domain.beta.kubernetes.io/zone'),
      object,
    ]);
  });

  test('of one pod only is an error up to 1.26', () => {
    expect(subjects(volume({ accessModes: ['ReadWriteOncePod'] }), 26)).toEqual(['spec.accessModes']);
  });
});

test('the topologies of a StorageClass are named by the older labels up to 1.16', () => {
  const topologies = (key: string) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    provisioner: 'a',
    allowedTopologies: [{ matchLabelExpressions: [{ key, values: ['a'] }] }],
  });
  expect(written(topologies('topology.kubernetes.io/zone'), 12)).toEqual(
    topologies('failure-domain.beta.kubernetes.io/zone'),
  );
});

test('a StorageClass that keeps its volumes is an error up to 1.7', () => {
  const object = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', provisioner: 'a', reclaimPolicy: 'Retain' };
  expect([subjects(object, 7), subjects(object, 8)]).toEqual([['reclaimPolicy'], []]);
});

test('the text of a Secret is encoded in 1.3, and wins over the data', () => {
  const object = { apiVersion: 'v1', kind: 'Secret', data: { a: 'YQ==', b: 'Yg==' }, stringData: { b: 'ü' } };
  expect(written(object, 3)).toEqual({ apiVersion: 'v1', kind: 'Secret', data: { a: 'YQ==', b: 'w7w=' } });
  expect(written(object, 4)).toEqual(object);
});

describe('an Ingress', () => {
  const ingress = (apiVersion: string, spec: JsonObject, metadata: JsonObject = { name: 'a' }) => ({
    apiVersion,
    kind: 'Ingress',
    metadata,
    spec,
  });
  const rules = (path: JsonObject) => [{ http: { paths: [path] } }];
  const newest = ingress('networking.k8s.io/v1', {
    ingressClassName: 'nginx',
    defaultBackend: { service: { name: 'a', port: { name: 'http' } } },
    rules: rules({ path: '/', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } }),
  });
  const backend = { serviceName: 'a', servicePort: 'http' };
  const withType = {
    ingressClassName: 'nginx',
    backend,
    rules: rules({ path: '/', pathType: 'Prefix', backend: { serviceName: 'a', servicePort: 80 } }),
  };
  const without = { backend, rules: rules({ path: '/', backend: { serviceName: 'a', servicePort: 80 } }) };
  const annotated = { name: 'a', annotations: { 'kubernetes.io/ingress.class': 'nginx' } };

  test.each(both)('has the form of each version (%s)', (mode) => {
    expect(written(newest, 19, mode)).toEqual(newest);
    expect(written(newest, 18, mode)).toEqual(ingress('networking.k8s.io/v1beta1', withType));
    expect(written(newest, 17, mode)).toEqual(ingress('networking.k8s.io/v1beta1', without, annotated));
    expect(written(newest, 13, mode)).toEqual(ingress('extensions/v1beta1', without, annotated));
  });

  test('without a type of paths has none in an old form', () => {
    const untyped = ingress('networking.k8s.io/v1', {
      rules: rules({ path: '/', backend: { service: { name: 'a', port: { number: 80 } } } }),
    });
    const { manifest, notes } = lower(untyped, 17, 'own');
    expect(manifest.spec).toEqual({ rules: without.rules });
    expect(notes).toEqual([]);
  });

  test('stays as it is in an old form that is served', () => {
    expect(written(ingress('extensions/v1beta1', without), 13, 'foreign')).toEqual(
      ingress('extensions/v1beta1', without),
    );
    const untyped = ingress('networking.k8s.io/v1', {
      rules: rules({ path: '/', backend: { resource: { kind: 'a', name: 'a' } } }),
    });
    expect(lower(untyped, 22, 'foreign').manifest.spec).toEqual(untyped.spec);
  });

  test('has its paths matched by the controller up to 1.17, which a note says', () => {
    expect(lower(newest, 17, 'own').notes.filter((note) => note.includes('pathType'))).toHaveLength(1);
  });

  test('in an old form becomes one in the newest', () => {
    const old = ingress('extensions/v1beta1', without);
    expect(written(old, 22, 'foreign')).toEqual(
      ingress('networking.k8s.io/v1', {
        defaultBackend: { service: { name: 'a', port: { name: 'http' } } },
        rules: rules({
          path: '/',
          pathType: 'ImplementationSpecific',
          backend: { service: { name: 'a', port: { number: 80 } } },
        }),
      }),
    );
  });

  test('of an exact path is an error up to 1.17', () => {
    const exact = ingress('networking.k8s.io/v1', {
      rules: rules({ path: '/a', pathType: 'Exact', backend: { service: { name: 'a', port: { number: 80 } } } }),
    });
    expect([subjects(exact, 17), subjects(exact, 18)]).toEqual([['spec.rules[0].http.paths[0].pathType'], []]);
  });
});

describe('a NetworkPolicy', () => {
  const policy = (spec: JsonObject) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    spec: { podSelector: {}, ...spec },
  });

  test.each([{ egress: [] }, { policyTypes: ['Egress'] }, { policyTypes: ['Ingress', 'Egress'], egress: [{}] }])(
    'on egress is an error up to 1.7: %j',
    (spec) => {
      const { errors } = lower(policy(spec), 7, 'own');
      expect(errors).toEqual([
        expect.objectContaining({ option: 'spec', action: expect.stringContaining('it would deny all ingress') }),
      ]);
      expect(subjects(policy(spec), 8)).toEqual([]);
    },
  );

  test('on ingress is written from 1.7 on; before, it would have no effect', () => {
    expect(written(policy({ policyTypes: ['Ingress'], ingress: [{}] }), 7)).toEqual(policy({ ingress: [{}] }));
    expect(subjects(policy({ ingress: [{}] }), 6)).toEqual(['kind']);
  });

  test('that selects by pods and namespaces at once is an error up to 1.10', () => {
    const object = policy({ ingress: [{ from: [{ podSelector: {}, namespaceSelector: {} }] }] });
    expect([subjects(object, 10), subjects(object, 11)]).toEqual([['spec.ingress[0].from[0]'], []]);
    const egress = policy({ egress: [{ to: [{ podSelector: {} }, { podSelector: {}, namespaceSelector: {} }] }] });
    expect(subjects(egress, 10)).toEqual(['spec.egress[0].to[1]']);
  });

  test.each([{ podSelector: {} }, { namespaceSelector: {} }])('that selects by %j is accepted by 1.7', (peer) => {
    expect(subjects(policy({ ingress: [{ from: [peer] }] }), 7)).toEqual([]);
  });
});

describe('RBAC', () => {
  const group = 'rbac.authorization.k8s.io';
  const binding = (version: string, roleRef: JsonObject, option: JsonObject) => ({
    apiVersion: `${group}/${version}`,
    kind: 'ClusterRoleBinding',
    subjects: [option, { kind: 'ServiceAccount', name: 'a', namespace: 'b' }],
    roleRef: { kind: 'ClusterRole', name: 'a', ...roleRef },
  });
  const newest = binding('v1', { apiGroup: group }, { apiGroup: group, kind: 'Group', name: 'g' });
  const alphaSubject = { apiVersion: `${group}/v1alpha1`, kind: 'Group', name: 'g' };

  test.each([
    [3, binding('v1alpha1', {}, alphaSubject)],
    [4, binding('v1alpha1', {}, alphaSubject)],
    [5, binding('v1alpha1', { apiGroup: group }, alphaSubject)],
    [6, { ...newest, apiVersion: `${group}/v1beta1` }],
    [8, newest],
  ])('has the form of 1.%i', (minor, expected) => {
    expect(written(newest, minor)).toEqual(expected);
  });

  test('an alpha binding of another library becomes a stable one', () => {
    expect(written(binding('v1alpha1', { apiGroup: group }, alphaSubject), 20, 'foreign')).toEqual(newest);
  });

  test('an alpha binding of every user is an error', () => {
    const everyone = binding('v1alpha1', { apiGroup: group }, { kind: 'User', name: '*' });
    expect(subjects(everyone, 20, 'foreign')).toEqual(['subjects[0].name']);
  });

  test.each([
    ['User', 'a'],
    ['Group', '*'],
  ])('an alpha binding of the %s %s becomes a stable one', (kind, name) => {
    const object = binding('v1alpha1', { apiGroup: group }, { kind, name });
    expect(written(object, 20, 'foreign')).toEqual(binding('v1', { apiGroup: group }, { apiGroup: group, kind, name }));
  });

  test('a beta binding becomes a stable one without a change', () => {
    const beta = { ...newest, apiVersion: `${group}/v1beta1` };
    expect(written({ ...beta, subjects: [{ kind: 'User', name: '*' }] }, 20, 'foreign')).toEqual({
      ...newest,
      subjects: [{ kind: 'User', name: '*' }],
    });
  });

  test('a subject of the core group has no version in alpha', () => {
    const object = binding(
      'v1',
      { apiGroup: group },
      { apiGroup: '', kind: 'ServiceAccount', name: 'x', namespace: 'y' },
    );
    expect(written(object, 3)).toEqual(binding('v1alpha1', {}, { kind: 'ServiceAccount', name: 'x', namespace: 'y' }));
  });
});

describe('a PodDisruptionBudget', () => {
  const budget = (spec: JsonObject) => ({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec });

  test('has a maximum from 1.7 on', () => {
    const object = budget({ maxUnavailable: 1, selector });
    expect([subjects(object, 6), written(object, 7)]).toEqual([
      ['spec.maxUnavailable'],
      { ...object, apiVersion: 'policy/v1beta1' },
    ]);
  });

  test('of every pod is an error up to 1.20, where it would select no pod', () => {
    const object = budget({ minAvailable: 1, selector: { matchLabels: {} } });
    expect([subjects(object, 20), subjects(object, 21)]).toEqual([['spec.selector'], []]);
  });

  test.each([
    { matchLabels: { a: 'b' }, matchExpressions: [] },
    { matchLabels: {}, matchExpressions: [{ key: 'a', operator: 'Exists' }] },
  ])('of some pods is accepted up to 1.20: %j', (selected) => {
    expect(subjects(budget({ minAvailable: 1, selector: selected }), 20)).toEqual([]);
  });
});

describe('the selector of a workload of another library', () => {
  const old = (spec: JsonObject) => ({ apiVersion: 'extensions/v1beta1', kind: 'DaemonSet', spec });

  test('is kept where it is given', () => {
    const given = { matchLabels: { x: 'y' } };
    expect((written(old({ selector: given, template }), 20, 'foreign').spec as JsonObject).selector).toEqual(given);
  });

  test('is an error if neither it nor labels are given', () => {
    expect(subjects(old({ template: { spec: template.spec } }), 20, 'foreign')).toEqual(['spec.selector']);
  });
});
