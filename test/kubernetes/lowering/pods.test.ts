import type { Json, JsonObject } from '../../../lib/kubernetes/json';
import type { Mode } from '../../../lib/kubernetes/lowering/fields/lowering-context';
import { lower } from '../../../lib/kubernetes/lowering/lower';
import { valueAt } from './lowering-paths';

interface Options {
  readonly kind?: string;
  readonly mode?: Mode;
  readonly namespace?: string;
  readonly annotations?: JsonObject;
}

const seccompOf = 'container.seccomp.security.alpha.kubernetes.io/';
const appArmorOf = 'container.apparmor.security.beta.kubernetes.io/';

/** Lowers a workload with this pod; gives what became of the pod. */
function lowerPod(minor: number, spec: JsonObject, options: Options = {}) {
  const { kind = 'ReplicationController', mode = 'own', namespace = 'logs', annotations } = options;
  const labels = { a: 'b' };
  const { manifest, notes, errors } = lower(
    {
      apiVersion: kind === 'ReplicationController' ? 'v1' : 'apps/v1',
      kind,
      metadata: { name: 'a', namespace },
      spec: {
        selector: kind === 'ReplicationController' ? labels : { matchLabels: labels },
        template: {
          metadata: { labels, ...(annotations && { annotations }) },
          spec: { containers: [{ name: 'one' }], ...spec },
        },
      },
    },
    minor,
    mode,
  );
  const { containers, ...rest } = valueAt(manifest, 'spec.template.spec') as JsonObject;
  return {
    annotations: (valueAt(manifest, 'spec.template.metadata.annotations') ?? {}) as Record<string, string>,
    spec: rest,
    container: valueAt(containers, '0') as JsonObject,
    notes,
    subjects: errors.map(({ option }) => option.replace('spec.template.', '')),
  };
}

function container(fields: JsonObject): JsonObject {
  return { containers: [{ name: 'one', ...fields }] };
}

const both: readonly Mode[] = ['own', 'foreign'];

describe('tolerations', () => {
  const annotation = 'scheduler.alpha.kubernetes.io/tolerations';
  const dedicated = { key: 'dedicated', operator: 'Equal', value: 'logs', effect: 'NoSchedule' };

  test.each(both)('are an annotation up to 1.5 (%s)', (mode) => {
    const { annotations, spec } = lowerPod(5, { tolerations: [dedicated] }, { mode });
    expect([annotations, spec]).toEqual([
      { [annotation]: '[{"key":"dedicated","operator":"Equal","value":"logs","effect":"NoSchedule"}]' },
      {},
    ]);
  });

  test('are a field from 1.6 on', () => {
    expect(lowerPod(6, { tolerations: [dedicated] }).spec).toEqual({ tolerations: [dedicated] });
  });

  test('of the effect NoExecute are left out up to 1.5, where no taint has it', () => {
    const tolerations = [{ operator: 'Exists', effect: 'NoExecute' }, dedicated];
    const { annotations, notes, subjects } = lowerPod(3, { tolerations });
    expect(JSON.parse(annotations[annotation] ?? '')).toEqual([dedicated]);
    expect(notes[0]).toContain('spec.template.spec.tolerations[0] is left out');
    expect(subjects).toEqual([]);
  });

  test.each([undefined, 'Exists'])('have the operator %s up to 1.5, too', (operator) => {
    const toleration = { key: 'dedicated', ...(operator && { operator }) };
    expect(JSON.parse(lowerPod(5, { tolerations: [toleration] }).annotations[annotation] ?? '')).toEqual([toleration]);
  });

  test.each([{}, { key: '' }])('without a key (%o) are an error up to 1.5', (key) => {
    expect(lowerPod(5, { tolerations: [{ ...key, operator: 'Exists' }] }).subjects).toEqual(['spec.tolerations[0]']);
  });

  test('without a key are left out of a DaemonSet up to 1.5, which ignores taints', () => {
    const { annotations, spec, subjects, notes } = lowerPod(
      5,
      { tolerations: [{ operator: 'Exists' }] },
      { kind: 'DaemonSet' },
    );
    expect([annotations, spec, subjects]).toEqual([{}, {}, []]);
    expect(notes.join()).toContain('DaemonSets ignore taints');
  });

  test('that compare numbers are an error, because their feature gate is off', () => {
    const tolerations = [{ key: 'a', operator: 'Gt', value: '1' }];
    expect(lowerPod(5, { tolerations }).subjects).toEqual(['spec.tolerations[0].operator']);
  });

  test('conflict with an annotation of the same key and another value', () => {
    const { subjects } = lowerPod(5, { tolerations: [dedicated] }, { annotations: { [annotation]: '[]' } });
    expect(subjects).toEqual([`metadata.annotations.${annotation}`]);
  });
});

describe('affinity', () => {
  const term = { labelSelector: { matchLabels: { a: 'b' } }, topologyKey: 'kubernetes.io/hostname' };
  const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };

  test.each(both)('is an annotation up to 1.5 (%s)', (mode) => {
    const { annotations, spec } = lowerPod(3, { affinity }, { mode });
    expect([annotations, spec]).toEqual([{ 'scheduler.alpha.kubernetes.io/affinity': JSON.stringify(affinity) }, {}]);
  });

  test('is a field from 1.6 on', () => {
    expect(lowerPod(6, { affinity }).spec).toEqual({ affinity });
  });

  test('without content is left out up to 1.5', () => {
    const { annotations, spec, notes } = lowerPod(5, { affinity: {} });
    expect([annotations, spec, notes]).toEqual([{}, {}, []]);
  });

  test.each([5, 6])('cannot have fields in 1.%i that are newer', (minor) => {
    const later = {
      podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ ...term, namespaceSelector: {} }] },
    };
    expect(lowerPod(minor, { affinity: later }).subjects).toEqual([
      'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].namespaceSelector',
    ]);
  });
});

test.each(both)('another scheduler is an annotation up to 1.5 (%s)', (mode) => {
  const { annotations, spec } = lowerPod(5, { schedulerName: 'mine' }, { mode });
  expect([annotations, spec]).toEqual([{ 'scheduler.alpha.kubernetes.io/name': 'mine' }, {}]);
  expect(lowerPod(6, { schedulerName: 'mine' }).spec).toEqual({ schedulerName: 'mine' });
});

test('the default scheduler has no annotation up to 1.5', () => {
  const { annotations, spec, notes } = lowerPod(5, { schedulerName: 'default-scheduler' });
  expect([annotations, spec, notes]).toEqual([{}, {}, []]);
});

describe('init containers', () => {
  const initContainers = [
    {
      name: 'init',
      image: 'a',
      terminationMessagePolicy: 'File',
      securityContext: { allowPrivilegeEscalation: false },
    },
  ];
  const written = '[{"name":"init","image":"a","imagePullPolicy":"Always"}]';

  test('are an annotation in 1.3, and are lowered themselves', () => {
    const { annotations, spec } = lowerPod(3, { initContainers });
    expect([annotations, spec]).toEqual([{ 'pod.alpha.kubernetes.io/init-containers': written }, {}]);
  });

  test.each([4, 5])('are two annotations in 1.%i', (minor) => {
    expect(lowerPod(minor, { initContainers }).annotations).toEqual({
      'pod.alpha.kubernetes.io/init-containers': written,
      'pod.beta.kubernetes.io/init-containers': written,
    });
  });

  test.each([
    ['a', 'Always'],
    ['a:latest', 'Always'],
    ['registry.example.com:5000/a', 'Always'],
    ['a:1', 'IfNotPresent'],
    ['registry.example.com:5000/a:1', 'IfNotPresent'],
    [`a@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
  ])('have the pull policy that the API server sets for the image %s', (image, imagePullPolicy) => {
    const { annotations } = lowerPod(5, { initContainers: [{ name: 'init', image }] });
    expect(JSON.parse(annotations['pod.beta.kubernetes.io/init-containers'])).toEqual([
      { name: 'init', image, imagePullPolicy },
    ]);
  });

  test('keep the pull policy of the user, and have the protocol of ports', () => {
    const ports = [{ containerPort: 1 }, { containerPort: 2, protocol: 'UDP' }];
    const init = { name: 'init', image: 'a', imagePullPolicy: 'Never', ports };
    const { annotations } = lowerPod(5, { initContainers: [init] });
    expect(JSON.parse(annotations['pod.beta.kubernetes.io/init-containers'])).toEqual([
      { ...init, ports: [{ containerPort: 1, protocol: 'TCP' }, ports[1]] },
    ]);
  });

  test('have no annotation if there are none', () => {
    const { annotations, spec, notes } = lowerPod(5, { initContainers: [] });
    expect([annotations, spec, notes]).toEqual([{}, {}, []]);
  });

  test('are a field from 1.6 on', () => {
    expect(lowerPod(6, { initContainers: [{ name: 'init' }] })).toMatchObject({
      annotations: {},
      spec: { initContainers: [{ name: 'init' }] },
    });
  });

  test('of another library cannot have fields that the target lacks', () => {
    expect(lowerPod(5, { initContainers }, { mode: 'foreign' }).subjects).toEqual([
      'spec.initContainers[0].terminationMessagePolicy',
      'spec.initContainers[0].securityContext.allowPrivilegeEscalation',
    ]);
  });
});

describe('seccomp', () => {
  const pod = 'seccomp.security.alpha.kubernetes.io/pod';
  const profile = (type: string, more = {}) => ({ securityContext: { seccompProfile: { type, ...more } } });

  test.each([
    [3, 'docker/default'],
    [10, 'docker/default'],
    [11, 'runtime/default'],
    [18, 'runtime/default'],
  ])('RuntimeDefault is the annotation of 1.%i with %s', (minor, value) => {
    expect(lowerPod(minor, profile('RuntimeDefault'))).toMatchObject({ annotations: { [pod]: value }, spec: {} });
  });

  test.each(both)('of a container is an annotation with its name (%s)', (mode) => {
    const { annotations, container: one } = lowerPod(
      18,
      container(profile('Localhost', { localhostProfile: 'a.json' })),
      { mode },
    );
    expect([annotations, one]).toEqual([{ [`${seccompOf}one`]: 'localhost/a.json' }, { name: 'one' }]);
  });

  test('Unconfined is unconfined', () => {
    expect(lowerPod(5, profile('Unconfined')).annotations).toEqual({ [pod]: 'unconfined' });
  });

  test('is a field from 1.19 on', () => {
    expect(lowerPod(19, profile('RuntimeDefault'))).toMatchObject({ annotations: {}, spec: profile('RuntimeDefault') });
  });

  test('of an unknown type is an error', () => {
    for (const type of ['Mine', 'constructor'])
      expect(lowerPod(5, profile(type)).subjects).toEqual(['spec.securityContext.seccompProfile.type']);
  });
});

describe('AppArmor', () => {
  const profile = (type: string, more = {}) => ({ securityContext: { appArmorProfile: { type, ...more } } });

  test('of a container is an annotation up to 1.29', () => {
    expect(lowerPod(29, container(profile('RuntimeDefault')))).toMatchObject({
      annotations: { [`${appArmorOf}one`]: 'runtime/default' },
      container: { name: 'one' },
    });
  });

  test('of the pod is that of each container that has no other', () => {
    const containers = [{ name: 'one', ...profile('Localhost', { localhostProfile: 'p' }) }, { name: 'two' }];
    expect(lowerPod(4, { ...profile('RuntimeDefault'), containers }).annotations).toEqual({
      [`${appArmorOf}one`]: 'localhost/p',
      [`${appArmorOf}two`]: 'runtime/default',
    });
  });

  test('of an unknown type is an error', () => {
    expect(lowerPod(29, container(profile('Mine'))).subjects).toEqual([
      'spec.containers[0].securityContext.appArmorProfile.type',
    ]);
    expect(lowerPod(29, profile('Mine')).subjects).toEqual(['spec.securityContext.appArmorProfile.type']);
  });

  test('is left to Docker in 1.3, which a note says', () => {
    expect(lowerPod(3, profile('RuntimeDefault')).notes.join()).toContain(
      'spec.template.spec.securityContext.appArmorProfile is left out',
    );
  });

  test('is left to Docker in 1.3', () => {
    expect(lowerPod(3, container(profile('RuntimeDefault')))).toMatchObject({
      annotations: {},
      container: { name: 'one' },
      subjects: [],
    });
  });

  test.each([
    [3, 'Localhost'],
    [3, 'Unconfined'],
    [8, 'Unconfined'],
  ])('is an error in 1.%i if it is %s', (minor, type) => {
    const { subjects } = lowerPod(minor, container(profile(type, { localhostProfile: 'p' })));
    expect(subjects).toEqual(['spec.containers[0].securityContext.appArmorProfile']);
  });

  test('is a field from 1.30 on', () => {
    expect(lowerPod(30, profile('Unconfined'))).toMatchObject({ annotations: {}, spec: profile('Unconfined') });
  });
});

describe('sysctls', () => {
  const sysctls = [
    { name: 'net.ipv4.tcp_syncookies', value: '1' },
    { name: 'net.core.somaxconn', value: '1024' },
    { name: 'kernel.shm_rmid_forced', value: '1' },
  ];

  test.each([4, 10])('are two annotations in 1.%i', (minor) => {
    expect(lowerPod(minor, { securityContext: { sysctls } })).toMatchObject({
      annotations: {
        'security.alpha.kubernetes.io/sysctls': 'net.ipv4.tcp_syncookies=1,kernel.shm_rmid_forced=1',
        'security.alpha.kubernetes.io/unsafe-sysctls': 'net.core.somaxconn=1024',
      },
      spec: {},
    });
  });

  test('of one kind are one annotation', () => {
    const [safe, unsafe] = sysctls;
    expect(lowerPod(4, { securityContext: { sysctls: [safe ?? {}] } }).annotations).toEqual({
      'security.alpha.kubernetes.io/sysctls': 'net.ipv4.tcp_syncookies=1',
    });
    expect(lowerPod(4, { securityContext: { sysctls: [unsafe ?? {}] } }).annotations).toEqual({
      'security.alpha.kubernetes.io/unsafe-sysctls': 'net.core.somaxconn=1024',
    });
  });

  test('with a comma are an error up to 1.10, because commas separate them', () => {
    const comma = [...sysctls, { name: 'net.ipv4.ip_local_port_range', value: '1024,65535' }];
    expect(lowerPod(10, { securityContext: { sysctls: comma } }).subjects).toEqual(['spec.securityContext.sysctls']);
  });

  test('that are an empty list have no annotation', () => {
    expect(lowerPod(4, { securityContext: { sysctls: [] } })).toMatchObject({ annotations: {}, spec: {} });
  });

  test('are an error in 1.3', () => {
    expect(lowerPod(3, { securityContext: { sysctls } }).subjects).toEqual(['spec.securityContext.sysctls']);
  });

  test('are a field from 1.11 on', () => {
    expect(lowerPod(11, { securityContext: { sysctls } }).spec).toEqual({ securityContext: { sysctls } });
  });
});

describe('the primary group', () => {
  test('is a supplemental group up to 1.13', () => {
    const spec = {
      securityContext: { runAsGroup: 5, supplementalGroups: [4] },
      ...container({ securityContext: { runAsGroup: 5 } }),
    };
    const { spec: written, container: one, notes } = lowerPod(13, spec);
    expect([written, one]).toEqual([{ securityContext: { supplementalGroups: [4, 5] } }, { name: 'one' }]);
    expect(notes.join()).toContain('security:');
  });

  test('is the only supplemental group if there is no other, and none twice', () => {
    const groups = (securityContext: JsonObject) => lowerPod(13, { securityContext }).spec.securityContext;
    expect(groups({ runAsGroup: 5 })).toEqual({ supplementalGroups: [5] });
    expect(groups({ runAsGroup: 5, supplementalGroups: [5] })).toEqual({ supplementalGroups: [5] });
  });

  test('of a container that differs from that of the pod is an error up to 1.13', () => {
    const spec = { securityContext: { runAsGroup: 5 }, ...container({ securityContext: { runAsGroup: 6 } }) };
    expect(lowerPod(13, spec).subjects).toEqual(['spec.containers[0].securityContext.runAsGroup']);
  });

  test('of one container alone is an error up to 1.13', () => {
    const spec = container({ securityContext: { runAsGroup: 5 } });
    expect(lowerPod(13, spec).subjects).toEqual(['spec.containers[0].securityContext.runAsGroup']);
    expect(lowerPod(14, spec).container).toEqual({ name: 'one', securityContext: { runAsGroup: 5 } });
  });
});

describe('priority', () => {
  const spec = { priorityClassName: 'system-node-critical' };

  test.each([
    [4, 'system-node-critical'],
    [10, 'system-cluster-critical'],
  ])('of the system is an annotation in kube-system in 1.%i (%s)', (minor, priorityClassName) => {
    expect(lowerPod(minor, { priorityClassName }, { namespace: 'kube-system' })).toMatchObject({
      annotations: { 'scheduler.alpha.kubernetes.io/critical-pod': '' },
      spec: {},
    });
  });

  test.each([
    ['the rescheduler add-on reads it', 5],
    ['read with the feature gate ExperimentalCriticalPodAnnotation', 6],
  ])('of the system is an annotation: %s in 1.%i', (reader, minor) => {
    expect(lowerPod(minor, spec, { namespace: 'kube-system' }).notes.join()).toContain(`(${reader})`);
  });

  test('of another class has no annotation, not even in kube-system', () => {
    const { annotations, notes } = lowerPod(10, { priorityClassName: 'logs' }, { namespace: 'kube-system' });
    expect(annotations).toEqual({});
    expect(notes.join()).toContain('spec.template.spec.priorityClassName is left out');
  });

  test('of another class is accepted in every namespace from 1.11 on', () => {
    expect(lowerPod(11, { priorityClassName: 'logs' })).toMatchObject({
      spec: { priorityClassName: 'logs' },
      subjects: [],
    });
  });

  test.each([3, 10])('is left out of other namespaces in 1.%i, where pods have no priority', (minor) => {
    const { annotations, spec: written, subjects } = lowerPod(minor, spec);
    expect([annotations, written, subjects]).toEqual([{}, {}, []]);
  });

  test('of the system is rejected outside of kube-system from 1.11 to 1.16', () => {
    const subjects = (minor: number, namespace: string) => lowerPod(minor, spec, { namespace }).subjects;
    const path = ['spec.priorityClassName'];
    expect([subjects(11, 'logs'), subjects(16, 'logs'), subjects(17, 'logs'), subjects(11, 'kube-system')]).toEqual([
      path,
      path,
      [],
      [],
    ]);
  });
});

test('a soft topology spread is a soft anti-affinity up to 1.17', () => {
  const labelSelector = { matchLabels: { a: 'b' } };
  const constraint = {
    labelSelector,
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
  };
  const term = { weight: 100, podAffinityTerm: { labelSelector, topologyKey: 'kubernetes.io/hostname' } };
  const antiAffinity = { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [term] } };
  expect(lowerPod(17, { topologySpreadConstraints: [constraint] }).spec).toEqual({ affinity: antiAffinity });
  expect(lowerPod(18, { topologySpreadConstraints: [constraint] }).spec).toEqual({
    topologySpreadConstraints: [constraint],
  });
});

test('a soft topology spread adds no anti-affinity that the pod has', () => {
  const topologyKey = 'kubernetes.io/hostname';
  const preferred = (...labels: string[]) =>
    labels.map((a) => ({ weight: 100, podAffinityTerm: { labelSelector: { matchLabels: { a } }, topologyKey } }));
  const affinity = (...labels: string[]) => ({
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred(...labels) },
  });
  const topologySpreadConstraints = ['b', 'c'].map((a) => ({
    labelSelector: { matchLabels: { a } },
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
  }));
  expect(lowerPod(17, { affinity: affinity('b'), topologySpreadConstraints }).spec).toEqual({
    affinity: affinity('b', 'c'),
  });
});

test('a soft topology spread that selects no pods is left out up to 1.17', () => {
  const constraint = { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway' };
  const { spec, subjects } = lowerPod(17, { topologySpreadConstraints: [constraint] });
  expect([spec, subjects]).toEqual([{}, []]);
});

test('a hard topology spread is an error up to 1.17, also next to a soft one', () => {
  const constraint = (whenUnsatisfiable: string) => ({ maxSkew: 1, topologyKey: 'a', whenUnsatisfiable });
  for (const others of [[], [constraint('ScheduleAnyway')]])
    expect(lowerPod(17, { topologySpreadConstraints: [...others, constraint('DoNotSchedule')] }).subjects).toEqual([
      'spec.topologySpreadConstraints',
    ]);
});

test.each([
  ['kubernetes.io/os', 'beta.kubernetes.io/os', 14],
  ['kubernetes.io/arch', 'beta.kubernetes.io/arch', 14],
  ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone', 17],
  ['topology.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/region', 17],
])('the label %s of nodes is %s below 1.%i', (name, former, first) => {
  const affinity = (key: string) => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'Exists' }] }],
      },
    },
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          topologyKey: key,
          labelSelector: { matchExpressions: [{ key: name, operator: 'Exists' }] },
          namespaceSelector: { matchExpressions: [{ key: name, operator: 'Exists' }] },
        },
      ],
    },
  });
  const spec = { nodeSelector: { [name]: 'x' }, affinity: affinity(name) };
  expect(lowerPod(first - 1, spec).spec).toEqual({ nodeSelector: { [former]: 'x' }, affinity: affinity(former) });
  expect(lowerPod(first, spec).spec).toEqual(spec);
  expect(lowerPod(first - 1, spec, { mode: 'foreign' }).spec).toEqual(spec);
});

test('the service account is written in the field serviceAccount up to 1.5', () => {
  const spec = { serviceAccountName: 'logs', restartPolicy: 'Always' };
  expect(lowerPod(5, spec).spec).toEqual({ serviceAccount: 'logs', restartPolicy: 'Always' });
  expect(lowerPod(6, spec).spec).toEqual(spec);
  expect(lowerPod(5, spec, { mode: 'foreign' }).spec).toEqual(spec);
});

describe('a startup probe up to 1.17', () => {
  const startupProbe = { httpGet: { port: 80 }, initialDelaySeconds: 5, periodSeconds: 10, failureThreshold: 6 };

  test.each([
    [undefined, 65],
    [90, 90],
  ])('makes a liveness probe that waits for %p seconds wait for %i', (initialDelaySeconds, expected) => {
    const livenessProbe: JsonObject = { httpGet: { port: 80 }, ...(initialDelaySeconds && { initialDelaySeconds }) };
    expect(lowerPod(17, container({ startupProbe, livenessProbe })).container).toEqual({
      name: 'one',
      livenessProbe: { httpGet: { port: 80 }, initialDelaySeconds: expected },
    });
  });

  test.each([
    [{}, 30],
    [{ periodSeconds: 5 }, 15],
    [{ failureThreshold: 2 }, 20],
    [{ initialDelaySeconds: 7 }, 37],
  ])('counts with the defaults of probes: %j is %i seconds', (fields, initialDelaySeconds) => {
    const probes = { startupProbe: { httpGet: { port: 80 }, ...fields }, livenessProbe: { httpGet: { port: 80 } } };
    expect(valueAt(lowerPod(17, container(probes)).container, 'livenessProbe.initialDelaySeconds')).toBe(
      initialDelaySeconds,
    );
  });

  test('leaves other containers alone', () => {
    const containers = [{ name: 'one', livenessProbe: { httpGet: { port: 80 } } }];
    expect(lowerPod(17, { containers }).container).toEqual(containers[0]);
  });

  test('is left out with a note if there is no liveness probe', () => {
    const { container: one, notes } = lowerPod(17, container({ startupProbe }));
    expect(one).toEqual({ name: 'one' });
    expect(notes.join()).toContain('spec.template.spec.containers[0].startupProbe is left out');
  });

  test('is an error in a foreign object', () => {
    expect(lowerPod(17, container({ startupProbe }), { mode: 'foreign' }).subjects).toEqual([
      'spec.containers[0].startupProbe',
    ]);
  });

  test('is kept from 1.18 on', () => {
    expect(lowerPod(18, container({ startupProbe })).container).toEqual({ name: 'one', startupProbe });
  });
});

test('the grace of a probe is left out up to 1.24 if it is not longer than that of the pod', () => {
  const probe = (terminationGracePeriodSeconds: number) =>
    lowerPod(24, container({ livenessProbe: { exec: { command: ['a'] }, terminationGracePeriodSeconds } }));
  expect(probe(30).container).toEqual({ name: 'one', livenessProbe: { exec: { command: ['a'] } } });
  expect(probe(31).subjects).toEqual(['spec.containers[0].livenessProbe.terminationGracePeriodSeconds']);
});

test('the grace of the pod bounds that of its probes up to 1.24', () => {
  const spec = (terminationGracePeriodSeconds: number) => ({
    terminationGracePeriodSeconds,
    ...container({ livenessProbe: { exec: { command: ['a'] }, terminationGracePeriodSeconds: 60 } }),
  });
  expect(lowerPod(24, spec(59)).subjects).toEqual(['spec.containers[0].livenessProbe.terminationGracePeriodSeconds']);
  expect(lowerPod(24, spec(60))).toMatchObject({
    subjects: [],
    notes: [expect.stringContaining('the 60 seconds of the pod')],
  });
});

test.each([
  ['requests', 'hugepages-2Mi', 'own'],
  ['limits', 'hugepages-2Mi', 'own'],
  ['requests', 'ephemeral-storage', 'foreign'],
] as const)('%s of %s in an object of mode %s are an error up to 1.9', (bound, name, mode) => {
  const spec = container({ resources: { [bound]: { [name]: '4Mi' } } });
  const path = `spec.containers[0].resources.${bound}.${name}`;
  expect([lowerPod(9, spec, { mode }).subjects, lowerPod(10, spec, { mode }).subjects]).toEqual([[path], []]);
});

test('the last request that is left out up to 1.9 leaves no list behind', () => {
  const spec = container({ resources: { requests: { 'ephemeral-storage': '1Gi' }, limits: { cpu: 1 } } });
  expect(valueAt(lowerPod(9, spec).container, 'resources')).toEqual({ limits: { cpu: 1 } });
});

test('a limit of disk space is an error up to 1.9, and a request is left out', () => {
  const spec = container({
    resources: { requests: { 'ephemeral-storage': '1Gi', cpu: 1 }, limits: { 'ephemeral-storage': '1Gi' } },
  });
  const { container: one, subjects } = lowerPod(9, spec);
  expect(valueAt(one, 'resources.requests')).toEqual({ cpu: 1 });
  expect(subjects).toEqual(['spec.containers[0].resources.limits.ephemeral-storage']);
  expect(lowerPod(10, spec).subjects).toEqual([]);
});

test.each<[string, JsonObject, number, string]>([
  [
    'a dot in the name of a variable',
    container({ image: 'a', env: [{ name: 'cluster.name' }] }),
    8,
    'spec.containers[0].env[0].name',
  ],
  ...(
    [
      ['spec.nodeName', 4],
      ['spec.serviceAccountName', 4],
      ['status.hostIP', 7],
      ['metadata.uid', 8],
      ["metadata.labels['a']", 9],
      ['status.podIPs', 17],
      ['status.hostIPs', 29],
    ] as const
  ).map(([fieldPath, first]): [string, JsonObject, number, string] => [
    fieldPath,
    container({ image: 'a', env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath } } }] }),
    first,
    'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath',
  ]),
  ...(
    [
      ['limits.ephemeral-storage', 8],
      ['requests.hugepages-2Mi', 22],
    ] as const
  ).map(([resource, first]): [string, JsonObject, number, string] => [
    resource,
    container({ image: 'a', env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource } } }] }),
    first,
    'spec.containers[0].env[0].valueFrom.resourceFieldRef.resource',
  ]),
  ['ClusterFirstWithHostNet', { dnsPolicy: 'ClusterFirstWithHostNet' }, 6, 'spec.dnsPolicy'],
  ['no DNS policy', { dnsPolicy: 'None' }, 10, 'spec.dnsPolicy'],
  [
    'huge pages',
    { volumes: [{ name: 'a', emptyDir: { medium: 'HugePages' } }] },
    10,
    'spec.volumes[0].emptyDir.medium',
  ],
  [
    'sized huge pages',
    { volumes: [{ name: 'a', emptyDir: { medium: 'HugePages-2Mi' } }] },
    19,
    'spec.volumes[0].emptyDir.medium',
  ],
  ['SCTP', container({ ports: [{ containerPort: 1, protocol: 'SCTP' }] }), 19, 'spec.containers[0].ports[0].protocol'],
])('%s is an error before the minor that accepts it', (_, spec: JsonObject, first, option) => {
  expect(lowerPod(first - 1, spec).subjects).toEqual([option]);
  expect(lowerPod(first, spec).subjects).toEqual([]);
});

test('a pod of a CronJob is found, too', () => {
  const job: Json = {
    template: {
      spec: { containers: [{ name: 'a' }], securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    },
  };
  const { manifest } = lower(
    { apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule: '* * * * *', jobTemplate: { spec: job } } },
    18,
    'own',
  );
  expect(valueAt(manifest, 'spec.jobTemplate.spec.template')).toEqual({
    spec: { containers: [{ name: 'a' }] },
    metadata: { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' } },
  });
});
