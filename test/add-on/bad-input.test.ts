import { Chart, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Account,
  AddOnImages,
  AgentLog,
  ClientCertificate,
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  FluentdAgent,
  FluentdPipeline,
  ImageSource,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  type LoggingChartProps,
  LoggingStack,
  SecretRef,
  Storage,
} from '../../lib/index';

/** Every error that a synth of this would report. */
function errors(props: ClusterLoggingProps, chart: Partial<LoggingChartProps> = {}): string[] {
  const app = new ClusterApp('bad');
  const kubernetes = KubernetesVersion.parse('1.3.7');
  new ClusterLogging(
    new LoggingChart(app, 'logging', { kubernetes, namespace: 'kube-system', ...chart }),
    'efk',
    props,
  );
  return app.errors();
}

test('good input has no error', () => {
  expect(errors({})).toEqual([]);
});

describe('fails', () => {
  test.each(['', 'banana', '1', '2.0', '1.2', '1.99', '1.3.x.y'])('on the Kubernetes version %p', (version) => {
    const [error] = errors({}, { kubernetes: KubernetesVersion.parse(version) });
    expect(error).toMatch(/^\[bad\/logging\] kubernetes: /);
    expect(error).toContain('expected ');
  });

  test.each(['', 'Kube-System', 'a_b', 'a.b', 'x'.repeat(64)])('on the namespace %p', (namespace) => {
    expect(errors({}, { namespace }).join()).toContain(
      `[bad/logging] namespace: ${JSON.stringify(namespace)} is invalid`,
    );
  });

  test.each(['bigwhite:1.22', `registry.example.com/logging@sha256:${'a'.repeat(64)}`, 'UPPER/Case', 'a/'])(
    'on the mirror %p',
    (mirror) => {
      expect(errors({}, { images: ImageSource.mirror(mirror) }).join()).toContain('[bad/logging] images mirror');
    },
  );

  test('on a client certificate without key', () => {
    const clientCertificate = ClientCertificate.hostPath('/srv/kubernetes', { key: '' });
    expect(errors({ agent: { apiServer: { clientCertificate } } }).join()).toContain(
      'agent.apiServer.clientCertificate key: ""',
    );
  });

  test('on a client certificate in a relative directory', () => {
    const clientCertificate = ClientCertificate.hostPath('srv/../etc');
    expect(errors({ agent: { apiServer: { clientCertificate } } }).join()).toContain(
      'clientCertificate directory: "srv/../etc"',
    );
  });

  test('on an API server address with a path', () => {
    expect(errors({ agent: { apiServer: { url: 'https://10.0.0.1/api' } } }).join()).toContain('agent.apiServer.url');
  });

  test('on an API server address with a password, without showing it', () => {
    const [error] = errors({ agent: { apiServer: { url: 'https://user:secret@10.0.0.1' } } });
    expect(error).toContain('agent.apiServer.url: "https://…@10.0.0.1" is invalid');
  });

  test('on API access that the configuration in the image cannot have', () => {
    const agent = { pipeline: FluentdPipeline.fromImage(), apiServer: { verifyTls: false } };
    expect(errors({ agent }).join()).toContain('nothing with the configuration in the image');
  });

  test.each([0, -1, 1.5, Number.NaN, 50, 2 ** 32])('on %p replicas', (replicas) => {
    expect(errors({ addOnElasticsearch: { replicas } }).join()).toContain(
      '[bad/logging/efk/Elasticsearch] addOnElasticsearch.replicas',
    );
  });

  test('on another number of RBD images than replicas', () => {
    const storage = Storage.cephRbd({
      monitors: ['m:6789'],
      images: ['one'],
      size: Size.gibibytes(1),
      secret: SecretRef.fromName('ceph'),
    });
    expect(errors({ addOnElasticsearch: { storage } }).join()).toContain('storage.images (count): 1');
  });

  test('on a monitor without port', () => {
    const storage = Storage.cephRbd({
      monitors: ['mon'],
      images: ['a', 'b'],
      size: Size.gibibytes(1),
      secret: SecretRef.fromName('ceph'),
    });
    expect(errors({ addOnElasticsearch: { storage } }).join()).toContain('storage.monitors: "mon"');
  });

  test('on a volume whose size is a text', () => {
    const storage = Storage.claim({ size: '20Gi' as unknown as Size });
    expect(errors({ addOnElasticsearch: { storage } }).join()).toContain(
      'addOnElasticsearch.storage (Storage.claim props.size): "20Gi" is invalid: expected an object of class Size',
    );
  });

  test('on resources, labels, environment and mounts that the API server would reject', () => {
    const pod = {
      labels: { 'bad key': 'x' },
      env: [{ name: '1X', value: '1' }],
      resources: { limits: { memory: '200 MB' } },
      volumeMounts: [{ name: 'x', mountPath: 'relative' }],
      nodeSelector: { role: 'bad value' },
    };
    const all = errors({ agent: { pod } }).join('\n');
    for (const option of [
      'agent.pod.labels.bad key',
      'env[0].name: "1X"',
      'agent.pod.resources.limits.memory',
      'agent.pod.volumeMounts[0].mountPath',
      'agent.pod.nodeSelector.role',
    ]) {
      expect(all).toContain(option);
    }
  });

  test("on a label that would change the component's selector", () => {
    expect(errors({ agent: { pod: { labels: { 'k8s-app': 'mine' } } } }).join()).toContain(
      "which the component's selector uses",
    );
  });

  test('on a volume that the component has already', () => {
    expect(errors({ agent: { pod: { volumes: [{ name: 'varlog', emptyDir: {} }] } } }).join()).toContain(
      'agent.pod.volumes[0].name: "varlog"',
    );
  });

  test('on an account, a Secret and a host that are no names', () => {
    const all = errors({
      addOnElasticsearch: { serviceAccount: Account.create('K8S_EFK') },
      kibana: { exposure: KibanaExposure.ingress({ host: 'Logs', tlsSecret: SecretRef.fromName('a b') }) },
    }).join('\n');
    expect(all).toContain('addOnElasticsearch.serviceAccount: "K8S_EFK"');
    expect(all).toContain('kibana.exposure.ingress.host: "Logs"');
    expect(all).toContain('kibana.exposure.ingress.tlsSecret: "a b"');
  });

  test('on a log file outside of /var/log', () => {
    expect(errors({ agent: { log: AgentLog.file('/root/fluentd.log') } }).join()).toContain('a file below /var/log');
  });

  test('on two components with one name', () => {
    const app = new ClusterApp('bad');
    const chart = new LoggingChart(app, 'logging', {
      kubernetes: KubernetesVersion.parse('1.3.7'),
      namespace: 'kube-system',
    });
    const elasticsearch = new ClusterLogging(chart, 'efk');
    new FluentdAgent(chart, 'second', { image: AddOnImages.FLUENTD_1_22, elasticsearch });
    expect(app.errors().join()).toContain('not logging/efk/Agent and logging/second');
  });

  test('on a pipeline for another generation of images', () => {
    const agent = { pipeline: FluentdPipeline.containers() };
    expect(errors({ agent }).join()).toContain('agent.pipeline: "a pipeline for Fluentd 1 with gcr.io');
  });

  test('on a configuration file that Fluentd could not read', () => {
    const pipeline = FluentdPipeline.fromFile('/nowhere/td-agent.conf');
    expect(errors({ agent: { pipeline } }).join()).toContain('/nowhere/td-agent.conf');
  });

  test('on a chart without a target, with the option to set', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'plain', { namespace: 'logging' });
    new ClusterLogging(chart, 'efk');
    expect(() => app.synth()).toThrow(/kubernetes: no value is given.*LoggingChart/);
  });

  test('on foreign objects that the target does not support', () => {
    const app = new ClusterApp('bad');
    const chart = new LoggingChart(app, 'logging', {
      kubernetes: KubernetesVersion.parse('1.3.7'),
      namespace: 'kube-system',
    });
    new kplus.NetworkPolicy(chart, 'foreign', { egress: { default: kplus.NetworkPolicyTrafficDefault.DENY } });
    expect(app.errors().join()).toMatch(/NetworkPolicy logging-foreign .*Leave the policy out/);
  });
});

test('all errors of an app come in one report, each with path, value, what is expected and what to do', () => {
  const report = errors(
    {
      stack: LoggingStack.ADD_ON,
      addOnElasticsearch: { replicas: 0 },
      agent: { apiServer: { caFile: 'ca.crt' } },
      kibana: { exposure: KibanaExposure.nodePort(0) },
    },
    { kubernetes: KubernetesVersion.parse('0.9') },
  );
  const paths = new Set(report.map((line) => /^\[([^\]]*)\]/.exec(line)?.[1]));
  expect([...paths]).toEqual([
    'bad/logging',
    ...['Elasticsearch', 'Agent', 'Kibana'].map((part) => `bad/logging/efk/${part}`),
  ]);
  for (const line of report) expect(line).toMatch(/^\[bad\/logging[^\]]*\] .+ is invalid: expected .+\. [A-Z].+\.$/);
});
