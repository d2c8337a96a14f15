import { join } from 'node:path';
import { find, readProfile, type Yaml } from '../profiles';
import { compileErrors, ExampleApp, Page, ROOT } from './page';

const page = new Page('elasticsearch.md');

test('the examples compile and are valid', () => {
  expect(page.examples.length).toBeGreaterThan(4);
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp().run(example).app.errors())).toEqual([]);
});

test('the example of other settings and clients reaches the nodes and their network policy', () => {
  const example = page.examples.find((text) => text.includes('ES_SETTING_')) ?? '';
  const objects: Yaml[] = new ExampleApp().run(example).chart.toJson();
  const { env } = find(objects, 'StatefulSet', 'elasticsearch').spec.template.spec.containers[0];
  expect(env).toContainEqual({ name: 'ES_SETTING_HTTP_MAX__CONTENT__LENGTH', value: '200mb' });
  const sources = objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap(({ spec }) => (spec.ingress ?? []).flatMap(({ from }: Yaml) => from ?? []));
  expect(sources).toContainEqual({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus-elasticsearch-exporter' } },
  });
});

test('the policies of Cilium select the pods that send requests to the API server, and no others', () => {
  const example = page.examples.find((text) => text.includes('CiliumNetworkPolicy')) ?? '';
  const policies = new ExampleApp().run(example).chart.toJson();
  const { objects } = readProfile(join(ROOT, 'dist', 'production'));
  const workloads = objects.flatMap(({ metadata, spec }) => {
    const template = spec?.template ?? spec?.jobTemplate?.spec.template;
    return template?.spec?.containers ? [{ metadata, template }] : [];
  });
  const selected = workloads.filter(({ metadata, template }) =>
    policies.some((policy) => policy.metadata.namespace === metadata.namespace && matches(policy, template)),
  );
  const names = (of: typeof workloads) => of.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  const withToken = workloads.filter(({ template }) => template.spec.automountServiceAccountToken !== false);
  expect(withToken).toHaveLength(5);
  expect(names(selected)).toEqual(names(withToken));
});

function matches({ spec }: Yaml, { metadata: { labels } }: Yaml): boolean {
  const { matchLabels, matchExpressions } = spec.endpointSelector;
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, values }: Yaml) => values.includes(labels[key]))
  );
}
