import {
  Account,
  ApiAccessCheck,
  type ApiAccessCheckProps,
  ClusterApp,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
  ProgramImage,
} from '../../lib';
import { problemsOf } from '../kubernetes/tables/schema';
import { find, type Yaml } from '../profiles';

const MINORS = Array.from({ length: 35 }, (_, index) => index + 3);

function check(minor: number, props: ApiAccessCheckProps = {}, level?: PodSecurityLevel) {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse(`1.${minor}`);
  const chart = new LoggingChart(app, 'chart', { kubernetes, namespace: 'checks' });
  if (level) new LoggingNamespace(chart, 'namespace', { name: 'checks', podSecurity: level });
  new ApiAccessCheck(chart, 'check', props);
  return { errors: () => app.errors(), objects: (): Yaml[] => chart.toJson() };
}

const podOf = (objects: Yaml[]) => objects.find(({ kind }) => kind === 'Deployment').spec.template.spec;

test.each(MINORS)('is valid on Kubernetes 1.%i', (minor) => {
  const { errors, objects } = check(minor, { serviceAccount: Account.create('checked') });
  expect(errors()).toEqual([]);
  expect(objects().flatMap((object) => problemsOf(object, minor))).toEqual([]);
});

test.each([23, 37])('runs in a namespace for restricted pods on Kubernetes 1.%i', (minor) => {
  const { errors, objects } = check(minor, {}, PodSecurityLevel.RESTRICTED);
  expect(errors()).toEqual([]);
  const pod = podOf(objects());
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(pod.containers[0].securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
});

test('has no security context on Kubernetes 1.3, where an admission plugin may reject it', () => {
  const pod = podOf(check(3).objects());
  expect(pod).not.toHaveProperty('securityContext');
  expect(pod.containers[0]).not.toHaveProperty('securityContext');
});

test('runs in the Fluentd image of the target', () => {
  const image = (minor: number) => podOf(check(minor).objects()).containers[0].image;
  expect(image(19)).toBe('gcr.io/google_containers/fluentd-elasticsearch:1.22');
  expect(image(26)).toMatch(/debian-elasticsearch7/);
  expect(image(37)).toMatch(/debian-elasticsearch9/);
});

test('runs in an image of the user', () => {
  const image = ProgramImage.fromReference('registry.example.com/ruby:3.4', '/usr/bin/ruby');
  const [container] = podOf(check(37, { image }).objects()).containers;
  expect(container).toMatchObject({
    image: 'registry.example.com/ruby:3.4',
    command: ['/usr/bin/ruby', '/opt/api-access-check/list-pods.rb'],
  });
});

test('may list the pods of all namespaces where the target has RBAC', () => {
  const objects = check(8, { serviceAccount: Account.create('checked') }).objects();
  expect(find(objects, 'ClusterRole', 'api-access-check-checks').rules).toEqual([
    { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
  ]);
});

test('has the token of the account even if the account does not mount it by default', () => {
  expect(podOf(check(37).objects()).automountServiceAccountToken).toBe(true);
});

test('runs the program of its ConfigMap, which it cannot write', () => {
  const objects = check(37).objects();
  const { metadata, data } = find(objects, 'ConfigMap', 'api-access-check');
  expect(metadata).toMatchObject({ namespace: 'checks', labels: { run: 'api-access-check' } });
  expect(data['list-pods.rb']).toContain("http.get('/api/v1/pods'");
  const pod = podOf(objects);
  expect(pod.volumes).toEqual([{ name: 'program', configMap: { name: 'api-access-check' } }]);
  expect(pod.containers[0].volumeMounts).toEqual([
    { name: 'program', mountPath: '/opt/api-access-check', readOnly: true },
  ]);
});

test('is one pod in the namespace of the chart', () => {
  const { metadata, spec } = find(check(37).objects(), 'Deployment', 'api-access-check');
  expect(metadata).toEqual({ name: 'api-access-check', namespace: 'checks', labels: { run: 'api-access-check' } });
  expect(spec.replicas).toBe(1);
});

test('rejects an account, an image and pod options that are invalid', () => {
  const image = ProgramImage.fromReference('a/b:1', 'ruby');
  const pod = { labels: { 'bad key': 'x' } };
  const errors = check(37, { serviceAccount: Account.create('A_B'), image, pod })
    .errors()
    .join('\n');
  expect(errors).toContain('serviceAccount: "A_B"');
  expect(errors).toContain('image ruby: "ruby"');
  expect(errors).toContain('pod.labels.bad key');
});

test('rejects a name that is not a valid label', () => {
  expect(check(37, { name: 'A_B' }).errors().join()).toContain('name: "A_B"');
});
