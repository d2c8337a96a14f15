import { Duration, Size } from 'cdk8s';
import {
  AddOnImages,
  CertificateIssuer,
  ClientCertificate,
  ClusterApp,
  Elasticsearch,
  type ElasticsearchProps,
  ElasticsearchSecurity,
  FluentdAgent,
  type FluentdAgentOptions,
  FluentdPipeline,
  KubernetesVersion,
  LoggingChart,
  NodeRole,
  SecretRef,
  Storage,
} from '../lib';
import { find, type Yaml } from './profiles';

/** An agent, which has a chart of its own with the Elasticsearch it sends to. */
function agentOf(agent: FluentdAgentOptions, kubernetes = '1.37') {
  const { app, chart } = emptyChart(kubernetes);
  const elasticsearch = new Elasticsearch(chart, 'elasticsearch');
  return { app, chart, agent: new FluentdAgent(chart, 'agent', { elasticsearch, ...agent }) };
}

function elasticsearchOf(props: ElasticsearchProps) {
  const { app, chart } = emptyChart('1.37');
  new Elasticsearch(chart, 'elasticsearch', props);
  return { app, chart };
}

function emptyChart(kubernetes: string) {
  const app = new ClusterApp('test');
  const version = KubernetesVersion.parse(kubernetes);
  return { app, chart: new LoggingChart(app, 'chart', { kubernetes: version, namespace: 'logging' }) };
}

function textOf({ agent }: { readonly agent: FluentdAgent }): string {
  return JSON.stringify(agent.configMap?.toJson().data);
}

describe('the agent', () => {
  test('reads CRI from Kubernetes 1.24 on, and both formats before', () => {
    const formatOn = (kubernetes: string) =>
      ['cri', 'auto'].filter((format) => textOf(agentOf({}, kubernetes)).includes(`format ${format}\\n`));
    expect([formatOn('1.23'), formatOn('1.24')]).toEqual([['auto'], ['cri']]);
  });

  test('reads the journal of the kubelet and of every runtime', () => {
    const pipeline = FluentdPipeline.containers({ journal: {} });
    for (const unit of ['kubelet', 'containerd', 'crio', 'docker'])
      expect(textOf(agentOf({ pipeline }))).toContain(`${unit}.service`);
  });

  test('mounts a client certificate of the node read-only', () => {
    const { chart } = agentOf({ apiServer: { clientCertificate: ClientCertificate.hostPath('/srv/kubernetes') } });
    const [{ spec }] = chart
      .toJson()
      .filter(({ kind }) => kind === 'DaemonSet')
      .map(({ spec: { template } }) => template);
    expect(spec.containers[0].volumeMounts).toContainEqual(
      expect.objectContaining({ mountPath: '/srv/kubernetes', readOnly: true }),
    );
  });

  test('takes caFile before the certificate authority of the client certificate', () => {
    const clientCertificate = ClientCertificate.hostPath('/srv/kubernetes');
    const text = textOf(agentOf({ apiServer: { clientCertificate, caFile: '/etc/other-ca.crt' } }));
    expect(text).toContain('/etc/other-ca.crt');
    expect(text).not.toContain('/srv/kubernetes/ca.crt');
  });

  test.each(['(?<=a+)b', '(?<!a*)b', '(?<=a{1,2})b'])('rejects %s, with which Ruby does not start', (pattern) => {
    const pipeline = FluentdPipeline.containers({ redactions: [{ pattern, replacement: 'x' }] });
    expect(agentOf({ pipeline }).app.errors().join()).toContain('look-behind');
  });

  test('accepts a look-behind of fixed length', () => {
    const pipeline = FluentdPipeline.containers({ redactions: [{ pattern: '(?<=token=)[0-9]+', replacement: 'x' }] });
    expect(agentOf({ pipeline }).app.errors()).toEqual([]);
  });

  test.each([
    ['a'.repeat(63), 0],
    ['a'.repeat(64), 1],
  ])('accepts a label name of 63 characters at most: %s', (name, errors) => {
    expect(agentOf({ pod: { labels: { [name]: 'x' } } }).app.errors()).toHaveLength(errors);
  });

  test.each(['example.com/fluentd', 'example.com/fluentd:latest'])(
    'rejects the image %s, which changes by itself',
    (image) => {
      const { app } = agentOf({ image: AddOnImages.FLUENTD_1_22.pulledFrom(image) });
      expect(app.errors().join()).toContain(`"${image}" is invalid`);
    },
  );
});

describe('Elasticsearch', () => {
  test.each([
    [NodeRole.TRANSFORM, 'transform'],
    [NodeRole.REMOTE_CLUSTER_CLIENT, 'remote_cluster_client'],
    [NodeRole.ML, 'ml'],
    [NodeRole.INGEST, 'ingest'],
  ])('gives a node the role %s under the name of Elasticsearch', (role, name) => {
    const nodeSets = [{ name: 'a', replicas: 3, roles: [NodeRole.MASTER, NodeRole.DATA, role] }];
    const { app, chart } = elasticsearchOf({ nodeSets });
    expect(app.errors()).toEqual([]);
    expect(JSON.stringify(chart.toJson())).toMatch(new RegExp(`master.{0,9}data.{0,9}${name}\\b`));
  });

  test('may take 15 minutes to start', () => {
    const objects: Yaml[] = elasticsearchOf({}).chart.toJson();
    const [container] = find(objects, 'StatefulSet', 'elasticsearch').spec.template.spec.containers;
    const { periodSeconds, failureThreshold } = container.startupProbe;
    expect(periodSeconds * failureThreshold).toBe(900);
  });

  test('asks cert-manager for certificates of 90 days', () => {
    const secret = SecretRef.fromName('passwords');
    const passwords = { elasticPassword: secret, agentPassword: secret, kibanaPassword: secret };
    const security = ElasticsearchSecurity.certManager({ issuer: CertificateIssuer.fromIssuer('ca'), ...passwords });
    const objects: Yaml[] = elasticsearchOf({ security }).chart.toJson();
    const durations = objects.filter(({ kind }) => kind === 'Certificate').map(({ spec }) => spec.duration);
    expect(new Set(durations)).toEqual(new Set(['2160h']));
  });

  test.each([
    [90, 0],
    [91, 1],
  ])(
    'needs space for 8 days beyond the retention of a data stream of %i days, or for 31 from 91 days on',
    (days, errors) => {
      const lifecycle = { dataStream: true, retention: Duration.days(days), dailyVolume: Size.gibibytes(1) };
      // 98 GiB on 85 % of the volume.
      const { app } = elasticsearchOf({
        replicas: 1,
        storage: Storage.claim({ size: Size.gibibytes(116) }),
        lifecycle,
      });
      expect(app.errors()).toHaveLength(errors);
    },
  );
});
