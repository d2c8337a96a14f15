import { App, Duration } from 'cdk8s';
import {
  Elasticsearch,
  ElasticsearchImage,
  type ElasticsearchProps,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
  Storage,
} from '../../lib';
import { ElasticsearchFixture } from '../elasticsearch/fixture';

const BOOTSTRAP = 'elasticsearch-bootstrap';
const PROVISIONING = 'elasticsearch-provisioning';

const jobOf = (fixture: ElasticsearchFixture, name: string) =>
  fixture.of('Job').find(({ metadata }) => metadata.name.startsWith(`${name}-`));
const jobName = (name: string, props: ElasticsearchProps) =>
  jobOf(new ElasticsearchFixture(props), name)?.metadata.name as string;

describe('the Job of a program', () => {
  const fixture = new ElasticsearchFixture();

  test('is tried again six times, and keeps the pods of failed runs with their log', () => {
    const { spec } = jobOf(fixture, PROVISIONING);
    expect([spec.backoffLimit, spec.template.spec.restartPolicy]).toEqual([6, 'Never']);
  });

  test('has a name of eight characters more, which change with its input', () => {
    const week = jobName(PROVISIONING, { lifecycle: { retention: Duration.days(7) } });
    const month = jobName(PROVISIONING, { lifecycle: { retention: Duration.days(30) } });
    expect(week).toMatch(/^elasticsearch-provisioning-[0-9a-f]{8}$/);
    expect(month).not.toBe(week);
    expect(jobName(PROVISIONING, { lifecycle: { retention: Duration.days(7) } })).toBe(week);
  });

  test('requests little, and is limited to 128Mi', () => {
    const [container] = jobOf(fixture, PROVISIONING).spec.template.spec.containers;
    expect(container.resources).toEqual({ requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } });
  });

  test('mounts its program read-only', () => {
    const { containers, volumes } = jobOf(fixture, BOOTSTRAP).spec.template.spec;
    expect(containers[0].volumeMounts).toContainEqual({ name: 'program', mountPath: '/opt/program', readOnly: true });
    expect(volumes).toContainEqual(expect.objectContaining({ name: 'program', configMap: { name: BOOTSTRAP } }));
  });

  test('accepts no connections, and connects to nothing but what its program needs and DNS', () => {
    const { spec } = fixture.find('NetworkPolicy', BOOTSTRAP);
    expect(spec.podSelector.matchLabels).toEqual(jobOf(fixture, BOOTSTRAP).spec.template.metadata.labels);
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec).not.toHaveProperty('ingress');
    expect(JSON.stringify(spec.egress)).toContain('"port":53');
    expect(JSON.stringify(spec.egress)).not.toContain('9200');
  });

  test('may get and patch its objects by name, and nothing else', () => {
    const { rules } = fixture.find('Role', PROVISIONING);
    expect(rules).toEqual([
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['elasticsearch-cluster'], verbs: ['get', 'patch'] },
    ]);
    const { roleRef, subjects } = fixture.find('RoleBinding', PROVISIONING);
    expect(roleRef).toMatchObject({ kind: 'Role', name: PROVISIONING });
    expect(subjects).toEqual([{ kind: 'ServiceAccount', name: PROVISIONING, namespace: 'logging' }]);
  });

  test.each([
    ['9.5.6', 'elasticsearch9'],
    ['8.19.20', 'elasticsearch8'],
    ['7.17.29', 'elasticsearch7'],
  ])('for Elasticsearch %s runs in the image of the agents for %s', (version, image) => {
    const fixture = new ElasticsearchFixture({ image: ElasticsearchImage.official(version) });
    expect(jobOf(fixture, PROVISIONING).spec.template.spec.containers[0].image).toContain(image);
  });

  test('has a token only if it uses the API server', () => {
    const pod = jobOf(fixture, BOOTSTRAP).spec.template.spec;
    expect([pod.automountServiceAccountToken, pod.serviceAccountName]).toEqual([true, BOOTSTRAP]);
    expect(fixture.find('ServiceAccount', BOOTSTRAP).automountServiceAccountToken).toBe(false);
  });

  test('has no token, account, or connection to the API server if it does not use it', () => {
    const nothingKept = new ElasticsearchFixture({ storage: Storage.emptyDir() });
    const pod = jobOf(nothingKept, PROVISIONING).spec.template.spec;
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod).not.toHaveProperty('serviceAccountName');
    expect(nothingKept.of('ServiceAccount').map(({ metadata }) => metadata.name)).not.toContain(PROVISIONING);
    const { egress } = nothingKept.find('NetworkPolicy', PROVISIONING).spec;
    expect(egress.flatMap(({ ports }: { ports: { port: number }[] }) => ports.map(({ port }) => port))).toEqual([
      9200, 53, 53,
    ]);
  });

  test('pulls its image with the Secrets of the chart', () => {
    const chart = new LoggingChart(new App(), 'logging', {
      kubernetes: KubernetesVersion.parse('1.37'),
      namespace: 'logging',
    });
    ImageSource.upstream({ pullSecrets: [SecretRef.fromName('pull')] }).applyTo(chart);
    new Elasticsearch(chart, 'elasticsearch', { image: ElasticsearchImage.official('9.5.6') });
    const jobs = chart.toJson().filter(({ kind }) => kind === 'Job');
    expect(jobs.map(({ spec }) => spec.template.spec.imagePullSecrets)).toEqual([
      [{ name: 'pull' }],
      [{ name: 'pull' }],
    ]);
  });
});

describe('the CronJob of a program', () => {
  const made = () => {
    const fixture = new ElasticsearchFixture();
    const { spec } = fixture.find('CronJob', PROVISIONING);
    return { fixture, spec, podSpec: spec.jobTemplate.spec.template.spec };
  };

  test('starts no run while another one continues, and starts again after missed runs', () => {
    expect(made().spec).toMatchObject({ concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 300 });
  });

  test('ends a run after half an hour, and does not try it again', () => {
    expect(made().spec.jobTemplate.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 1800 });
  });

  test('keeps the pods of one successful and three failed runs', () => {
    expect(made().spec).toMatchObject({ successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 3 });
  });

  test('waits for Elasticsearch for four minutes, and the Job as long as its input says', () => {
    const { fixture, podSpec } = made();
    const job = jobOf(fixture, PROVISIONING).spec.template.spec.containers[0].command;
    expect(podSpec.containers[0].command).toEqual([...job, '240']);
    expect(job.at(-1)).toBe('/opt/program/input.json');
  });

  test('has pods that a restricted namespace admits, and whose files belong to their group', () => {
    const { podSpec } = made();
    expect(podSpec.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(podSpec).toMatchObject({ enableServiceLinks: false, restartPolicy: 'Never' });
    expect(podSpec).not.toHaveProperty('imagePullSecrets');
  });
});

test('the Jobs of a CronJob have the labels of its pods', () => {
  const { metadata, spec } = new ElasticsearchFixture().find('CronJob', PROVISIONING).spec.jobTemplate;
  expect(metadata.labels).toEqual(spec.template.metadata.labels);
  expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/component': 'provisioning' });
});

test('a CronJob keeps its name, and has the digest of its program in its pods', () => {
  const cronJob = (days: number) =>
    new ElasticsearchFixture({ lifecycle: { retention: Duration.days(days) } }).of('CronJob')[0];
  const annotations = (job: ReturnType<typeof cronJob>) =>
    job.spec.jobTemplate.spec.template.metadata.annotations['checksum/config'];
  expect(cronJob(7).metadata.name).toBe(cronJob(30).metadata.name);
  expect(annotations(cronJob(7))).toMatch(/^[0-9a-f]{64}$/);
});
