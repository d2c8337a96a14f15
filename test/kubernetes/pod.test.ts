import { App, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import {
  ClusterApp,
  ClusterLogging,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  type PodOptions,
  SecretRef,
} from '../../lib';
import type { Yaml } from '../profiles';

const EVERYTHING: PodOptions = {
  labels: { team: 'platform' },
  annotations: { note: 'mine' },
  env: [{ name: 'MINE', value: '1' }],
  volumes: [{ name: 'work', emptyDir: { sizeLimit: k8s.Quantity.fromString('1Gi') } }],
  volumeMounts: [{ name: 'work', mountPath: '/work-files' }],
  resources: { requests: { cpu: '50m' }, limits: { memory: '1Gi' } },
  nodeSelector: { disk: 'ssd' },
  tolerations: [{ key: 'dedicated', operator: 'Exists' }],
  affinity: { nodeAffinity: {} },
  priorityClassName: 'logging',
  imagePullSecrets: [SecretRef.fromName('mine')],
  terminationGracePeriod: Duration.seconds(77),
  initContainers: [{ name: 'first', image: 'busybox:1.37' }],
  sidecars: [{ name: 'beside', image: 'busybox:1.37' }],
};

function podsWith(pod: PodOptions): Yaml[] {
  const chart = new LoggingChart(new App(), 'logging', {
    kubernetes: KubernetesVersion.parse('1.27'),
    namespace: 'logs',
    images: ImageSource.upstream({ pullSecrets: [SecretRef.fromName('ours')] }),
  });
  new ClusterLogging(chart, 'efk', { agent: { pod }, elasticsearch: { pod }, kibana: { pod } });
  const workloads = ['DaemonSet', 'StatefulSet', 'Deployment'];
  return workloads.map((kind) => chart.toJson().find((o: Yaml) => o.kind === kind).spec.template);
}

describe.each([0, 1, 2])('pod %i of agent, Elasticsearch and Kibana accepts the additions of a user', (index) => {
  const template = () => podsWith(EVERYTHING)[index];

  test('labels and annotations', () => {
    expect(template().metadata).toMatchObject({ labels: { team: 'platform' }, annotations: { note: 'mine' } });
  });

  test('environment, volumes and mounts, with values of cdk8s-plus-27', () => {
    const [container] = template().spec.containers;
    expect(container.env).toContainEqual({ name: 'MINE', value: '1' });
    expect(container.volumeMounts).toContainEqual({ name: 'work', mountPath: '/work-files' });
    expect(template().spec.volumes).toContainEqual({ name: 'work', emptyDir: { sizeLimit: '1Gi' } });
  });

  test('resources, key by key', () => {
    expect(template().spec.containers[0].resources).toMatchObject({
      requests: { cpu: '50m' },
      limits: { memory: '1Gi' },
    });
  });

  test('scheduling', () => {
    expect(template().spec).toMatchObject({
      nodeSelector: { disk: 'ssd' },
      affinity: { nodeAffinity: {} },
      priorityClassName: 'logging',
    });
    expect(template().spec.tolerations).toContainEqual({ key: 'dedicated', operator: 'Exists' });
  });

  test('init containers and sidecars', () => {
    expect(template().spec.initContainers.map((c: Yaml) => c.name)).toContain('first');
    expect(template().spec.containers.map((c: Yaml) => c.name)).toContain('beside');
  });

  test('grace period, and pull secrets in addition to those of the image source', () => {
    expect(template().spec.terminationGracePeriodSeconds).toBe(77);
    expect(template().spec.imagePullSecrets).toEqual([{ name: 'ours' }, { name: 'mine' }]);
  });
});

test.each<[string, Duration, boolean]>([
  ['no time', Duration.seconds(0), true],
  ['a day', Duration.days(1), true],
  ['a second more than a day', Duration.seconds(86_401), false],
  ['a part of a second', Duration.millis(1500), false],
])('a grace period of %s is accepted: %p', (_, terminationGracePeriod, accepted) => {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.27'), namespace: 'logs' });
  new ClusterLogging(chart, 'efk', { agent: { pod: { terminationGracePeriod } } });
  expect(app.errors().length === 0).toBe(accepted);
});

test('an option overrides a variable of the component', () => {
  const chart = new LoggingChart(new App(), 'logging', {
    kubernetes: KubernetesVersion.parse('1.3.7'),
    namespace: 'logs',
  });
  const env = [{ name: 'ELASTICSEARCH_URL', value: 'http://elsewhere:9200' }];
  new ClusterLogging(chart, 'efk', { kibana: { pod: { env } } });
  expect(chart.toJson().find((o: Yaml) => o.kind === 'Deployment').spec.template.spec.containers[0].env).toEqual(env);
});

test('an empty variable has no value, because the API server keeps no empty text', () => {
  const [agent] = podsWith({ env: [{ name: 'EMPTY', value: '' }] });
  expect(agent.spec.containers[0].env.find(({ name }: Yaml) => name === 'EMPTY')).toEqual({ name: 'EMPTY' });
});

test('fields that cdk8s-plus-27 spells differently get the name of the Kubernetes API', () => {
  const volumes = [
    { name: 'about', downwardApi: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
  ];
  const [agent] = podsWith({ volumes });
  expect(agent.spec.volumes).toContainEqual({
    name: 'about',
    downwardAPI: { items: [{ path: 'labels', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.labels' } }] },
  });
});
