import { Cron, Duration } from 'cdk8s';
import { Account, ElasticsearchImage, SecretRef, type SnapshotOptions, SnapshotRepository } from '../../lib';
import type { Yaml } from '../profiles';
import { ElasticsearchFixture } from './fixture';

const credentials = SecretRef.fromName('bucket-user');
const HOME = '/usr/share/elasticsearch';
const PASSWORD = { 'bootstrap.password': 'elasticsearch-elastic/password' };
const of = (repository: SnapshotRepository, more: Partial<SnapshotOptions> = {}) =>
  new ElasticsearchFixture({ snapshots: { repository, ...more } });
const steps = (fixture: ElasticsearchFixture): Yaml[] => fixture.input('provisioning').steps;
const step = (fixture: ElasticsearchFixture, path: string): Yaml => steps(fixture).find((each) => each.path === path);
const egress = (fixture: ElasticsearchFixture): Yaml[] => fixture.find('NetworkPolicy', 'elasticsearch').spec.egress;
const repositoryOf = (fixture: ElasticsearchFixture) => step(fixture, '/_snapshot/kubernetes-logs').body;

/** The files that the start script adds to the keystore, by setting. */
function secured(fixture: ElasticsearchFixture): Record<string, string> {
  const pod = fixture.pod();
  const { mountPath, name, readOnly } = pod.containers[0].volumeMounts.find(
    (mount: Yaml) => mount.mountPath === fixture.env().SECURE_SETTINGS,
  );
  expect([mountPath, readOnly]).toEqual(['/run/secure-settings', true]);
  const { projected } = pod.volumes.find((volume: Yaml) => volume.name === name);
  return Object.fromEntries(
    projected.sources.flatMap(({ secret }: Yaml) =>
      secret.items.map(({ key, path }: Yaml) => [path, `${secret.name}/${key}`]),
    ),
  );
}

test('there are none by default', () => {
  const fixture = new ElasticsearchFixture();
  expect(steps(fixture).filter(({ path }) => /snapshot|slm/.test(path))).toEqual([]);
  expect(secured(fixture)).toEqual(PASSWORD);
});

const services: [string, SnapshotRepository, Yaml, Record<string, string>][] = [
  [
    's3',
    SnapshotRepository.s3({ bucket: 'logs', basePath: 'a/b', credentials }),
    { bucket: 'logs', base_path: 'a/b' },
    {
      's3.client.default.access_key': 'bucket-user/access_key',
      's3.client.default.secret_key': 'bucket-user/secret_key',
    },
  ],
  [
    'gcs',
    SnapshotRepository.gcs({ bucket: 'logs', credentials }),
    { bucket: 'logs' },
    { 'gcs.client.default.credentials_file': 'bucket-user/credentials_file' },
  ],
  [
    'azure',
    SnapshotRepository.azure({ container: 'logs', credentials }),
    { container: 'logs' },
    { 'azure.client.default.account': 'bucket-user/account', 'azure.client.default.key': 'bucket-user/key' },
  ],
];

describe.each(services)('a repository of type %s', (type, repository, settings, keystore) => {
  const fixture = of(repository);

  test('is registered with its location and without secrets', () => {
    expect(repositoryOf(fixture)).toEqual({ type, settings });
    expect(fixture.errors).toEqual([]);
  });

  test('has its credentials in a Secret, for the keystore of each node', () => {
    expect(secured(fixture)).toEqual({ ...PASSWORD, ...keystore });
    expect(fixture.env().KEYSTORE).toBe(`${HOME}/config/elasticsearch.keystore`);
  });

  test('is the only connection of the nodes apart from each other and DNS', () => {
    const [, , service, ...others] = egress(fixture);
    expect([service, others]).toEqual([{ ports: [{ port: 443, protocol: 'TCP' }] }, []]);
  });

  test('is rejected before the image contains it', () => {
    const image = ElasticsearchImage.official('7.17.29');
    const found = new ElasticsearchFixture({ image, snapshots: { repository } }).errors.join();
    expect(found).toContain(`snapshots.repository: "${type}" is invalid: expected Elasticsearch 8.0.0 or newer`);
  });
});

test('a service other than Amazon S3 is set on the nodes, which may connect to its port', () => {
  const endpoint = 'https://minio.storage.svc:9000';
  const fixture = of(
    SnapshotRepository.s3({ bucket: 'logs', endpoint, region: 'a-1', pathStyleAccess: true, credentials }),
  );
  expect(fixture.settings()).toMatchObject({
    's3.client.default.endpoint': endpoint,
    's3.client.default.region': 'a-1',
    's3.client.default.path_style_access': true,
  });
  expect(egress(fixture)[2].ports).toEqual([{ port: 9000, protocol: 'TCP' }]);
  expect(fixture.warning.join()).not.toContain('https');
});

test('a service without TLS causes a warning', () => {
  const fixture = of(SnapshotRepository.s3({ bucket: 'logs', endpoint: 'http://minio.storage.svc', credentials }));
  expect(egress(fixture)[2].ports).toEqual([{ port: 80, protocol: 'TCP' }]);
  expect(fixture.warning).toEqual(expect.arrayContaining([expect.stringContaining('https')]));
});

test('the addresses of the repository limit the connections of the nodes', () => {
  const [, [, repository] = []] = services;
  const fixture = of(repository as SnapshotRepository, { cidr: '10.1.0.0/16' });
  expect(egress(fixture)[2].to).toEqual([{ ipBlock: { cidr: '10.1.0.0/16' } }]);
});

describe.each(['7.17.29', '9.5.6'])('a volume that all nodes of Elasticsearch %s share', (version) => {
  const repository = SnapshotRepository.sharedFileSystem({ claimName: 'snapshots-nfs' });
  const fixture = new ElasticsearchFixture({ image: ElasticsearchImage.official(version), snapshots: { repository } });

  test('is mounted where Elasticsearch allows repositories', () => {
    const { volumes, containers } = fixture.pod();
    expect(volumes).toContainEqual({ name: 'snapshots', persistentVolumeClaim: { claimName: 'snapshots-nfs' } });
    expect(containers[0].volumeMounts).toContainEqual({ name: 'snapshots', mountPath: `${HOME}/snapshots` });
    expect(fixture.settings()['path.repo']).toEqual([`${HOME}/snapshots`]);
    expect(repositoryOf(fixture)).toEqual({ type: 'fs', settings: { location: `${HOME}/snapshots` } });
  });

  test('opens no port, and adds nothing to the keystore', () => {
    expect(egress(fixture)).toHaveLength(2);
    expect(secured(fixture)).toEqual(PASSWORD);
    expect(fixture.errors).toEqual([]);
  });
});

describe('the policy', () => {
  const repository = SnapshotRepository.gcs({ bucket: 'logs', credentials });
  const policy = (more: Partial<SnapshotOptions> = {}) =>
    step(of(repository, more), '/_slm/policy/kubernetes-logs').body;

  test('takes one each night of the logs and the cluster state, and keeps it for a month', () => {
    expect(policy()).toEqual({
      schedule: '0 17 2 * * ?',
      name: '<kubernetes-logs-{now/d}>',
      repository: 'kubernetes-logs',
      config: { indices: ['kubernetes-logs-*'], include_global_state: true },
      retention: { expire_after: '30d', min_count: 5 },
    });
  });

  test('is what the user sets', () => {
    const own = policy({
      schedule: Cron.schedule({ minute: '0', hour: '*/6' }),
      retention: Duration.days(90),
      minimumSnapshots: 1,
    });
    expect(own).toMatchObject({ schedule: '0 0 */6 * * ?', retention: { expire_after: '90d', min_count: 1 } });
  });

  test.each([
    [{ minute: '0', hour: '3', weekDay: '0' }, '0 0 3 ? * 1'],
    [{ minute: '0', hour: '3', weekDay: '1-5' }, '0 0 3 ? * 2-6'],
    [{ minute: '0', hour: '3', weekDay: 'mon,fri' }, '0 0 3 ? * MON,FRI'],
    [{ minute: '0', hour: '3', weekDay: '*/2' }, '0 0 3 ? * */2'],
    [{ minute: '30', hour: '1', day: '1' }, '0 30 1 1 * ?'],
  ])('has the schedule %p as %s', (fields, expected) => {
    expect(policy({ schedule: Cron.schedule(fields) }).schedule).toBe(expected);
  });

  test('comes after all other steps, so that an unavailable repository does not block them', () => {
    const [last, before] = steps(of(repository)).reverse();
    expect([before?.path, last?.path]).toEqual(['/_snapshot/kubernetes-logs', '/_slm/policy/kubernetes-logs']);
  });
});

test.each<[string, SnapshotRepository, Partial<SnapshotOptions>, string]>([
  ['a bucket with capitals', SnapshotRepository.gcs({ bucket: 'Logs', credentials }), {}, 'bucket: "Logs"'],
  ['no container', SnapshotRepository.azure({ container: '', credentials }), {}, 'container: ""'],
  ['an absolute path', SnapshotRepository.gcs({ bucket: 'abc', basePath: '/a', credentials }), {}, 'basePath: "/a"'],
  ['a host alone', SnapshotRepository.s3({ bucket: 'abc', endpoint: 'minio', credentials }), {}, 'endpoint: "minio"'],
  ...['https://minio:65536', 'https://minio:0', 'https://minio:', 'https://-a', 'https://10.0.0.256'].map(
    (endpoint): [string, SnapshotRepository, Partial<SnapshotOptions>, string] => [
      `the address ${endpoint}`,
      SnapshotRepository.s3({ bucket: 'abc', endpoint, credentials }),
      {},
      `endpoint: "${endpoint}"`,
    ],
  ),
  [
    'a region in words',
    SnapshotRepository.s3({ bucket: 'abc', region: 'EU West', credentials }),
    {},
    'region: "EU West"',
  ],
  [
    'a Secret of no name',
    SnapshotRepository.gcs({ bucket: 'abc', credentials: SecretRef.fromName('A') }),
    {},
    'elasticsearch.snapshots.repository credentials: "A"',
  ],
  ['a claim of no name', SnapshotRepository.sharedFileSystem({ claimName: 'A_B' }), {}, 'claimName: "A_B"'],
  ['an hour that no day has', services[1][1], { schedule: Cron.schedule({ hour: '25' }) }, 'schedule: "* 25 * * *"'],
  ['two kinds of days', services[1][1], { schedule: Cron.schedule({ day: '1', weekDay: '1' }) }, 'not both'],
  ['no day', services[1][1], { retention: Duration.days(0) }, 'retention: 0 days'],
  ['more than ten years', services[1][1], { retention: Duration.days(3651) }, 'retention: 3651 days'],
  ['no snapshot', services[1][1], { minimumSnapshots: 0 }, 'minimumSnapshots: 0'],
  ['more than 1000 snapshots', services[1][1], { minimumSnapshots: 1001 }, 'minimumSnapshots: 1001'],
  ...['10.0.0.1', '10.0.0.1/8', '10.0.0.0/33', '999.0.0.0/8', 'FD00::/8'].map(
    (cidr): [string, SnapshotRepository, Partial<SnapshotOptions>, string] => [
      `the range ${cidr}`,
      services[1][1],
      { cidr },
      `elasticsearch.snapshots.cidr: "${cidr}" is invalid: expected an address range`,
    ],
  ),
  ['an address of a volume', SnapshotRepository.sharedFileSystem({ claimName: 'a' }), { cidr: '10.0.0.0/8' }, 'cidr'],
])('%s is rejected', (_, repository, more, expected) => {
  expect(of(repository, more).errors.join()).toContain(expected);
});

test('snapshots are kept for ten years at most, and 1000 of them at most stay in any case', () => {
  expect(of(services[1][1], { retention: Duration.days(3650), minimumSnapshots: 1000 }).errors).toEqual([]);
});

test.each(['https://minio:65535', 'http://10.0.0.1:9000', 'https://s3.example.com'])(
  'the address %s of a repository is accepted',
  (endpoint) => {
    expect(of(SnapshotRepository.s3({ bucket: 'abc', endpoint, credentials })).errors).toEqual([]);
  },
);

test('a password in an address is rejected, and the error does not repeat it', () => {
  const endpoint = 'https://user:hunter2@minio.storage.svc';
  const found = of(SnapshotRepository.s3({ bucket: 'logs', endpoint, credentials })).errors.join();
  expect(found).toContain('repository endpoint');
  expect(found).not.toContain('hunter2');
});

describe('without credentials', () => {
  const serviceAccount = Account.fromName('snapshots');

  test('nodes use the IAM role of their service account, whose token the entrypoint links', () => {
    const fixture = new ElasticsearchFixture({
      serviceAccount,
      snapshots: { repository: SnapshotRepository.s3({ bucket: 'logs' }) },
    });
    expect(secured(fixture)).toEqual(PASSWORD);
    expect(fixture.env().IDENTITY_LINK).toBe(`${HOME}/config/repository-s3/aws-web-identity-token-file`);
    expect(fixture.pod().serviceAccountName).toBe('snapshots');
    expect(fixture.errors).toEqual([]);
  });

  test('nodes may connect to the metadata server of GKE, which provides their identity', () => {
    const fixture = new ElasticsearchFixture({
      serviceAccount,
      snapshots: { repository: SnapshotRepository.gcs({ bucket: 'logs' }) },
    });
    const peers = egress(fixture).flatMap(({ to = [] }: Yaml) => to.map(({ ipBlock }: Yaml) => ipBlock?.cidr));
    expect(peers).toEqual(expect.arrayContaining(['169.254.169.254/32', '169.254.169.252/32']));
    expect(fixture.errors).toEqual([]);
  });

  describe('on Azure', () => {
    const workloadIdentity = {
      clientId: '11111111-2222-3333-4444-555555555555',
      tenantId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    };
    const repository = SnapshotRepository.azure({ container: 'logs', credentials, workloadIdentity });
    const withAccount = (version = '9.5.6') =>
      new ElasticsearchFixture({
        image: ElasticsearchImage.official(version),
        serviceAccount,
        snapshots: { repository },
      });

    test('nodes exchange a token of their service account, and have no key', () => {
      const fixture = withAccount();
      expect(fixture.errors).toEqual([]);
      expect(secured(fixture)).toEqual({ ...PASSWORD, 'azure.client.default.account': 'bucket-user/account' });
      const { volumes, containers } = fixture.pod();
      const volume = volumes.find(({ name }: Yaml) => name === 'repository-token');
      expect(volume.projected.sources).toEqual([
        {
          serviceAccountToken: {
            audience: 'api://AzureADTokenExchange',
            path: 'azure-identity-token',
            expirationSeconds: 3600,
          },
        },
      ]);
      const { mountPath } = containers[0].volumeMounts.find(({ name }: Yaml) => name === 'repository-token');
      expect(fixture.env()).toMatchObject({
        AZURE_CLIENT_ID: workloadIdentity.clientId,
        AZURE_TENANT_ID: workloadIdentity.tenantId,
        AZURE_FEDERATED_TOKEN_FILE: `${mountPath}/azure-identity-token`,
      });
      expect(mountPath).toBe(`${HOME}/config/azure/tokens`);
    });

    test('a version that cannot is rejected, and an identity that is no UUID', () => {
      expect(withAccount('8.15.0').errors.join()).toContain('credentials before Elasticsearch 8.16.0');
      const wrong = { ...workloadIdentity, clientId: 'logs' };
      const found = of(SnapshotRepository.azure({ container: 'logs', credentials, workloadIdentity: wrong })).errors;
      expect(found.join()).toContain('workloadIdentity.clientId: "logs" is invalid');
      expect(found.join()).toContain('a serviceAccount with permission');
    });
  });

  test('a service account for the nodes is required', () => {
    const fixture = of(SnapshotRepository.s3({ bucket: 'logs' }));
    expect(fixture.errors.join()).toContain('credentials, or a serviceAccount with permission');
  });

  test('the version must support roles of service accounts', () => {
    const image = ElasticsearchImage.official('8.0.1');
    const repository = SnapshotRepository.s3({ bucket: 'logs' });
    const fixture = new ElasticsearchFixture({ image, serviceAccount, snapshots: { repository } });
    expect(fixture.errors.join()).toContain('credentials before Elasticsearch 8.1.0');
  });
});
