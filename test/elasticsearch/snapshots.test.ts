import { Account, ElasticsearchImage, SecretRef, type SnapshotOptions, SnapshotRepository } from '../../lib';
import type { Yaml } from '../profiles';
import { StoreWorld } from './world';

const credentials = SecretRef.fromName('bucket-user');
const HOME = '/usr/share/elasticsearch';
const PASSWORD = { 'bootstrap.password': 'elasticsearch-elastic/password' };
const of = (repository: SnapshotRepository, more: Partial<SnapshotOptions> = {}) =>
  new StoreWorld({ snapshots: { repository, ...more } });
const steps = (world: StoreWorld): Yaml[] => world.plan('provisioning').steps;
const step = (world: StoreWorld, path: string): Yaml => steps(world).find((each) => each.path === path);
const egress = (world: StoreWorld): Yaml[] => world.find('NetworkPolicy', 'elasticsearch').spec.egress;
const repositoryOf = (world: StoreWorld) => step(world, '/_snapshot/kubernetes-logs').body;

/** The files that the start script puts into the keystore, by setting. */
function secured(world: StoreWorld): Record<string, string> {
  const pod = world.pod();
  const { mountPath, name, readOnly } = pod.containers[0].volumeMounts.find(
    (mount: Yaml) => mount.mountPath === world.env().SECURE_SETTINGS,
  );
  expect([mountPath, readOnly]).toEqual(['/run/secure-settings', true]);
  const { projected } = pod.volumes.find((volume: Yaml) => volume.name === name);
  return Object.fromEntries(
    projected.sources.flatMap(({ secret }: Yaml) =>
      secret.items.map(({ key, path }: Yaml) => [path, `${secret.name}/${key}`]),
    ),
  );
}

test('by default none are taken', () => {
  const world = new StoreWorld();
  expect(steps(world).filter(({ path }) => /snapshot|slm/.test(path))).toEqual([]);
  expect(secured(world)).toEqual(PASSWORD);
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
  const world = of(repository);

  test('is registered with its place, and with no secret', () => {
    expect(repositoryOf(world)).toEqual({ type, settings });
    expect(world.errors).toEqual([]);
  });

  test('has its credentials from a Secret, for the keystore of each node', () => {
    expect(secured(world)).toEqual({ ...PASSWORD, ...keystore });
    expect(world.env().KEYSTORE).toBe(`${HOME}/config/elasticsearch.keystore`);
  });

  test('is all that nodes reach beside each other and names', () => {
    const [, , service, ...others] = egress(world);
    expect([service, others]).toEqual([{ ports: [{ port: 443, protocol: 'TCP' }] }, []]);
  });

  test('is refused before the image brings what it needs', () => {
    const image = ElasticsearchImage.official('7.17.29');
    const found = new StoreWorld({ image, snapshots: { repository } }).errors.join();
    expect(found).toContain(`snapshots.repository: "${type}" is invalid: expected Elasticsearch 8.0.0 or newer`);
  });
});

test('a service that is not that of Amazon is named to the nodes, and reached by its port', () => {
  const endpoint = 'https://minio.storage.svc:9000';
  const world = of(
    SnapshotRepository.s3({ bucket: 'logs', endpoint, region: 'a-1', pathStyleAccess: true, credentials }),
  );
  expect(world.settings()).toMatchObject({
    's3.client.default.endpoint': endpoint,
    's3.client.default.region': 'a-1',
    's3.client.default.path_style_access': true,
  });
  expect(egress(world)[2].ports).toEqual([{ port: 9000, protocol: 'TCP' }]);
  expect(world.warning.join()).not.toContain('https');
});

test('a service without TLS is taken, and advised against', () => {
  const world = of(SnapshotRepository.s3({ bucket: 'logs', endpoint: 'http://minio.storage.svc', credentials }));
  expect(egress(world)[2].ports).toEqual([{ port: 80, protocol: 'TCP' }]);
  expect(world.warning).toEqual(expect.arrayContaining([expect.stringContaining('https')]));
});

test('the addresses of the repository narrow what nodes reach', () => {
  const [, [, repository] = []] = services;
  const world = of(repository as SnapshotRepository, { cidr: '10.1.0.0/16' });
  expect(egress(world)[2].to).toEqual([{ ipBlock: { cidr: '10.1.0.0/16' } }]);
});

describe.each(['7.17.29', '9.5.6'])('a volume that all nodes of Elasticsearch %s have in common', (version) => {
  const repository = SnapshotRepository.sharedFileSystem({ claimName: 'snapshots-nfs' });
  const world = new StoreWorld({ image: ElasticsearchImage.official(version), snapshots: { repository } });

  test('is mounted where Elasticsearch may have repositories', () => {
    const { volumes, containers } = world.pod();
    expect(volumes).toContainEqual({ name: 'snapshots', persistentVolumeClaim: { claimName: 'snapshots-nfs' } });
    expect(containers[0].volumeMounts).toContainEqual({ name: 'snapshots', mountPath: `${HOME}/snapshots` });
    expect(world.settings()['path.repo']).toEqual([`${HOME}/snapshots`]);
    expect(repositoryOf(world)).toEqual({ type: 'fs', settings: { location: `${HOME}/snapshots` } });
  });

  test('opens no port, and puts nothing into the keystore', () => {
    expect(egress(world)).toHaveLength(2);
    expect(secured(world)).toEqual(PASSWORD);
    expect(world.errors).toEqual([]);
  });
});

describe('the policy', () => {
  const repository = SnapshotRepository.gcs({ bucket: 'logs', credentials });
  const policy = (more: Partial<SnapshotOptions> = {}) =>
    step(of(repository, more), '/_slm/policy/kubernetes-logs').body;

  test('takes one each night of the logs and of what the store knows, and keeps it for a month', () => {
    expect(policy()).toEqual({
      schedule: '0 17 2 * * ?',
      name: '<kubernetes-logs-{now/d}>',
      repository: 'kubernetes-logs',
      config: { indices: ['kubernetes-logs-*'], include_global_state: true },
      retention: { expire_after: '30d', min_count: 5 },
    });
  });

  test('is what the user says', () => {
    const own = policy({ schedule: '0 0 */6 * * ?', retentionDays: 90, leastSnapshots: 1 });
    expect(own).toMatchObject({ schedule: '0 0 */6 * * ?', retention: { expire_after: '90d', min_count: 1 } });
  });

  test('comes after all other steps, which a repository out of reach does not keep from being done', () => {
    const [last, before] = steps(of(repository)).reverse();
    expect([before?.path, last?.path]).toEqual(['/_snapshot/kubernetes-logs', '/_slm/policy/kubernetes-logs']);
  });
});

test.each<[string, SnapshotRepository, Partial<SnapshotOptions>, string]>([
  ['a bucket with capitals', SnapshotRepository.gcs({ bucket: 'Logs', credentials }), {}, 'bucket: "Logs"'],
  ['no container', SnapshotRepository.azure({ container: '', credentials }), {}, 'container: ""'],
  ['an absolute path', SnapshotRepository.gcs({ bucket: 'abc', basePath: '/a', credentials }), {}, 'basePath: "/a"'],
  ['a host alone', SnapshotRepository.s3({ bucket: 'abc', endpoint: 'minio', credentials }), {}, 'endpoint: "minio"'],
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
    'Secret name',
  ],
  ['a claim of no name', SnapshotRepository.sharedFileSystem({ claimName: 'A_B' }), {}, 'claimName: "A_B"'],
  ['a time of Unix', services[1][1], { schedule: '17 2 * * *' }, 'schedule: "17 2 * * *"'],
  ['no day', services[1][1], { retentionDays: 0 }, 'retentionDays: 0'],
  ['no snapshot', services[1][1], { leastSnapshots: 0 }, 'leastSnapshots: 0'],
  ['an address without mask', services[1][1], { cidr: '10.0.0.1' }, 'cidr: "10.0.0.1"'],
  ['an address of a volume', SnapshotRepository.sharedFileSystem({ claimName: 'a' }), { cidr: '10.0.0.0/8' }, 'cidr'],
])('%s is refused', (_, repository, more, expected) => {
  expect(of(repository, more).errors.join()).toContain(expected);
});

test('a password in an address is refused, and not repeated', () => {
  const endpoint = 'https://user:hunter2@minio.storage.svc';
  const found = of(SnapshotRepository.s3({ bucket: 'logs', endpoint, credentials })).errors.join();
  expect(found).toContain('repository endpoint');
  expect(found).not.toContain('hunter2');
});

describe('without credentials', () => {
  const serviceAccount = Account.fromName('snapshots');

  test('nodes have the IAM role of their service account, whose token the entrypoint links', () => {
    const world = new StoreWorld({
      serviceAccount,
      snapshots: { repository: SnapshotRepository.s3({ bucket: 'logs' }) },
    });
    expect(secured(world)).toEqual(PASSWORD);
    expect(world.env().IDENTITY_LINK).toBe(`${HOME}/config/repository-s3/aws-web-identity-token-file`);
    expect(world.pod().serviceAccountName).toBe('snapshots');
    expect(world.errors).toEqual([]);
  });

  test('nodes reach the metadata of GKE, which gives them their identity', () => {
    const world = new StoreWorld({
      serviceAccount,
      snapshots: { repository: SnapshotRepository.gcs({ bucket: 'logs' }) },
    });
    const peers = egress(world).flatMap(({ to = [] }: Yaml) => to.map(({ ipBlock }: Yaml) => ipBlock?.cidr));
    expect(peers).toEqual(expect.arrayContaining(['169.254.169.254/32', '169.254.169.252/32']));
    expect(world.errors).toEqual([]);
  });

  test('a service account of their own is required', () => {
    const world = of(SnapshotRepository.s3({ bucket: 'logs' }));
    expect(world.errors.join()).toContain('credentials, or a serviceAccount to which you give the right');
  });

  test('the version must know roles of service accounts', () => {
    const image = ElasticsearchImage.official('8.0.1');
    const repository = SnapshotRepository.s3({ bucket: 'logs' });
    const world = new StoreWorld({ image, serviceAccount, snapshots: { repository } });
    expect(world.errors.join()).toContain('credentials before Elasticsearch 8.1.0');
  });
});
