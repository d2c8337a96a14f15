import { join } from 'node:path';
import { Duration, Size } from 'cdk8s';
import { ClusterLogging, type ClusterLoggingProps, Storage } from '../../lib';
import { officialElasticsearch } from '../../lib/elasticsearch/images/contract';
import { find, readProfile, type Yaml } from '../profiles';
import { compileErrors, ExampleApp, Page, ROOT } from './page';

const page = new Page('modern.md');
const profiles = ['production', 'single-node'].map((name) => readProfile(join(ROOT, 'dist', name)).objects);
const [production = []] = profiles;

const templateOf = ({ spec }: Yaml): Yaml => (spec?.jobTemplate?.spec ?? spec)?.template;
const workloads = production.filter((object) => templateOf(object)?.spec?.containers);
const workloadOf = (name: string) => workloads.find(({ metadata }) => metadata.name.startsWith(name));

/** The keys of Secrets that a pod cannot start without, as `namespace/secret/key`. */
function requiredBy(workload: Yaml): string[] {
  const { containers, volumes = [] } = templateOf(workload).spec;
  const variables = containers.flatMap(({ env = [] }: Yaml) =>
    env.map(({ valueFrom }: Yaml) => valueFrom?.secretKeyRef),
  );
  const files = volumes.flatMap(({ secret, projected }: Yaml) => [
    secret,
    ...(projected?.sources ?? []).map((s: Yaml) => s.secret),
  ]);
  const keys = files.filter(Boolean).flatMap(({ secretName, name, items }: Yaml) => {
    return items.map(({ key }: Yaml) => ({ name: secretName ?? name, key }));
  });
  return [...variables, ...keys]
    .filter(Boolean)
    .map(({ name, key }) => `${workload.metadata.namespace}/${name}/${key}`);
}

test('the examples compile and are valid', () => {
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp().run(example).app.errors())).toEqual([]);
});

test('the table of the start order names the Secrets of each workload', () => {
  for (const [, [what = '', waitsFor = '']] of page.table('| what | waits for')) {
    const name = /`([\w-]+?)(?:-…)?`/.exec(what)?.[1] ?? '';
    const workload = workloadOf(name);
    const required = new Set(requiredBy(workload).map((key) => key.split('/')[1] ?? ''));
    const named = [...waitsFor.matchAll(/`(elasticsearch-[\w-]+)`/g)].map(([, secret]) => secret);
    if (named.length > 0) expect([name, named.sort()]).toEqual([name, [...required].sort()]);
    expect([name, workload?.metadata.namespace]).toEqual([name, name === 'fluentd' ? 'logging-agents' : 'logging']);
  }
});

test('no reference to a Secret is optional, and the bootstrap fills each', () => {
  const input = JSON.parse(find(production, 'ConfigMap', 'elasticsearch-bootstrap').data['input.json']);
  const filled = [
    ...input.certificates.flatMap((at: Yaml) => ['tls.crt', 'tls.key', 'ca.crt'].map((key) => ({ ...at, key }))),
    ...input.passwords,
    ...input.randomKeys,
    ...input.copies.map(({ to }: Yaml) => to),
  ].map(({ namespace, secret, key }) => `${namespace}/${secret}/${key}`);
  const required = workloads.flatMap(requiredBy);
  expect(required.length).toBeGreaterThan(12);
  expect(required.filter((key) => !filled.includes(key))).toEqual([]);
  expect(JSON.stringify(workloads)).not.toContain('"optional"');
});

test('the table of sizes matches both profiles', () => {
  const sizes = page.table('| `production` | `single-node`');
  const rows: [string, (objects: readonly Yaml[]) => unknown][] = [
    ['nodes of Elasticsearch', (objects) => find(objects, 'StatefulSet', 'elasticsearch').spec.replicas],
    ['memory of each, requested and limited', (objects) => limitOf(find(objects, 'StatefulSet', 'elasticsearch'))],
    [
      'volume of each',
      (objects) =>
        find(objects, 'StatefulSet', 'elasticsearch').spec.volumeClaimTemplates[0].spec.resources.requests.storage,
    ],
    ['copies of each line', (objects) => 1 + templateSettings(objects)['index.number_of_replicas']],
    ['days that a line can be found', (objects) => Number.parseInt(policyOf(objects).delete.min_age, 10) - 1],
    ['memory of Kibana', (objects) => limitOf(find(objects, 'Deployment', 'kibana'))],
    ['memory of each agent', (objects) => limitOf(find(objects, 'DaemonSet', 'fluentd'))],
  ];
  for (const [row, read] of rows)
    expect([row, sizes.get(row)?.slice(0, 2)]).toEqual([row, profiles.map((objects) => String(read(objects)))]);
});

test.each<[string, ClusterLoggingProps['elasticsearch'], number, number]>([
  ['production', { lifecycle: { retention: Duration.days(14) } }, 3900, 4200],
  ['single-node', { replicas: 1 }, 900, 1000],
])('the volumes of %s have the capacity that the page states', (name, props, fits, doesNot) => {
  const size: string = find(readProfile(join(ROOT, 'dist', name)).objects, 'StatefulSet', 'elasticsearch').spec
    .volumeClaimTemplates[0].spec.resources.requests.storage;
  const errors = (mebibytes: number) => {
    const { app, chart } = new ExampleApp();
    const lifecycle = { ...props?.lifecycle, dailyVolume: Size.mebibytes(mebibytes) };
    new ClusterLogging(chart, 'logging', {
      elasticsearch: {
        ...props,
        storage: Storage.claim({ size: Size.gibibytes(Number.parseInt(size, 10)) }),
        lifecycle,
      },
    });
    return app.errors().length;
  };
  expect([errors(fits), errors(doesNot)]).toEqual([0, 1]);
});

test('the page states what Elasticsearch and the agents need of nodes', () => {
  expect(page.text).toContain(`vm.max_map_count=${officialElasticsearch('9.5.6').memoryMapping}`);
  expect(find(production, 'ConfigMap', 'elasticsearch-config').data['elasticsearch.yml']).toContain(
    'node.store.allow_mmap: false',
  );
  const state = find(production, 'DaemonSet', 'fluentd').spec.template.spec.volumes.find(
    (v: Yaml) => v.name === 'state',
  );
  expect(page.text).toContain(`\`${state.hostPath.path}\``);
});

test('the page names the address of Kibana and its data view', () => {
  const app = new ExampleApp();
  expect(page.text).toContain(new ClusterLogging(app.chart, 'logging').kibana.address());
  const view = JSON.parse(
    production.find(({ kind, data }) => kind === 'ConfigMap' && data?.['input.json']?.includes('data view')).data[
      'input.json'
    ],
  );
  expect(page.text).toContain(`data view *${view.steps.at(-1).body.data_view.name}*`);
});

test('the commands name existing objects', () => {
  const named = [...page.text.matchAll(/kubectl get secret ([\w-]+) --namespace=([\w-]+)/g)];
  for (const [, name = '', namespace] of named) expect(find(production, 'Secret', name, namespace)).toBeDefined();
  const services = [...page.text.matchAll(/--namespace=([\w-]+) service\/([\w-]+) (\d+)/g)];
  for (const [, namespace, name = '', port] of services)
    expect(find(production, 'Service', name, namespace).spec.ports[0].port).toBe(Number(port));
  const labelled = [...page.text.matchAll(/--selector=([\w./]+)=([\w-]+)/g)];
  for (const [, key = '', value] of labelled)
    expect(workloads.some((workload) => templateOf(workload).metadata.labels[key] === value)).toBe(true);
  expect([named.length, services.length, labelled.length]).toEqual([2, 2, 2]);
});

test('agents can be scraped without an operator', () => {
  expect(find(production, 'DaemonSet', 'fluentd').spec.template.metadata.annotations).toMatchObject({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '24231',
  });
});

function limitOf(workload: Yaml): string {
  const { requests, limits } = templateOf(workload).spec.containers[0].resources;
  expect(requests.memory).toBe(limits.memory);
  return limits.memory;
}

function provisioning(objects: readonly Yaml[], name: string): Yaml {
  const { steps } = JSON.parse(find(objects, 'ConfigMap', 'elasticsearch-provisioning').data['input.json']);
  return steps.find((step: Yaml) => step.name === name).body;
}

const templateSettings = (objects: readonly Yaml[]) => provisioning(objects, 'template of the logs').template.settings;
const policyOf = (objects: readonly Yaml[]) => provisioning(objects, 'retention').policy.phases;
