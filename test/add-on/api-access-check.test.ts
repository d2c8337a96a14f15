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
import { problemsOf } from '../kubernetes/schema';
import type { Yaml } from '../profiles';

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

test('rejects a name that is not a valid label', () => {
  expect(check(37, { name: 'A_B' }).errors().join()).toContain('name: "A_B"');
});
