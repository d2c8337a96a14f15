import { Size } from 'cdk8s';
import { EckKibana, type EckKibanaProps, KubernetesVersion, LoggingChart } from '../../lib';
import { problemsOf } from '../observability/custom-resource-schema';
import { find, type Yaml } from '../profiles';
import { EckWorld } from './world';

type Options = Omit<EckKibanaProps, 'elasticsearch'>;

function pageOf(options: Options = {}) {
  const world = new EckWorld();
  const made = new EckKibana(world.chart, 'page', { elasticsearch: world.store, ...options });
  return { world, made, page: (): Yaml => world.find('Kibana', options.name ?? 'logs') };
}

test.each<[string, Options]>([
  ['the default', {}],
  [
    'a page with everything',
    {
      count: 2,
      memory: Size.gibibytes(1),
      publicUrl: 'https://logs.example.com',
      name: 'page',
      pod: { labels: { a: 'b' } },
    },
  ],
])('%s is what the definition of ECK admits, and has no error', (_, options) => {
  const { page, world } = pageOf(options);
  expect(problemsOf(page())).toEqual([]);
  expect(world.errors).toEqual([]);
});

test('the page is of the version of its store, which it names', () => {
  const { made, page } = pageOf({ publicUrl: 'https://logs.example.com' });
  expect(page().spec).toMatchObject({
    version: '9.5.6',
    image: 'docker.elastic.co/kibana/kibana:9.5.6',
    elasticsearchRef: { name: 'logs' },
    config: { 'server.publicBaseUrl': 'https://logs.example.com' },
  });
  expect(made.serviceName).toBe('logs-kb-http');
});

test('a page of another namespace says where its store is', () => {
  const world = new EckWorld();
  const chart = new LoggingChart(world.app, 'pages', {
    kubernetes: KubernetesVersion.parse('1.36'),
    namespace: 'pages',
  });
  new EckKibana(chart, 'page', { elasticsearch: world.store });
  expect(find(chart.toJson(), 'Kibana', 'logs').spec.elasticsearchRef).toEqual({ name: 'logs', namespace: 'logging' });
});

test.each<[string, Options, string]>([
  ['a page that is newer than its store', { version: '9.5.7' }, 'Kibana does not start with an older Elasticsearch'],
  ['a page of another major', { version: '8.19.20' }, 'expected Elasticsearch 8.x with this Kibana'],
  ['no pod', { count: 0 }, 'kibana.count: 0'],
  ['too little memory', { memory: Size.mebibytes(511) }, 'kibana.memory: "511Mi"'],
  ['an address with a password', { publicUrl: 'https://u:p@logs.example.com' }, 'kibana.publicUrl: "https://…@'],
  ['an address with a query', { publicUrl: 'https://logs.example.com?a=b' }, 'kibana.publicUrl'],
  ['an address without scheme', { publicUrl: 'logs.example.com' }, 'kibana.publicUrl: "logs.example.com"'],
  ['a name that is too long', { name: 'a'.repeat(37) }, 'at most 36 characters'],
])('%s is refused', (_, options, expected) => {
  expect(pageOf(options).world.errors.join('\n')).toContain(expected);
});

test('the definitions of ECK admit both resources on every version of Kubernetes that ECK supports', () => {
  const minors = Array.from({ length: 5 }, (_, index) => `1.${32 + index}`);
  for (const kubernetes of minors) {
    const world = new EckWorld({}, { kubernetes, agent: 'logging' });
    new EckKibana(world.chart, 'page', { elasticsearch: world.store });
    expect([kubernetes, world.errors]).toEqual([kubernetes, []]);
    const custom = world.objects.filter(({ kind }) => ['Elasticsearch', 'Kibana'].includes(kind));
    expect(custom.flatMap(problemsOf)).toEqual([]);
  }
});
