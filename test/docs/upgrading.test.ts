import { join } from 'node:path';
import { Size } from 'cdk8s';
import { allChanges, type Effect } from '../../cli/compare/change';
import { compare } from '../../cli/compare/compare';
import { titleOf } from '../../cli/compare/manifests/object';
import { parseManifest } from '../../cli/compare/manifests/parse';
import { ClusterLogging, type ClusterLoggingProps, ElasticsearchImage, NodeUpdateStrategy, Storage } from '../../lib';
import { newestReleaseFor } from '../../lib/elasticsearch/images/releases';
import { upgradePath } from '../../lib/elasticsearch/images/upgrades';
import { readProfile } from '../profiles';
import { compileErrors, ExampleApp, Page, ROOT } from './page';

const page = new Page('upgrading.md');
const [carefully = ''] = page.examples;
const masters = new Page('elasticsearch.md').examples.find((example) => example.includes("name: ''")) ?? '';
const [own = ''] = new Page('security.md').examples;

/** An app with agents in their own namespace, as in the profiles. */
function make(props: ClusterLoggingProps = {}, kubernetes?: string): ExampleApp {
  const example = new ExampleApp(kubernetes);
  new ClusterLogging(example.chart, 'logging', { agent: { namespace: 'logging-agents' }, ...props });
  return example;
}

const version = (text: string) => ({ elasticsearch: { image: ElasticsearchImage.official(text) } });

/** The changes when one app is applied after another. */
function changes(before: ExampleApp, after: ExampleApp) {
  const read = ({ chart }: ExampleApp) =>
    new Map([['c', chart.toJson().flatMap((o) => parseManifest(JSON.stringify(o)))]]);
  return compare(read(before), read(after));
}

/** The effects by object when one app is applied after another. */
function effects(before: ExampleApp, after: ExampleApp): Record<string, Effect[]> {
  const [cluster] = changes(before, after);
  return Object.fromEntries((cluster?.objects ?? []).map((o) => [titleOf(o), o.changes.map(({ effect }) => effect)]));
}

const having = (effect: Effect, all: Record<string, string[]>) => {
  return Object.keys(all).filter((object) => all[object]?.includes(effect));
};

test('the examples compile and are valid', () => {
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp().run(example).app.errors())).toEqual([]);
});

test('the table of upgrade paths matches the compatibility table', () => {
  for (const [from, cells] of page.table('you have | the way')) {
    const start = { '9.x': '9.0.0', '8.19.x': '8.19.0', '8.x, older': '8.15.0', '7.17.x': '7.17.0' }[from] ?? '2.4.1';
    const path = upgradePath(start, newestReleaseFor(37)?.newest ?? '');
    expect([from, cells[0]]).toEqual([from, path ? path.join(', then ') : 'none that keeps the data']);
  }
});

test('another target can have another major version of Elasticsearch, unless the version is set', () => {
  expect([26, 27].map((minor) => newestReleaseFor(minor)?.major)).toEqual([7, 9]);
  const [, pinned = ''] = /ElasticsearchImage\.official\('(7[\d.]+)'\)/.exec(page.text) ?? [];
  for (const kubernetes of ['1.26', '1.27']) expect(make(version(pinned), kubernetes).app.errors()).toEqual([]);
});

test.each([
  ['8.19.20', '1.26'],
  ['9.5.6', '1.26'],
])('Elasticsearch %s does not run on Kubernetes %s', (text, kubernetes) => {
  expect(make(version(text), kubernetes).app.errors()).not.toEqual([]);
});

test('another major version restarts Elasticsearch, Kibana and the agents, and creates new Jobs', () => {
  const all = effects(make(version('8.19.20')), make(version('9.5.6')));
  expect(having('restart', all).sort()).toEqual([
    'DaemonSet logging-agents/fluentd',
    'Deployment logging/kibana',
    'StatefulSet logging/elasticsearch',
  ]);
  expect(having('renamed', all).filter((object) => object.startsWith('Job'))).toHaveLength(3);
  expect([...having('data-loss', all), ...having('rejected', all), ...having('deleted', all)]).toEqual([]);
});

test('another patch version restarts Elasticsearch and Kibana only', () => {
  expect(effects(make(version('9.5.5')), make(version('9.5.6')))).toEqual({
    'Deployment logging/kibana': ['restart'],
    'StatefulSet logging/elasticsearch': ['restart'],
  });
});

test('with OnDelete the nodes wait until someone deletes their pods', () => {
  const before = make({
    elasticsearch: { image: ElasticsearchImage.official('7.17.29'), updateStrategy: NodeUpdateStrategy.ON_DELETE },
  });
  expect(effects(before, new ExampleApp().run(carefully))['StatefulSet logging/elasticsearch']).toEqual(['stale']);
});

test('the selectors of the page select Elasticsearch, Kibana and the rest', () => {
  const { objects } = readProfile(join(ROOT, 'dist', 'production'));
  const selectors = [...page.text.matchAll(/--selector=([\w./]+)=([\w-]+)/g)];
  const [elasticsearch = [], kibana = []] = selectors.map(([, key = '', value]) =>
    objects.filter(({ metadata }) => metadata.labels?.[key] === value),
  );
  const names = (of: typeof objects) => of.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(names(elasticsearch)).toEqual(
    expect.arrayContaining([
      'StatefulSet elasticsearch',
      'ConfigMap elasticsearch-config',
      'NetworkPolicy elasticsearch',
    ]),
  );
  expect(elasticsearch.filter(({ kind }) => kind === 'Job')).toHaveLength(2);
  expect(names(kibana)).toEqual(expect.arrayContaining(['Deployment kibana', 'Service kibana']));
  const rest = names(objects.filter((object) => !elasticsearch.includes(object) && !kibana.includes(object)));
  expect(rest).toEqual(expect.arrayContaining(['DaemonSet fluentd', 'ConfigMap fluentd-config']));
  expect(rest.filter((name) => /StatefulSet|Deployment|Job/.test(name))).toEqual([]);
});

test('a cluster that grows from one node to three restarts no node', () => {
  const all = effects(make({ elasticsearch: { replicas: 1 } }), make({ elasticsearch: { replicas: 3 } }));
  expect(all['StatefulSet logging/elasticsearch']).toEqual(['scaled']);
  expect([...having('data-loss', all), ...having('rejected', all)]).toEqual([]);
  expect(having('renamed', all)).toEqual([expect.stringMatching(/^Job logging\/elasticsearch-provisioning-/)]);
});

test('masters that are added beside the node set of `replicas` restart no node', () => {
  const all = effects(make(), new ExampleApp().run(masters));
  expect(all['StatefulSet logging/elasticsearch-masters']).toEqual(['created']);
  expect(Object.keys(all)).not.toContain('StatefulSet logging/elasticsearch');
  expect([...having('data-loss', all), ...having('rejected', all), ...having('outage', all)]).toEqual([]);
});

describe('a change from bootstrap to your own Secrets', () => {
  const secrets = (all: Record<string, string[]>, effect: Effect) => {
    return having(effect, all).filter((object) => object.startsWith('Secret '));
  };

  test('keeps all Secrets and restarts nothing', () => {
    const all = effects(make(), new ExampleApp().run(own));
    expect(secrets(all, 'kept')).toHaveLength(10);
    expect([...having('data-loss', all), ...having('restart', all)]).toEqual([]);
    expect(having('deleted', all)).toContain('CronJob logging/elasticsearch-renewal');
  });
});

test('no change of target between 1.27 and 1.37 is rejected or loses data', () => {
  for (let minor = 27; minor < 37; minor++) {
    const all = effects(make({}, `1.${minor}`), make({}, `1.${minor + 1}`));
    expect([minor, having('data-loss', all), having('rejected', all), having('deleted', all)]).toEqual([
      minor,
      [],
      [],
      [],
    ]);
  }
});

test('the steps to larger volumes are those that compare prints', () => {
  const grown = { elasticsearch: { storage: Storage.claim({ size: Size.gibibytes(100) }) } };
  const rejected = allChanges(changes(make(), make(grown))).find(({ effect }) => effect === 'rejected');
  const [block = ''] = /for claim in[\s\S]*?--cascade=orphan/.exec(page.text) ?? [];
  const steps = block.split('\n').map((line) => line.trim());
  expect(steps).toHaveLength(4);
  for (const step of steps) expect(rejected?.action).toContain(step);
});
