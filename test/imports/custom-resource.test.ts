import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import { CUSTOM_API_VERSIONS, CustomResource, IMPORTED_NAMES } from '../../lib/kubernetes/objects/custom-resource';
import { KubernetesVersion } from '../../lib/kubernetes/version';

const root = join(__dirname, '../..');

function chartFor(version: string): Chart {
  const chart = new Chart(new App(), 'chart');
  KubernetesVersion.parse(version).applyTo(chart);
  return chart;
}

function certificate(chart: Chart): CustomResource {
  return new CustomResource(chart, 'c', 'Certificate', {
    metadata: { name: 'ca', namespace: 'logging' },
    spec: { isCA: true, secretName: 'ca', issuerRef: { name: 'root' } },
  });
}

describe('a custom resource', () => {
  test('of a Kubernetes group has the annotation without which API servers reject its definition', () => {
    const protectedGroups = readdirSync(join(root, 'crds'))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => parse(readFileSync(join(root, 'crds', file), 'utf8')))
      .filter(({ spec }) => /\.(k8s|kubernetes)\.io$/.test(spec.group));
    expect(protectedGroups).not.toEqual([]);
    for (const { metadata } of protectedGroups)
      expect(metadata.annotations).toHaveProperty(['api-approved.kubernetes.io'], expect.stringMatching(/^https:/));
  });

  test('is one of the kinds in crds/, in the version of its definition', () => {
    const definitions = readdirSync(join(root, 'crds'))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => parse(readFileSync(join(root, 'crds', file), 'utf8')).spec);
    const kept = definitions.map(({ group, names, versions }) => [names.kind, `${group}/${versions[0].name}`]);
    expect(CUSTOM_API_VERSIONS).toEqual(Object.fromEntries(kept));
  });

  test('has its fields under the names of its definition', () => {
    const modules = readdirSync(join(root, 'imports')).filter((file) => file.endsWith('.ts'));
    const text = modules.map((file) => readFileSync(join(root, 'imports', file), 'utf8')).join('\n');
    const pairs = [...text.matchAll(/^ {4}'([^']+)': .*?obj\.(\w+)/gm)].map(([, api, imported]) => [imported, api]);
    expect(IMPORTED_NAMES).toEqual(Object.fromEntries(pairs.filter(([imported, api]) => imported !== api)));
  });

  test('is written as it was given', () => {
    expect(certificate(chartFor('1.27')).toJson()).toEqual({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'ca', namespace: 'logging' },
      spec: { isCA: true, secretName: 'ca', issuerRef: { name: 'root' } },
    });
  });

  test('is rejected on targets that cannot have its definition', () => {
    const errors = certificate(chartFor('1.15')).node.validate();
    expect(errors).toEqual([expect.stringContaining('kind: "Certificate" is invalid: expected Kubernetes 1.16')]);
    expect(certificate(chartFor('1.16')).node.validate()).toEqual([]);
  });

  test('is rejected with an invalid name', () => {
    const resource = new CustomResource(chartFor('1.27'), 'c', 'PrometheusRule', {
      metadata: { name: 'Rules' },
      spec: { groups: [] },
    });
    expect(resource.node.validate()).toEqual([expect.stringContaining('PrometheusRule metadata.name')]);
  });
});
