import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  ExternalElasticsearch,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
  SnapshotRepository,
} from '../../lib';

function errors(create: (chart: LoggingChart) => void): string[] {
  const app = new ClusterApp('test');
  create(new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logging' }));
  return app.errors();
}

const logging = (props: ClusterLoggingProps) => (chart: LoggingChart) => void new ClusterLogging(chart, 'efk', props);

/** Each option that is an address. */
const OPTIONS: readonly [string, (address: string) => (chart: LoggingChart) => void][] = [
  ['agent.apiServer.url', (url) => logging({ agent: { apiServer: { url } } })],
  ['kibana.publicUrl', (publicUrl) => logging({ kibana: { publicUrl } })],
  ['url', (url) => (chart) => void new ExternalElasticsearch(chart, 'outside', { url, version: '9.5.6' })],
  [
    'endpoint',
    (endpoint) =>
      logging({
        elasticsearch: {
          snapshots: {
            repository: SnapshotRepository.s3({ bucket: 'logs', endpoint, credentials: SecretRef.fromName('s3') }),
          },
        },
      }),
  ],
];

/** What a user types before the host. URLs that cannot be parsed are among them. */
const PASSWORDS = ['user:top-secret', ':top-secret', 'user:top@secret', 'user:top/secret', 'user:top secret'];

describe.each(OPTIONS)('a password in %s', (option, withAddress) => {
  test.each(PASSWORDS)('is rejected and not shown: %s', (user) => {
    const found = errors(withAddress(`https://${user}@host.example.com`));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${option}: "https://…@host.example.com" is invalid`);
    expect(found[0]).not.toMatch(/top|secret/);
  });
});

test.each(['https://10.0.0.1:port', 'https://10.0.0.1:65536', 'https://10.0.0.1?a=b', 'https://10.0.0.1#a'])(
  'the API server is not at %s',
  (url) => {
    expect(errors(logging({ agent: { apiServer: { url } } }))).toEqual([
      expect.stringContaining(`agent.apiServer.url: "${url}" is invalid`),
    ]);
  },
);
