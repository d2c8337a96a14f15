import { Duration } from 'cdk8s';
import { CertificateIssuer, ElasticsearchSecurity, SecretRef, Storage } from '../../lib';
import { KIBANA_ENCRYPTION_KEYS } from '../../lib/elasticsearch/security/kibana-encryption-keys';
import type { Yaml } from '../profiles';
import { ElasticsearchFixture } from './fixture';

const PASSWORDS = {
  elasticPassword: SecretRef.fromName('my-elastic'),
  kibanaPassword: SecretRef.fromName('my-kibana'),
  agentPassword: SecretRef.fromName('my-agent'),
};
const CERTIFICATES = {
  httpCertificate: SecretRef.fromName('my-http'),
  transportCertificate: SecretRef.fromName('my-transport'),
  caCertificate: SecretRef.fromName('my-ca'),
};

const namesOf = (objects: Yaml[]) => objects.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);

/** The volumes of a pod with Secrets, by name. */
const secretsOf = (pod: Yaml): Yaml[] => pod.volumes.map((volume: Yaml) => volume.secret).filter(Boolean);

describe('bootstrap', () => {
  const fixture = new ElasticsearchFixture({ agentNamespace: 'agents' });
  const secrets = fixture.of('Secret');
  const { endpoint } = fixture.elasticsearch;

  test('is the default', () => {
    expect(new ElasticsearchFixture({ security: ElasticsearchSecurity.bootstrap() }).objects).toEqual(
      new ElasticsearchFixture().objects,
    );
  });

  test('creates empty Secrets: the manifests contain no values', () => {
    expect(secrets.flatMap((secret) => Object.keys(secret))).not.toContain('data');
    expect(secrets.flatMap((secret) => Object.keys(secret))).not.toContain('stringData');
    expect(JSON.stringify(fixture.objects)).not.toMatch(/BEGIN|"value":"[A-Za-z0-9]{24,}"/);
  });

  test('may only read and fill these Secrets, in each namespace', () => {
    const roles = fixture.of('Role').filter(({ metadata }) => metadata.name === 'elasticsearch-bootstrap');
    expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(['logging', 'agents']);
    for (const { metadata, rules } of roles) {
      const own = secrets.filter((secret) => secret.metadata.namespace === metadata.namespace);
      const resourceNames = own.map((secret) => secret.metadata.name);
      expect(rules).toEqual([{ apiGroups: [''], resources: ['secrets'], resourceNames, verbs: ['get', 'patch'] }]);
    }
    expect([fixture.of('ClusterRole'), fixture.of('ClusterRoleBinding')]).toEqual([[], []]);
  });

  test('has its own service account', () => {
    const pods = fixture.objects.map((o) => o.spec?.jobTemplate?.spec.template ?? o.spec?.template).filter(Boolean);
    const named = pods.filter(({ spec }) => spec.serviceAccountName === 'elasticsearch-bootstrap');
    expect(named.map(({ metadata }) => metadata.labels['app.kubernetes.io/component'])).toEqual([
      'bootstrap',
      'bootstrap',
    ]);
    const others = pods.filter(({ spec }) => spec.serviceAccountName !== 'elasticsearch-bootstrap');
    expect(others.map(({ spec }) => spec.serviceAccountName)).not.toContain('elasticsearch-bootstrap');
  });

  test('fills every Secret that it creates', () => {
    const input = fixture.input('bootstrap');
    const targets = [
      input.authority,
      ...input.certificates,
      ...input.passwords,
      ...input.randomKeys,
      ...input.copies.map(({ to }: Yaml) => to),
    ].map(({ namespace, secret }) => `${namespace}/${secret}`);
    expect([...new Set(targets)].sort()).toEqual(namesOf(secrets).sort());
  });

  test('fills the Secrets that the endpoint names for the agent and Kibana', () => {
    const { caSecret, agentCredentials, kibanaCredentials } = endpoint;
    expect(namesOf(secrets)).toEqual(
      expect.arrayContaining([
        `agents/${caSecret?.name}`,
        `logging/${caSecret?.name}`,
        `agents/${agentCredentials?.secret.name}`,
        `logging/${kibanaCredentials?.secret.name}`,
      ]),
    );
    expect([agentCredentials?.username, kibanaCredentials?.username]).toEqual(['log-agent', 'kibana_system']);
  });

  test('creates encryption keys for Kibana under the names that it reads', () => {
    const keys = fixture
      .input('bootstrap')
      .randomKeys.filter(({ secret }: Yaml) => secret === fixture.elasticsearch.kibanaEncryptionKeys?.name);
    expect(keys.map(({ key }: Yaml) => key)).toEqual(KIBANA_ENCRYPTION_KEYS);
  });

  test('never mounts the key of the authority in a pod', () => {
    expect(JSON.stringify(fixture.of('StatefulSet').concat(fixture.of('Job'), fixture.of('CronJob')))).not.toMatch(
      /ca\.key|"elasticsearch-ca"/,
    );
  });

  test('creates a certificate that is valid for every name that clients use, and one for the names of nodes', () => {
    const [http, transport] = fixture.input('bootstrap').certificates;
    const nodes = ['*.elasticsearch-nodes', '*.elasticsearch-nodes.logging.svc'];
    const clients = ['elasticsearch', 'elasticsearch.logging', 'elasticsearch.logging.svc', 'localhost'];
    expect(http.dnsNames).toEqual(expect.arrayContaining([...clients, ...nodes]));
    expect([http.ipAddresses, transport.dnsNames, transport.ipAddresses]).toEqual([['127.0.0.1'], nodes, []]);
  });

  test('copies the authority, and for an agent in another namespace its password', () => {
    const ca = (namespace: string) => ({ namespace, secret: 'elasticsearch-ca-certificate', key: 'ca.crt' });
    const agent = (namespace: string) => ({ namespace, secret: 'elasticsearch-agent', key: 'password' });
    const authority = { from: { namespace: 'logging', secret: 'elasticsearch-ca', key: 'ca.crt' }, to: ca('logging') };
    expect(fixture.input('bootstrap').copies).toEqual([
      authority,
      { from: ca('logging'), to: ca('agents') },
      { from: agent('logging'), to: agent('agents') },
    ]);
    expect(new ElasticsearchFixture().input('bootstrap').copies).toEqual([authority]);
  });

  test('waits ten minutes for the API server', () => {
    expect(fixture.input('bootstrap').waitSeconds).toBe(600);
  });

  test('runs every hour, so that certificates never expire and a deleted Secret is filled again', () => {
    const { spec } = fixture.find('CronJob', 'elasticsearch-renewal');
    expect(spec).toMatchObject({ schedule: '17 * * * *', concurrencyPolicy: 'Forbid' });
    const [job] = fixture.of('Job').filter(({ metadata }) => metadata.name.startsWith('elasticsearch-bootstrap-'));
    expect(spec.jobTemplate.spec.template).toEqual(job.spec.template);
  });

  test('needs no second namespace if the agent is in the namespace of Elasticsearch', () => {
    const together = new ElasticsearchFixture();
    expect(new Set(together.objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['logging']));
  });
});

describe('a Job', () => {
  const jobs = (fixture: ElasticsearchFixture) => fixture.of('Job').map(({ metadata }) => metadata.name);

  test('gets another name when it changes, because a Job is immutable', () => {
    const [before, after] = [
      new ElasticsearchFixture(),
      new ElasticsearchFixture({ lifecycle: { retention: Duration.days(8) } }),
    ];
    expect(jobs(before)[0]).toBe(jobs(after)[0]);
    expect(jobs(before)[1]).not.toBe(jobs(after)[1]);
    expect(jobs(before)).toEqual(jobs(new ElasticsearchFixture()));
  });

  test('keeps the log of a failed run', () => {
    for (const { spec } of new ElasticsearchFixture().of('Job')) expect(spec.template.spec.restartPolicy).toBe('Never');
  });

  test('meets the Pod Security level restricted, and writes nothing', () => {
    for (const { spec } of new ElasticsearchFixture().of('Job')) {
      const pod = spec.template.spec;
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(pod.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  test('runs in the image of the agent for that version, with the Ruby of the image', () => {
    const [{ spec }] = new ElasticsearchFixture().of('Job');
    const [container] = spec.template.spec.containers;
    expect(container.image).toContain('fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch9');
    expect(container.command).toEqual(['/usr/local/bin/ruby', '/opt/program/bootstrap.rb', '/opt/program/input.json']);
  });
});

describe('every Elasticsearch with security', () => {
  const fixture = new ElasticsearchFixture({
    security: ElasticsearchSecurity.secrets({ ...PASSWORDS, ...CERTIFICATES }),
  });

  test('encrypts both layers with certificates that each pod waits for', () => {
    const settings = fixture.settings();
    for (const layer of ['http', 'transport']) {
      expect(settings).toMatchObject({
        [`xpack.security.${layer}.ssl.enabled`]: true,
        [`xpack.security.${layer}.ssl.key`]: `certs/${layer}/tls.key`,
        [`xpack.security.${layer}.ssl.certificate_authorities`]: [`certs/${layer}/ca.crt`],
      });
    }
    const items = ['tls.crt', 'tls.key', 'ca.crt'].map((key) => ({ key, path: key }));
    expect(secretsOf(fixture.pod())).toEqual([
      { secretName: 'my-http', items, defaultMode: 0o440 },
      { secretName: 'my-transport', items, defaultMode: 0o440 },
    ]);
  });

  test('mounts certificates as directories, so that the pod gets renewed ones', () => {
    const mounts: Yaml[] = fixture
      .pod()
      .containers[0].volumeMounts.filter(({ name }: Yaml) => name.endsWith('certificate'));
    expect(mounts.map(({ mountPath, subPath }) => [mountPath, subPath])).toEqual([
      ['/usr/share/elasticsearch/config/certs/http', undefined],
      ['/usr/share/elasticsearch/config/certs/transport', undefined],
    ]);
  });

  test('reads the bootstrap password of elastic from a Secret', () => {
    const [volume] = fixture.pod().volumes.filter(({ name }: Yaml) => name === 'secure-settings');
    expect(volume.projected.sources).toEqual([
      { secret: { name: 'my-elastic', items: [{ key: 'password', path: 'bootstrap.password' }] } },
    ]);
  });

  test('creates no program if the Secrets exist', () => {
    expect(namesOf(fixture.of('Secret'))).toEqual([]);
    expect(fixture.of('Job').map(({ metadata }) => metadata.name)).toEqual([
      expect.stringMatching(/^elasticsearch-provisioning-[0-9a-f]{8}$/),
    ]);
    expect(fixture.elasticsearch.kibanaEncryptionKeys).toBeUndefined();
    expect(fixture.elasticsearch.adminCredentials?.secret.name).toBe('my-elastic');
  });

  test('lets the agent only add documents to its own indices', () => {
    const step = fixture.input('provisioning').steps.find(({ name }: Yaml) => name === 'role of the agent');
    expect(step.body).toEqual({
      cluster: ['monitor'],
      indices: [{ names: ['kubernetes-logs-*'], privileges: ['create_doc', 'auto_configure'] }],
    });
  });

  test('has inputs without passwords, only with the paths of mounted files', () => {
    const { steps, passwordFile } = fixture.input('provisioning');
    expect(passwordFile).toBe('/run/elasticsearch/elastic');
    const user = steps.find(({ name }: Yaml) => name === 'user of the agent');
    expect(user.body.password).toEqual({ $file: '/run/elasticsearch/agent' });
  });
});

describe('cert-manager', () => {
  const security = ElasticsearchSecurity.certManager({
    ...PASSWORDS,
    issuer: CertificateIssuer.fromClusterIssuer('ca'),
  });
  const fixture = new ElasticsearchFixture({ security });

  test('creates the HTTP certificate in an encoding that Elasticsearch reads', () => {
    const certificates = fixture.of('Certificate');
    expect(certificates.map(({ spec }) => spec.secretName)).toEqual(['elasticsearch-http']);
    for (const { spec } of certificates) {
      expect(spec.issuerRef).toEqual({ name: 'ca', kind: 'ClusterIssuer', group: 'cert-manager.io' });
      expect(spec.privateKey).toEqual({ algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy: 'Always' });
    }
    expect(fixture.errors).toEqual([]);
  });

  test('creates it for the names and the address of the program of this library', () => {
    const [http] = new ElasticsearchFixture().input('bootstrap').certificates;
    const { metadata, spec } = fixture.find('Certificate', 'elasticsearch-http');
    const { dnsNames, ipAddresses } = http;
    expect(spec).toMatchObject({ dnsNames, ipAddresses, commonName: 'elasticsearch', duration: '2160h' });
    expect(metadata.labels['app.kubernetes.io/component']).toBe('certificates');
  });

  test('leaves the transport certificates to an authority that only the nodes trust', () => {
    const { authority, certificates, passwords } = fixture.input('bootstrap');
    expect(authority.secret).toBe('elasticsearch-ca');
    expect(certificates.map(({ secret }: Yaml) => secret)).toEqual(['elasticsearch-transport']);
    expect(passwords).toBeUndefined();
    expect(namesOf(fixture.of('Secret'))).toEqual(['logging/elasticsearch-ca', 'logging/elasticsearch-transport']);
    expect(fixture.find('Role', 'elasticsearch-bootstrap').rules[0].resourceNames).toEqual([
      'elasticsearch-ca',
      'elasticsearch-transport',
    ]);
    expect(fixture.elasticsearch.endpoint.caSecret?.name).toBe('elasticsearch-http');
  });
});

describe('without security', () => {
  const fixture = new ElasticsearchFixture({ replicas: 1, security: ElasticsearchSecurity.disabled() });

  test('there are no passwords, and a warning appears', () => {
    expect(fixture.elasticsearch.endpoint).toMatchObject({ tls: false });
    expect(fixture.elasticsearch.endpoint.agentCredentials).toBeUndefined();
    expect(fixture.settings()['xpack.security.enabled']).toBe(false);
    expect(fixture.warning).toEqual([expect.stringContaining('no security')]);
  });

  test('no Secret is mounted, and templates are still installed', () => {
    expect(JSON.stringify(fixture.objects)).not.toMatch(/secretName|secretKeyRef|"secret":/);
    const { steps } = fixture.input('provisioning');
    expect(steps.map(({ kind }: Yaml) => kind)).toEqual(['wait', 'identity', 'nodes', 'ensure', 'ensure', 'ensure']);
  });
});

describe('provisioning', () => {
  const fixture = new ElasticsearchFixture();
  const [job] = fixture.of('Job').filter(({ metadata }) => metadata.name.startsWith('elasticsearch-provisioning-'));
  const cronJob = fixture.find('CronJob', 'elasticsearch-provisioning').spec;

  test('runs at each apply that changes it, and every ten minutes under a constant name', () => {
    expect(cronJob.schedule).toBe('*/10 * * * *');
    const { command } = job.spec.template.spec.containers[0];
    expect(cronJob.jobTemplate.spec.template.spec.containers[0].command).toEqual([...command, '240']);
  });

  test('reads its input from a ConfigMap with a constant name, so that a reverted setting applies', () => {
    const [volume] = cronJob.jobTemplate.spec.template.spec.volumes;
    expect(volume).toMatchObject({ name: 'program', configMap: { name: 'elasticsearch-provisioning' } });
    const changed = new ElasticsearchFixture({ lifecycle: { retention: Duration.days(30) } });
    expect(changed.find('CronJob', 'elasticsearch-provisioning')).toBeDefined();
  });

  test('continues after runs that failed or could not start, one at a time, and keeps their logs', () => {
    expect(cronJob).toMatchObject({
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      failedJobsHistoryLimit: 3,
      jobTemplate: { spec: { backoffLimit: 0, activeDeadlineSeconds: 1800 } },
    });
    expect(cronJob.jobTemplate.spec.template.spec.restartPolicy).toBe('Never');
  });

  test('may only get and patch the ConfigMap with the identity of the cluster', () => {
    const role = fixture.find('Role', 'elasticsearch-provisioning');
    expect(role.rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['elasticsearch-cluster'], verbs: ['get', 'patch'] },
    ]);
    expect(fixture.of('RoleBinding').map(({ metadata }) => metadata.name)).toContain('elasticsearch-provisioning');
  });

  test('has no token if there is no identity to keep', () => {
    const trial = new ElasticsearchFixture({ storage: Storage.emptyDir() });
    const { spec } = trial.find('CronJob', 'elasticsearch-provisioning').spec.jobTemplate.spec.template;
    expect([spec.automountServiceAccountToken, spec.serviceAccountName]).toEqual([false, undefined]);
  });

  test('contains the nodes of the manifests, so that all others are prepared for their removal', () => {
    const [step] = fixture.input('provisioning').steps.filter(({ kind }: Yaml) => kind === 'nodes');
    const names = [0, 1, 2].map((ordinal) => `elasticsearch-${ordinal}`);
    expect(step).toMatchObject({ keep: names, masters: names, prefix: 'elasticsearch-' });
  });
});
