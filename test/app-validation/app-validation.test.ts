import { ApiObject, App, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
} from '../../lib';

function chartIn(
  app: App,
  id: string,
  namespace = 'logs',
  props: { podSecurity?: PodSecurityLevel; version?: string } = {},
) {
  const { version = '1.37', podSecurity } = props;
  return new LoggingChart(app, id, { kubernetes: KubernetesVersion.parse(version), namespace, podSecurity });
}

const metadata = (name: string, namespace?: string) => ({ metadata: { name, namespace } });

function pod(name: string, spec: object = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    ...metadata(name),
    spec: { containers: [{ name, image: 'main:1' }], ...spec },
  };
}

/** Errors of an App of two charts, in the namespaces `a` and `b`. */
function errorsOf(make: (a: LoggingChart, b: LoggingChart) => void): string {
  const app = new ClusterApp('test');
  make(chartIn(app, 'a', 'a'), chartIn(app, 'b', 'b'));
  return app.errors().join('\n');
}

test('an object that two charts create is one error, which names both constructs', () => {
  const app = new ClusterApp('test');
  for (const id of ['one', 'two'])
    new ApiObject(chartIn(app, id), 'config', { apiVersion: 'v1', kind: 'ConfigMap', ...metadata('config') });
  expect(app.errors()).toEqual([
    expect.stringMatching(/ConfigMap logs\/config".* not one\/config and two\/config\..*ClusterApp for each cluster/),
  ]);
});

const secret = { apiVersion: 'v1', kind: 'Secret', ...metadata('password') };
const reading = pod('reader', { volumes: [{ name: 'password', secret: { secretName: 'password' } }] });

test('a Secret of another namespace is rejected', () => {
  const errors = errorsOf((a, b) => {
    new ApiObject(a, 'secret', secret);
    new ApiObject(b, 'pod', reading);
  });
  expect(errors).toContain('Pod b/reader spec.volumes[0].secret.secretName: "password" is invalid');
  expect(errors).toContain('expected a Secret in the namespace b; this app creates it in a');
});

test('a Secret of the same namespace is accepted, and so is one that the app does not create', () => {
  const errors = errorsOf((a, b) => {
    new ApiObject(a, 'secret', secret);
    new ApiObject(a, 'pod', reading);
    new ApiObject(b, 'pod', pod('other', { volumes: [{ name: 'x', secret: { secretName: 'by-hand' } }] }));
  });
  expect(errors).toBe('');
});

test('an optional Secret can be in another namespace', () => {
  const errors = errorsOf((a, b) => {
    new ApiObject(a, 'secret', secret);
    new ApiObject(b, 'pod', pod('p', { volumes: [{ name: 'x', secret: { secretName: 'password', optional: true } }] }));
  });
  expect(errors).toBe('');
});

describe('a key of a ConfigMap of the app', () => {
  const errorsWith = (spec: object, data?: object) =>
    errorsOf((a) => {
      new ApiObject(a, 'config', { apiVersion: 'v1', kind: 'ConfigMap', ...metadata('config'), data });
      new ApiObject(a, 'pod', pod('p', spec));
    });
  const variable = (key: string, optional?: boolean) => ({
    containers: [
      {
        name: 'p',
        image: 'p:1',
        env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'config', key, optional } } }],
      },
    ],
  });
  const volume = (key: string) => ({
    volumes: [{ name: 'config', configMap: { name: 'config', items: [{ key, path: 'file' }] } }],
  });
  const projected = (key: string) => ({
    volumes: [
      { name: 'config', projected: { sources: [{ configMap: { name: 'config', items: [{ key, path: 'file' }] } }] } },
    ],
  });

  test.each([
    ['variable', variable],
    ['volume', volume],
    ['projected volume', projected],
  ])('must exist for a %s', (_, spec) => {
    expect(errorsWith(spec('ca.crt'), { 'ca.pem': 'x' })).toMatch(
      /key: "ca\.crt" is invalid: expected a key of the ConfigMap config, which has ca\.pem\. Name one of them/,
    );
    expect(errorsWith(spec('ca.pem'), { 'ca.pem': 'x' })).toBe('');
  });

  test('may be absent if it is optional, or if the data is written in the cluster', () => {
    expect(errorsWith(variable('ca.crt', true), { 'ca.pem': 'x' })).toBe('');
    expect(errorsWith(variable('ca.crt'))).toBe('');
  });
});

test.each([
  ['ConfigMap', { envFrom: [{ configMapRef: { name: 'shared' } }] }, {}],
  ['ServiceAccount', {}, { serviceAccountName: 'shared' }],
  ['PersistentVolumeClaim', {}, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shared' } }] }],
])('a %s of another namespace is rejected', (kind, container, spec) => {
  const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  const errors = errorsOf((a, b) => {
    const own = kind === 'PersistentVolumeClaim' ? { spec: claim } : {};
    new ApiObject(a, 'made', { apiVersion: 'v1', kind, ...metadata('shared'), ...own });
    new ApiObject(b, 'pod', pod('p', { containers: [{ name: 'p', image: 'p:1', ...container }], ...spec }));
  });
  expect(errors).toContain(`expected a ${kind} in the namespace b; this app creates it in a`);
});

test('a pod that the level of its namespace rejects is an error', () => {
  const app = new ClusterApp('test');
  const chart = chartIn(app, 'a');
  new LoggingNamespace(chart, 'namespace', { name: 'logs', podSecurity: PodSecurityLevel.RESTRICTED });
  new ClusterLogging(chart, 'logging');
  const errors = app.errors().filter((error) => error.includes('Pod Security level of namespace logs'));
  expect(errors).toEqual([expect.stringContaining('admits the pods of DaemonSet logs/')]);
});

test('a level can be stated for a namespace that the app does not create', () => {
  const errors = (podSecurity?: PodSecurityLevel, version?: string) => {
    const app = new ClusterApp('test');
    const chart = chartIn(app, 'a', 'logs', { podSecurity, version });
    new ApiObject(chart, 'pod', pod('p', { hostNetwork: true }));
    return app.errors().join();
  };
  expect(errors(PodSecurityLevel.BASELINE)).toContain('spec.hostNetwork (expected false)');
  expect(errors(PodSecurityLevel.PRIVILEGED)).toBe('');
  expect(errors()).toBe('');
  expect(errors(PodSecurityLevel.BASELINE, '1.23')).not.toBe('');
  expect(errors(PodSecurityLevel.BASELINE, '1.22')).toBe('');
});

test.each([YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])(
  'an output type that loses objects is rejected (%s)',
  (yamlOutputType) => {
    const app = new App({ yamlOutputType });
    chartIn(app, 'a');
    expect(() => app.synth()).toThrow(/yamlOutputType: "F.*" is invalid: expected FILE_PER_CHART/);
  },
);

test('one bad namespace is one error', () => {
  const app = new ClusterApp('test');
  new ClusterLogging(chartIn(app, 'a', 'Logs_1'), 'logging');
  expect(app.errors()).toEqual([expect.stringContaining('[test/a] namespace: "Logs_1" is invalid')]);
});

test('two invalid objects of one name have their own errors alone', () => {
  const app = new ClusterApp('test');
  const chart = chartIn(app, 'a');
  for (const id of ['one', 'two'])
    new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', ...metadata('Upper') });
  expect(app.errors().map((error) => error.replace(/: .*/, ''))).toEqual([
    '[test/a/one] ConfigMap Upper metadata.name',
    '[test/a/two] ConfigMap Upper metadata.name',
  ]);
});

test('an object that cannot be rendered is an error of that object', () => {
  const app = new ClusterApp('test');
  const chart = chartIn(app, 'a');
  const object = new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', ...metadata('config') });
  object.addJsonPatch(JsonPatch.test('/data/key', 'value'));
  new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'ConfigMap', ...metadata('Other') });
  expect(app.errors()).toHaveLength(2);
  expect(app.errors().join()).toContain('addJsonPatch[0] (test): "/data/key" is invalid');
});

describe('a chart of cdk8s', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', ...metadata('config', 'logs') };

  test.each([
    ['a ClusterApp', new ClusterApp('test')],
    ['another App', new App()],
  ])('of %s has one error for each object that cannot be rendered', (_, app) => {
    chartIn(app, 'own');
    const plain = new Chart(app, 'plain');
    new ApiObject(plain, 'config', config).addJsonPatch(JsonPatch.add('/data', {}), JsonPatch.remove('/spec/a'));
    new ApiObject(plain, 'other', { ...config, ...metadata('other'), data: { a: Symbol('a') } } as never);
    new ApiObject(plain, 'valid', { ...config, ...metadata('valid') });
    expect(() => app.synth()).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /plain\/config\] ConfigMap config addJsonPatch\[1\] \(remove\): "\/spec\/a" is invalid[^\n]*\n[^\n]*plain\/other\] ConfigMap other data\.a: Symbol\(a\) is invalid[^\n]*\s*$/,
        ),
      }),
    );
  });

  test('is of the cluster of its ClusterApp, so that its objects are validated with the others', () => {
    const app = new ClusterApp('test');
    new ApiObject(chartIn(app, 'own'), 'config', config);
    new ApiObject(new Chart(app, 'plain'), 'config', config);
    expect(app.errors()).toEqual([
      expect.stringMatching(/^\[test\/plain\/config\] object: .* not own\/config and plain\/config/),
    ]);
  });

  test('of another App is validated with a Kubernetes version alone', () => {
    const errors = (version?: string) => {
      const app = new App();
      new ApiObject(chartIn(app, 'own'), 'config', config);
      const plain = new Chart(app, 'plain');
      if (version !== undefined) KubernetesVersion.parse(version).applyTo(plain);
      new ApiObject(plain, 'config', config);
      return app.node.findAll().flatMap((each) => each.node.validate());
    };
    expect(errors()).toEqual([]);
    expect(errors('1.37')).toEqual([expect.stringContaining('not own/config and plain/config')]);
  });

  test('has Secrets to which pods of other charts refer', () => {
    const app = new ClusterApp('test');
    new ApiObject(new Chart(app, 'plain', { namespace: 'others' }), 'secret', secret);
    new ApiObject(chartIn(app, 'own'), 'pod', reading);
    expect(app.errors()).toEqual([
      expect.stringContaining('expected a Secret in the namespace logs; this app creates it in others'),
    ]);
  });
});

describe('a claim that one node can mount', () => {
  const claim = (...accessModes: string[]) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...metadata('data'),
    spec: { accessModes, resources: { requests: { storage: '1Gi' } } },
  });
  const mounting = (name: string, spec: object = {}) =>
    pod(name, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }], ...spec });
  const workload = (kind: string, replicas?: number) => ({
    apiVersion: 'apps/v1',
    kind,
    ...metadata('d'),
    spec: {
      replicas,
      selector: { matchLabels: { app: 'd' } },
      template: { metadata: { labels: { app: 'd' } }, spec: mounting('d').spec },
    },
  });
  const errorsWith = (modes: string, ...users: ConstructorParameters<typeof ApiObject>[2][]) =>
    errorsOf((a) => {
      for (const [index, object] of [claim(...modes.split(' ')), ...users].entries())
        new ApiObject(a, `object-${index}`, object);
    });

  test('is rejected for two workloads, with both', () => {
    expect(errorsWith('ReadWriteOnce', mounting('one'), mounting('two'))).toMatch(
      /Pod a\/two claimName: "data" is invalid: expected a claim of its own, because Pod a\/one mounts it/,
    );
  });

  test('is rejected for a Deployment of two replicas, and accepted for one', () => {
    expect(errorsWith('ReadWriteOnce', workload('Deployment', 2))).toContain('expected a claim for each pod');
    expect(errorsWith('ReadWriteOnce', workload('Deployment', 1))).toBe('');
  });

  test('is rejected for a DaemonSet, which has a pod on each node', () => {
    expect(errorsWith('ReadWriteOnce', workload('DaemonSet'))).toContain('expected a claim for each pod');
  });

  test('is accepted for a pod beside a Deployment without replicas', () => {
    expect(errorsWith('ReadWriteOnce', mounting('one'), workload('Deployment', 0))).toBe('');
  });

  test('is accepted beside a pod with other volumes, and found among them', () => {
    const empty = { name: 'empty', emptyDir: {} };
    const others = [empty, { name: 'other', persistentVolumeClaim: { claimName: 'other' } }];
    const data = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };
    expect(errorsWith('ReadWriteOnce', mounting('one'), pod('two', { volumes: others }))).toBe('');
    expect(errorsWith('ReadWriteOnce', mounting('one'), pod('two', { volumes: [empty, data] }))).toContain('a/two');
  });

  test('is accepted for one pod in each of two namespaces with a claim of this name', () => {
    const errors = errorsOf((a, b) => {
      for (const chart of [a, b]) {
        new ApiObject(chart, 'claim', claim('ReadWriteOnce'));
        new ApiObject(chart, 'pod', mounting('one'));
      }
    });
    expect(errors).toBe('');
  });

  test('is accepted for Jobs, which can run one after the other', () => {
    const job = (name: string) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      ...metadata(name),
      spec: { template: { spec: { ...mounting(name).spec, restartPolicy: 'Never' } } },
    });
    expect(errorsWith('ReadWriteOnce', job('one'), job('two'))).toBe('');
  });

  test('is accepted if a rule can keep the pods on one node, or if several nodes can mount it', () => {
    const pinned = { nodeSelector: { 'kubernetes.io/hostname': 'node-1' } };
    expect(errorsWith('ReadWriteOnce', mounting('one', pinned), mounting('two', pinned))).toBe('');
    expect(errorsWith('ReadWriteMany', mounting('one'), mounting('two'))).toBe('');
    expect(errorsWith('ReadWriteOnce ReadWriteMany', mounting('one'), mounting('two'))).toBe('');
  });
});
