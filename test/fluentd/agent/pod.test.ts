import { Size } from 'cdk8s';
import {
  AgentLog,
  ClientCertificate,
  ClusterApp,
  ClusterLogging,
  ExternalElasticsearch,
  FluentdAgent,
  type FluentdAgentOptions,
  FluentdConfig,
  FluentdPipeline,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
} from '../../../lib';
import type { Yaml } from '../../profiles';

interface Made {
  readonly messages: string;
  readonly errors: string;
  object(kind: string): Yaml;
  readonly container: Yaml;
  readonly pod: Yaml;
}

function made(app: ClusterApp, chart: LoggingChart): Made {
  const object = (kind: string) => chart.toJson().find((one: Yaml) => one.kind === kind);
  return {
    object,
    get messages() {
      return app
        .warnings()
        .map(({ message }) => message)
        .join('\n');
    },
    get errors() {
      return app.node
        .findAll()
        .flatMap((construct) => construct.node.validate())
        .join('\n');
    },
    get pod() {
      return object('DaemonSet').spec.template.spec;
    },
    get container() {
      return object('DaemonSet').spec.template.spec.containers[0];
    },
  };
}

/** The agent alone, which sends to an Elasticsearch outside of the cluster. */
function agent(options: FluentdAgentOptions = {}, kubernetes = '1.37', namespace = 'logs'): Made {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse(kubernetes), namespace });
  const elasticsearch = new ExternalElasticsearch(chart, 'es', {
    url: 'https://192.0.2.7:9200',
    version: '9.5.6',
    agentApiKey: { secret: SecretRef.fromName('key') },
    caSecret: SecretRef.fromName('ca'),
  });
  new FluentdAgent(chart, 'agent', { elasticsearch, ...options });
  return made(app, chart);
}

/** The agent of the add-on. */
function addOnAgent(options: FluentdAgentOptions = {}): Made {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', {
    kubernetes: KubernetesVersion.parse('1.3.7'),
    namespace: 'logs',
  });
  new ClusterLogging(chart, 'logging', { agent: options });
  return made(app, chart);
}

describe('what the pod mounts', () => {
  test('logs are read-only, and only the directory of the agent on the node is writable', () => {
    const { container, pod } = agent({}, '1.23');
    expect(container.volumeMounts).toEqual([
      { name: 'varlog', mountPath: '/var/log', readOnly: true },
      { name: 'varlibdockercontainers', mountPath: '/var/lib/docker/containers', readOnly: true },
      { name: 'state', mountPath: '/var/lib/fluentd/logs-fluentd' },
      { name: 'scratch', mountPath: '/tmp' },
      { name: 'fluentd-config', mountPath: '/fluentd/etc' },
      { name: 'elasticsearch-ca', mountPath: expect.any(String), readOnly: true },
    ]);
    expect(pod.volumes).toEqual([
      { name: 'varlog', hostPath: { path: '/var/log' } },
      { name: 'varlibdockercontainers', hostPath: { path: '/var/lib/docker/containers' } },
      { name: 'state', hostPath: { path: '/var/lib/fluentd/logs-fluentd', type: 'DirectoryOrCreate' } },
      { name: 'scratch', emptyDir: {} },
      { name: 'fluentd-config', configMap: { name: 'fluentd-config' } },
      { name: 'elasticsearch-ca', secret: { secretName: 'ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    ]);
  });

  test('a directory of Docker on another disk is read where it is', () => {
    const { container, pod } = agent({ dockerDataRoot: '/data/docker' }, '1.23');
    expect(container.volumeMounts).toContainEqual({
      name: 'varlibdockercontainers',
      mountPath: '/data/docker/containers',
      readOnly: true,
    });
    expect(pod.volumes).toContainEqual({
      name: 'varlibdockercontainers',
      hostPath: { path: '/data/docker/containers' },
    });
  });

  test('a client certificate comes from the Secret or from the node', () => {
    const secret = SecretRef.fromName('client-certificate');
    expect(agent({ apiServer: { clientCertificate: ClientCertificate.secret(secret) } }).pod.volumes).toContainEqual({
      name: 'tls-files',
      secret: { secretName: 'client-certificate' },
    });
    const fromNode = agent({ apiServer: { clientCertificate: ClientCertificate.hostPath('/etc/kubernetes/ssl') } });
    expect(fromNode.pod.volumes).toContainEqual({ name: 'tls-files', hostPath: { path: '/etc/kubernetes/ssl' } });
  });
});

describe('what the container may do', () => {
  test('it has no capability, and cannot get one', () => {
    expect(agent().container.securityContext).toEqual({
      runAsUser: 0,
      runAsGroup: 0,
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('an SELinux type is added to that', () => {
    const { securityContext } = agent({ seLinuxType: 'spc_t' }).container;
    expect(securityContext.seLinuxOptions).toEqual({ type: 'spc_t' });
    expect(securityContext.capabilities).toEqual({ drop: ['ALL'] });
  });

  test('the key for Elasticsearch is read from its Secret, and Ruby writes below the state directory', () => {
    expect(agent().container.env).toEqual([
      { name: 'K8S_NODE_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } },
      { name: 'POD_IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } } },
      { name: 'RUBY_YJIT_ENABLE', value: '1' },
      { name: 'FLUENT_ELASTICSEARCH_SED_DISABLE', value: 'true' },
      { name: 'MALLOC_ARENA_MAX', value: '2' },
      { name: 'FLUENTD_OPT', value: '-p /fluentd/etc --no-supervisor' },
      { name: 'TMPDIR', value: '/var/lib/fluentd/logs-fluentd' },
      { name: 'ELASTICSEARCH_API_KEY', valueFrom: { secretKeyRef: { name: 'key', key: 'token' } } },
    ]);
  });
});

describe('network policy', () => {
  test('allows the metrics port, Elasticsearch, the API server and DNS', () => {
    const { metadata, spec } = agent({ apiServerCidr: '192.0.2.1/32' }).object('NetworkPolicy');
    const labels = { 'app.kubernetes.io/name': 'fluentd', 'app.kubernetes.io/component': 'log-agent' };
    expect(metadata).toEqual({ name: 'fluentd', namespace: 'logs', labels });
    expect(spec.podSelector).toEqual({ matchLabels: { ...labels, 'app.kubernetes.io/instance': 'fluentd' } });
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.ingress).toEqual([{ ports: [{ port: 24231, protocol: 'TCP' }] }]);
    const [elasticsearch, apiServer, dns] = spec.egress;
    expect(elasticsearch.ports).toEqual([{ port: 9200, protocol: 'TCP' }]);
    expect(apiServer.to).toEqual([{ ipBlock: { cidr: '192.0.2.1/32' } }]);
    expect(dns.ports.map(({ port }: Yaml) => port)).toContain(53);
  });

  test('allows any address of the API server unless one is given', () => {
    const [, apiServer] = agent().object('NetworkPolicy').spec.egress;
    expect(apiServer.to).toBeUndefined();
  });

  test('allows no incoming connection when the configuration has no metrics', () => {
    const pipeline = FluentdPipeline.fromConfig(FluentdConfig.parse('<match **>\n  @type stdout\n</match>\n'));
    expect(agent({ pipeline }).object('NetworkPolicy').spec.ingress).toEqual([]);
  });
});

describe('names', () => {
  test('the ConfigMap has the name of the agent, so that two agents have different ones', () => {
    expect(agent({ name: 'edge' }).object('ConfigMap').metadata.name).toBe('edge-config');
    expect(agent().object('ConfigMap').metadata.name).toBe('fluentd-config');
  });
});

describe('an agent with the configuration of its image', () => {
  const { container, errors, messages, object, pod } = agent({ pipeline: FluentdPipeline.fromImage() });

  test('has neither errors nor warnings, because the configuration is not known', () => {
    expect([errors, messages]).toEqual(['', '']);
  });

  test('has the liveness probe of the image, and no ConfigMap', () => {
    expect(container.livenessProbe.httpGet.port).toBe('prometheus');
    expect(object('ConfigMap')).toBeUndefined();
    expect(pod.volumes.map(({ name }: Yaml) => name)).not.toContain('fluentd-config');
  });
});

test('a change of the DaemonSet replaces its pods on every version, also where the default is another one', () => {
  for (const kubernetes of ['1.6', '1.37'])
    expect(agent({}, kubernetes).object('DaemonSet').spec.updateStrategy).toEqual({ type: 'RollingUpdate' });
});

describe('the digest of the configuration', () => {
  test('replaces the pods where a DaemonSet replaces its pods, and is left out before', () => {
    const digest = ({ object }: Made) => object('DaemonSet').spec.template.metadata.annotations ?? {};
    expect(Object.values(digest(agent()))).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
    expect(Object.values(digest(addOnAgent()))).not.toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
  });
});

describe('warnings', () => {
  test('an agent without a priority is reported where the class exists only in kube-system', () => {
    const reported = 'the agent has no priority: system-node-critical is for kube-system alone before Kubernetes 1.17';
    expect(agent({}, '1.16').messages).toContain(reported);
    expect(agent({}, '1.16', 'kube-system').messages).not.toContain('no priority');
    expect(agent({}, '1.17').messages).not.toContain('no priority');
    expect(addOnAgent().messages).not.toContain('no priority');
  });

  test('TZ is reported for the image of the add-on, which reads UTC in that time zone, and for no other', () => {
    const pod = {
      env: [
        { name: 'A', value: 'b' },
        { name: 'TZ', value: 'Europe/Berlin' },
      ],
    };
    expect(addOnAgent({ pod }).messages).toContain('Remove TZ.');
    expect(addOnAgent({ pod: { env: [{ name: 'A', value: 'b' }] } }).messages).not.toContain('TZ');
    expect(addOnAgent().messages).not.toContain('TZ');
    expect(agent({ pod }).messages).not.toContain('TZ');
  });

  test('a log file that grows without limit is reported, a rotated one is not', () => {
    expect(addOnAgent().messages).toContain('grows without limit');
    expect(addOnAgent({ log: AgentLog.rotatedFile() }).messages).not.toContain('grows without limit');
    expect(agent().messages).not.toContain('grows without limit');
  });
});

describe('errors', () => {
  test('a rotated log has a minimum size', () => {
    const rotated = (kibibytes: number) =>
      addOnAgent({ log: AgentLog.rotatedFile({ maxSize: Size.kibibytes(kibibytes) }) });
    expect(rotated(63).errors).toContain('agent.log maxSize: "63Ki" is invalid: expected 64Ki or more');
    expect(rotated(64).errors).toBe('');
  });

  test('plugins that the image lacks are reported, unless the pod brings plugins', () => {
    const config = FluentdConfig.parse('<source>\n  @type missing\n</source>\n<match **>\n  @type stdout\n</match>\n');
    const pipeline = FluentdPipeline.fromConfig(config);
    expect(agent({ pipeline }).errors).toContain('missing');
    for (const name of ['FLUENTD_OPT', 'GEM_PATH', 'GEM_HOME', 'RUBYLIB', 'RUBYOPT'])
      expect(agent({ pipeline, pod: { env: [{ name, value: '/plugins' }] } }).errors).not.toContain('missing');
    expect(agent({ pipeline, pod: { env: [{ name: 'PATH', value: '/plugins' }] } }).errors).toContain('missing');
    const mounted = (mountPath: string) => ({
      volumes: [{ name: 'plugins', emptyDir: {} }],
      volumeMounts: [{ name: 'plugins', mountPath }],
    });
    for (const path of ['/fluentd/plugins', '/fluentd/plugins/in_missing.rb'])
      expect(agent({ pipeline, pod: mounted(path) }).errors).not.toContain('missing');
    for (const path of ['/fluentd/plugins-of-others', '/data/fluentd/plugins'])
      expect(agent({ pipeline, pod: mounted(path) }).errors).toContain('missing');
  });

  test('a pipeline is for the Fluentd of the image', () => {
    expect(addOnAgent({ pipeline: FluentdPipeline.containers() }).errors).toContain(
      'agent.pipeline: "a pipeline for Fluentd 1 with gcr.io/google_containers/fluentd-elasticsearch:1.22" is invalid: ' +
        'expected a pipeline for Fluentd 0.12 with this image',
    );
  });

  test('an agent on a Kubernetes whose ConfigMaps cannot have the plugins is one error', () => {
    const { errors } = agent({}, '1.3');
    expect(errors).toContain('agent.image');
    expect(errors).toContain('newer with this pipeline, whose plugins are keys of a ConfigMap');
  });

  test('a log file is not for an image that logs to its container', () => {
    expect(agent({ log: AgentLog.file() }).errors).toContain('agent.log');
    expect(addOnAgent({ log: AgentLog.file() }).errors).toBe('');
    expect(agent().errors).toBe('');
  });
});
