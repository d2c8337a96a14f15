import { ApiObject, App, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { ClusterLogging, KubernetesVersion, LoggingChart, LoggingNamespace, PodSecurityLevel } from '../lib';
import type { Yaml } from './profiles';

function chartFor(version: string): LoggingChart {
  return new LoggingChart(new App(), 'logging', { kubernetes: KubernetesVersion.parse(version), namespace: 'logs' });
}

function deployment(name: string) {
  return {
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: 'x' } },
      template: { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'x', image: 'x:1' }] } },
    },
  };
}

test('objects of other libraries get the apiVersion of the target', () => {
  const chart = chartFor('1.3');
  new kplus.k8s.KubeDeployment(chart, 'theirs', deployment('theirs'));
  expect(chart.toJson()).toMatchObject([{ apiVersion: 'extensions/v1beta1', kind: 'Deployment' }]);
});

test('objects of other libraries get the annotations that replace pod fields', () => {
  const chart = chartFor('1.5');
  const { metadata, spec } = deployment('theirs');
  const tolerations = [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }];
  const template = { ...spec.template, spec: { ...spec.template.spec, tolerations } };
  new ApiObject(chart, 'theirs', { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { ...spec, template } });
  const [object] = chart.toJson();
  expect(JSON.parse(object.spec.template.metadata.annotations['scheduler.alpha.kubernetes.io/tolerations'])).toEqual(
    tolerations,
  );
  expect(object.spec.template.spec).not.toHaveProperty('tolerations');
});

test('custom resources pass as they are', () => {
  const chart = chartFor('1.27');
  new ApiObject(chart, 'rule', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    spec: { groups: [] },
  });
  expect(chart.toJson()).toMatchObject([{ apiVersion: 'monitoring.coreos.com/v1', spec: { groups: [] } }]);
});

test('cluster-scoped objects get no namespace from the chart', () => {
  const chart = chartFor('1.27');
  new LoggingNamespace(chart, 'namespace', { name: 'logs' });
  new kplus.ClusterRole(chart, 'role');
  for (const object of chart.toJson()) expect(object.metadata).not.toHaveProperty('namespace');
});

test('a namespace is never pruned with the data in it', () => {
  const chart = chartFor('1.27');
  new LoggingNamespace(chart, 'namespace', { name: 'logs', podSecurity: PodSecurityLevel.RESTRICTED });
  const [{ metadata }] = chart.toJson();
  expect(metadata.annotations).toEqual({
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    'kustomize.toolkit.fluxcd.io/prune': 'disabled',
  });
  expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
});

test('objects to which others refer come first, in any order of creation', () => {
  const chart = chartFor('1.27');
  new kplus.k8s.KubeDeployment(chart, 'a', deployment('a'));
  new kplus.ServiceAccount(chart, 'b');
  new kplus.ConfigMap(chart, 'c');
  new LoggingNamespace(chart, 'd', { name: 'logs' });
  expect(chart.toJson().map((o: Yaml) => o.kind)).toEqual(['Namespace', 'ServiceAccount', 'ConfigMap', 'Deployment']);
});

test('a patch applies to the newest form, and is lowered with it', () => {
  const chart = chartFor('1.5');
  const { kibana } = new ClusterLogging(chart, 'efk');
  kibana.deployment.addJsonPatch(
    JsonPatch.add('/spec/template/spec/tolerations', [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }]),
  );
  const object = chart.toJson().find((o: Yaml) => o.kind === 'Deployment');
  expect(object.apiVersion).toBe('extensions/v1beta1');
  expect(object.spec.template.metadata.annotations).toHaveProperty(['scheduler.alpha.kubernetes.io/tolerations']);
});

test('a patch with a field that Kubernetes does not know is rejected', () => {
  const chart = chartFor('1.27');
  const { kibana } = new ClusterLogging(chart, 'efk');
  kibana.deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/nodeSelectr', {}));
  expect(() => Testing.synth(chart)).toThrow(/nodeSelectr/);
});

test('two synths of one app are the same to the byte', () => {
  const make = () => {
    const chart = chartFor('1.10');
    new ClusterLogging(chart, 'efk');
    return JSON.stringify(chart.toJson());
  };
  expect(make()).toBe(make());
});

test('a chart can be synthesized again with the same result', () => {
  const chart = chartFor('1.10');
  new ClusterLogging(chart, 'efk');
  expect(chart.toJson()).toEqual(chart.toJson());
});
