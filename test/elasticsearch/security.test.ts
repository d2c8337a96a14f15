import { ElasticsearchSecurity, SecretRef, Storage } from '../../lib';
import { KIBANA_ENCRYPTION_KEYS } from '../../lib/elasticsearch/security/kibana-encryption-keys';
import type { Yaml } from '../profiles';
import { StoreWorld } from './world';

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

/** The volumes of a pod that hold Secrets, by name. */
const secretsOf = (pod: Yaml): Yaml[] => pod.volumes.map((volume: Yaml) => volume.secret).filter(Boolean);

describe('bootstrap', () => {
  const world = new StoreWorld({ agentNamespace: 'agents' });
  const secrets = world.of('Secret');
  const { endpoint } = world.store;

  test('is what a store gets that says nothing', () => {
    expect(new StoreWorld({ security: ElasticsearchSecurity.bootstrap() }).objects).toEqual(new StoreWorld().objects);
  });

  test('brings empty Secrets: the manifests hold no value', () => {
    expect(secrets.flatMap((secret) => Object.keys(secret))).not.toContain('data');
    expect(secrets.flatMap((secret) => Object.keys(secret))).not.toContain('stringData');
    expect(JSON.stringify(world.objects)).not.toMatch(/BEGIN|"value":"[A-Za-z0-9]{24,}"/);
  });

  test('may read and fill these Secrets and nothing else, in each namespace', () => {
    const roles = world.of('Role').filter(({ metadata }) => metadata.name === 'elasticsearch-bootstrap');
    expect(roles.map(({ metadata }) => metadata.namespace)).toEqual(['logging', 'agents']);
    for (const { metadata, rules } of roles) {
      const own = secrets.filter((secret) => secret.metadata.namespace === metadata.namespace);
      const resourceNames = own.map((secret) => secret.metadata.name);
      expect(rules).toEqual([{ apiGroups: [''], resources: ['secrets'], resourceNames, verbs: ['get', 'patch'] }]);
    }
    expect([world.of('ClusterRole'), world.of('ClusterRoleBinding')]).toEqual([[], []]);
  });

  test('has an account that no other pod has', () => {
    const pods = world.objects.map((o) => o.spec?.jobTemplate?.spec.template ?? o.spec?.template).filter(Boolean);
    const named = pods.filter(({ spec }) => spec.serviceAccountName === 'elasticsearch-bootstrap');
    expect(named.map(({ metadata }) => metadata.labels['app.kubernetes.io/component'])).toEqual([
      'bootstrap',
      'bootstrap',
    ]);
    const others = pods.filter(({ spec }) => spec.serviceAccountName !== 'elasticsearch-bootstrap');
    expect(others.map(({ spec }) => spec.serviceAccountName)).not.toContain('elasticsearch-bootstrap');
  });

  test('fills every Secret that it brings', () => {
    const plan = world.plan('bootstrap');
    const targets = [
      plan.authority,
      ...plan.certificates,
      ...plan.passwords,
      ...plan.randomKeys,
      ...plan.copies.map(({ to }: Yaml) => to),
    ].map(({ namespace, secret }) => `${namespace}/${secret}`);
    expect([...new Set(targets)].sort()).toEqual(namesOf(secrets).sort());
  });

  test('gives agent and page what the endpoint tells them of', () => {
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

  test('gives Kibana keys to encrypt with, under the names that it looks for', () => {
    const keys = world
      .plan('bootstrap')
      .randomKeys.filter(({ secret }: Yaml) => secret === world.store.kibanaEncryptionKeys?.name);
    expect(keys.map(({ key }: Yaml) => key)).toEqual(KIBANA_ENCRYPTION_KEYS);
  });

  test('never takes the key of the authority into a pod', () => {
    expect(JSON.stringify(world.of('StatefulSet').concat(world.of('Job'), world.of('CronJob')))).not.toMatch(
      /ca\.key|"elasticsearch-ca"/,
    );
  });

  test('makes a certificate that is valid under every name that clients use', () => {
    const [http] = world.plan('bootstrap').certificates;
    const names = ['elasticsearch', 'elasticsearch.logging.svc', '*.elasticsearch-nodes.logging.svc', 'localhost'];
    expect(http.dnsNames).toEqual(expect.arrayContaining(names));
  });

  test('runs again every hour, so that certificates never end and a deleted Secret is filled again', () => {
    const { spec } = world.find('CronJob', 'elasticsearch-renewal');
    expect(spec).toMatchObject({ schedule: '17 * * * *', concurrencyPolicy: 'Forbid' });
    const [job] = world.of('Job').filter(({ metadata }) => metadata.name.startsWith('elasticsearch-bootstrap-'));
    expect(spec.jobTemplate.spec.template).toEqual(job.spec.template);
  });

  test('needs no second namespace where the agent is in that of the store', () => {
    const together = new StoreWorld();
    expect(new Set(together.objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['logging']));
  });
});

describe('a Job', () => {
  const jobs = (world: StoreWorld) => world.of('Job').map(({ metadata }) => metadata.name);

  test('gets another name when it changes, since none can be changed', () => {
    const [before, after] = [new StoreWorld(), new StoreWorld({ lifecycle: { retentionDays: 8 } })];
    expect(jobs(before)[0]).toBe(jobs(after)[0]);
    expect(jobs(before)[1]).not.toBe(jobs(after)[1]);
    expect(jobs(before)).toEqual(jobs(new StoreWorld()));
  });

  test('keeps the log of a run that failed', () => {
    for (const { spec } of new StoreWorld().of('Job')) expect(spec.template.spec.restartPolicy).toBe('Never');
  });

  test('meets the level restricted of Pod Security, and writes nothing', () => {
    for (const { spec } of new StoreWorld().of('Job')) {
      const pod = spec.template.spec;
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(pod.containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  test('runs in the image of the agent for that store, by its own Ruby', () => {
    const [{ spec }] = new StoreWorld().of('Job');
    const [container] = spec.template.spec.containers;
    expect(container.image).toContain('fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch9');
    expect(container.command).toEqual(['/usr/local/bin/ruby', '/opt/program/bootstrap.rb', '/opt/program/plan.json']);
  });
});

describe('every secured store', () => {
  const world = new StoreWorld({ security: ElasticsearchSecurity.secrets({ ...PASSWORDS, ...CERTIFICATES }) });

  test('encrypts both layers with certificates that each pod waits for', () => {
    const settings = world.settings();
    for (const layer of ['http', 'transport']) {
      expect(settings).toMatchObject({
        [`xpack.security.${layer}.ssl.enabled`]: true,
        [`xpack.security.${layer}.ssl.key`]: `certs/${layer}/tls.key`,
        [`xpack.security.${layer}.ssl.certificate_authorities`]: [`certs/${layer}/ca.crt`],
      });
    }
    const items = ['tls.crt', 'tls.key', 'ca.crt'].map((key) => ({ key, path: key }));
    expect(secretsOf(world.pod())).toEqual([
      { secretName: 'my-http', items, defaultMode: 0o440 },
      { secretName: 'my-transport', items, defaultMode: 0o440 },
    ]);
  });

  test('mounts certificates as directories, in which renewed ones arrive', () => {
    const mounts: Yaml[] = world
      .pod()
      .containers[0].volumeMounts.filter(({ name }: Yaml) => name.endsWith('certificate'));
    expect(mounts.map(({ mountPath, subPath }) => [mountPath, subPath])).toEqual([
      ['/usr/share/elasticsearch/config/certs/http', undefined],
      ['/usr/share/elasticsearch/config/certs/transport', undefined],
    ]);
  });

  test('takes the first password of elastic from a Secret', () => {
    const [volume] = world.pod().volumes.filter(({ name }: Yaml) => name === 'secure-settings');
    expect(volume.projected.sources).toEqual([
      { secret: { name: 'my-elastic', items: [{ key: 'password', path: 'bootstrap.password' }] } },
    ]);
  });

  test('makes nothing where Secrets are there already', () => {
    expect(namesOf(world.of('Secret'))).toEqual([]);
    expect(world.of('Job').map(({ metadata }) => metadata.name)).toEqual([
      expect.stringMatching(/^elasticsearch-provisioning-[0-9a-f]{8}$/),
    ]);
    expect(world.store.kibanaEncryptionKeys).toBeUndefined();
    expect(world.store.adminCredentials?.secret.name).toBe('my-elastic');
  });

  test('lets the agent add documents to its own indices, and nothing else', () => {
    const step = world.plan('provisioning').steps.find(({ name }: Yaml) => name === 'role of the agent');
    expect(step.body).toEqual({
      cluster: ['monitor'],
      indices: [{ names: ['kubernetes-logs-*'], privileges: ['create_doc', 'auto_configure'] }],
    });
  });

  test('shows its plans no password, only where they are mounted', () => {
    const { steps, passwordFile } = world.plan('provisioning');
    expect(passwordFile).toBe('/run/store/elastic');
    const user = steps.find(({ name }: Yaml) => name === 'user of the agent');
    expect(user.body.password).toEqual({ $file: '/run/store/agent' });
  });
});

describe('cert-manager', () => {
  const security = ElasticsearchSecurity.certManager({ ...PASSWORDS, issuer: 'ca', issuerKind: 'ClusterIssuer' });
  const world = new StoreWorld({ security });

  test('makes the certificate that clients see, in a form that Elasticsearch reads', () => {
    const certificates = world.of('Certificate');
    expect(certificates.map(({ spec }) => spec.secretName)).toEqual(['elasticsearch-http']);
    for (const { spec } of certificates) {
      expect(spec.issuerRef).toEqual({ name: 'ca', kind: 'ClusterIssuer', group: 'cert-manager.io' });
      expect(spec.privateKey).toMatchObject({ algorithm: 'ECDSA', encoding: 'PKCS8', rotationPolicy: 'Always' });
    }
    expect(world.errors).toEqual([]);
  });

  test('leaves the certificates of nodes to an authority that nobody else has', () => {
    const { authority, certificates, passwords } = world.plan('bootstrap');
    expect(authority.secret).toBe('elasticsearch-ca');
    expect(certificates.map(({ secret }: Yaml) => secret)).toEqual(['elasticsearch-transport']);
    expect(passwords).toBeUndefined();
    expect(namesOf(world.of('Secret'))).toEqual(['logging/elasticsearch-ca', 'logging/elasticsearch-transport']);
    expect(world.find('Role', 'elasticsearch-bootstrap').rules[0].resourceNames).toEqual([
      'elasticsearch-ca',
      'elasticsearch-transport',
    ]);
    expect(world.store.endpoint.caSecret?.name).toBe('elasticsearch-http');
  });
});

describe('without security', () => {
  const world = new StoreWorld({ replicas: 1, security: ElasticsearchSecurity.disabled() });

  test('nobody is asked for a password, and the reader is told', () => {
    expect(world.store.endpoint).toMatchObject({ scheme: 'http' });
    expect(world.store.endpoint.agentCredentials).toBeUndefined();
    expect(world.settings()['xpack.security.enabled']).toBe(false);
    expect(world.warning).toEqual([expect.stringContaining('no security')]);
  });

  test('no Secret is mounted anywhere, and templates are installed all the same', () => {
    expect(JSON.stringify(world.objects)).not.toMatch(/secretName|secretKeyRef|"secret":/);
    const { steps } = world.plan('provisioning');
    expect(steps.map(({ kind }: Yaml) => kind)).toEqual(['wait', 'identity', 'nodes', 'ensure', 'ensure', 'ensure']);
  });
});

describe('provisioning', () => {
  const world = new StoreWorld();
  const [job] = world.of('Job').filter(({ metadata }) => metadata.name.startsWith('elasticsearch-provisioning-'));
  const cronJob = world.find('CronJob', 'elasticsearch-provisioning').spec;

  test('runs at each apply that changes it, and every ten minutes under a name that never changes', () => {
    expect(cronJob.schedule).toBe('*/10 * * * *');
    const { command } = job.spec.template.spec.containers[0];
    expect(cronJob.jobTemplate.spec.template.spec.containers[0].command).toEqual([...command, '240']);
  });

  test('reads its input from a ConfigMap of one name, so that a setting that is changed back counts', () => {
    const [volume] = cronJob.jobTemplate.spec.template.spec.volumes;
    expect(volume).toMatchObject({ name: 'program', configMap: { name: 'elasticsearch-provisioning' } });
    const changed = new StoreWorld({ lifecycle: { retentionDays: 30 } });
    expect(changed.find('CronJob', 'elasticsearch-provisioning')).toBeDefined();
  });

  test('goes on after runs that failed or could not start, one at a time, and keeps their logs', () => {
    expect(cronJob).toMatchObject({
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      failedJobsHistoryLimit: 3,
      jobTemplate: { spec: { backoffLimit: 0, activeDeadlineSeconds: 1800 } },
    });
    expect(cronJob.jobTemplate.spec.template.spec.restartPolicy).toBe('Never');
  });

  test('may get and patch the ConfigMap with the identity of the cluster, and nothing else', () => {
    const role = world.find('Role', 'elasticsearch-provisioning');
    expect(role.rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['elasticsearch-cluster'], verbs: ['get', 'patch'] },
    ]);
    expect(world.of('RoleBinding').map(({ metadata }) => metadata.name)).toContain('elasticsearch-provisioning');
  });

  test('has no token where there is no identity to keep', () => {
    const trial = new StoreWorld({ storage: Storage.emptyDir() });
    const { spec } = trial.find('CronJob', 'elasticsearch-provisioning').spec.jobTemplate.spec.template;
    expect([spec.automountServiceAccountToken, spec.serviceAccountName]).toEqual([false, undefined]);
  });

  test('knows the nodes of the manifests, so that all others are prepared for their removal', () => {
    const [step] = world.plan('provisioning').steps.filter(({ kind }: Yaml) => kind === 'nodes');
    const names = [0, 1, 2].map((ordinal) => `elasticsearch-${ordinal}`);
    expect(step).toMatchObject({ keep: names, masters: names, prefix: 'elasticsearch-' });
  });
});
