import { AddOnImages, Kibana, KibanaExposure, type KibanaImage, SecretRef } from '../../lib';
import type { Yaml } from '../profiles';
import { emptyChart, errorsIn, errorsOf, objectsOf, oneOf, open, secured } from './kibana-chart';

const OPTIONS = {
  dataView: { credentials: { username: 'elastic', secret: SecretRef.fromName('elastic') } },
  exposure: KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('tls') }),
};

function two(version: string, kubernetes: string, names: readonly string[]) {
  const chart = emptyChart(kubernetes);
  const elasticsearch = { endpoint: version === '2.4.1' ? open(version) : secured(version) };
  const options = version === '2.4.1' ? { image: AddOnImages.KIBANA_4_6_1_1 } : OPTIONS;
  for (const name of names) new Kibana(chart, name, { ...options, name, elasticsearch });
  return chart;
}

const selects = (selector: Record<string, string>, labels: Record<string, string>) =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

describe.each([
  ['2.4.1', '1.3'],
  ['7.17.29', '1.9'],
  ['8.19.20', '1.27'],
  ['9.5.6', '1.37'],
])('two Kibanas of Elasticsearch %s in a namespace of Kubernetes %s', (version, kubernetes) => {
  const chart = two(version, kubernetes, ['first', 'second']);
  const objects: Yaml[] = chart.toJson();
  const podsOf = (name: string) =>
    objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name)[0].spec.template;

  test('are valid, and no object has the name of another', () => {
    expect(errorsIn(chart)).toBe('');
    const names = objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('are selected by their own Service, Deployment and network policies only', () => {
    const ofFirst = objects.filter(({ metadata }) => metadata.name.startsWith('first'));
    const selectors = ofFirst.flatMap(({ kind, spec }) => {
      if (kind === 'Job') return [];
      const selector = kind === 'Service' ? spec.selector : (spec?.selector ?? spec?.podSelector)?.matchLabels;
      return selector ? [selector] : [];
    });
    expect(selectors.length).toBeGreaterThan(1);
    const { labels } = podsOf('second').metadata;
    expect(selectors.filter((selector) => selects(selector, labels))).toEqual([]);
  });
});

test('every object of a Kibana begins with its name', () => {
  const names = objectsOf({ ...OPTIONS, name: 'viewer' }).map(({ metadata }) => metadata.name);
  expect(names.length).toBeGreaterThan(6);
  expect(names.filter((name) => !/^viewer(-|$)/.test(name))).toEqual([]);
});

test('the name is that of the add-on with its image, and kibana with others', () => {
  const name = (version: string, image?: KibanaImage) =>
    oneOf('Deployment', { endpoint: open(version), image }).metadata.name;
  expect([name('2.4.1', AddOnImages.KIBANA_4_6_1_1), name('9.5.6')]).toEqual(['kibana-logging', 'kibana']);
});

test('two Kibanas with the same name are rejected, and the action is another name', () => {
  const chart = two('9.5.6', '1.37', ['same']);
  new Kibana(chart, 'again', { name: 'same', elasticsearch: { endpoint: secured('9.5.6') } });
  expect(errorsIn(chart)).toContain('Give one of the components another name');
});

test.each(['', 'Kibana', '1kibana', 'kibana-', 'a.b', 'a'.repeat(43)])('the name %j is rejected', (name) => {
  expect(errorsOf({ name })).toContain(`kibana.name: "${name}" is invalid`);
});

test('the longest name is accepted, with all names that follow from it', () => {
  expect(errorsOf({ ...OPTIONS, name: 'a'.repeat(42) })).toBe('');
});
