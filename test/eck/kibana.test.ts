import { Size } from 'cdk8s';
import { EckKibana, type EckKibanaProps, ImageSource, KubernetesVersion, LoggingChart, SecretRef } from '../../lib';
import { problemsOf } from '../observability/custom-resource-schema';
import { find, type Yaml } from '../profiles';
import { EckEnvironment } from './environment';

type Options = Omit<EckKibanaProps, 'elasticsearch'>;

function kibanaIn(options: Options = {}) {
  const environment = new EckEnvironment();
  const made = new EckKibana(environment.chart, 'kibana', { elasticsearch: environment.elasticsearch, ...options });
  return { environment, made, kibana: (): Yaml => environment.find('Kibana', options.name ?? 'logs') };
}

test.each<[string, Options]>([
  ['the default', {}],
  [
    'a Kibana with everything',
    {
      count: 2,
      memory: Size.gibibytes(1),
      publicUrl: 'https://logs.example.com',
      name: 'kibana',
      pod: { labels: { a: 'b' } },
    },
  ],
])('%s conforms to the CustomResourceDefinition of ECK, and has no error', (_, options) => {
  const { kibana, environment } = kibanaIn(options);
  expect(problemsOf(kibana())).toEqual([]);
  expect(environment.errors).toEqual([]);
});

test('Kibana has the version of its Elasticsearch, to which it refers', () => {
  const { made, kibana } = kibanaIn({ publicUrl: 'https://logs.example.com' });
  expect(kibana().spec).toMatchObject({
    version: '9.5.6',
    image: 'docker.elastic.co/kibana/kibana:9.5.6',
    elasticsearchRef: { name: 'logs' },
    config: { 'server.publicBaseUrl': 'https://logs.example.com' },
  });
  expect(made.serviceName).toBe('logs-kb-http');
});

test('the pod has the memory of the options, and what is added after construction', () => {
  const { made, kibana } = kibanaIn({ memory: Size.gibibytes(2) });
  made.pod.addLabel('team', 'logging');
  const { metadata, spec } = kibana().spec.podTemplate;
  expect(metadata.labels).toEqual({ team: 'logging' });
  expect(spec.containers).toEqual([
    { name: 'kibana', resources: { requests: { memory: '2Gi' }, limits: { memory: '2Gi' } } },
  ]);
});

test('pods of Kibana pull with the Secrets of the chart', () => {
  const images = ImageSource.upstream({ pullSecrets: [SecretRef.fromName('pull')] });
  const environment = new EckEnvironment({}, { images });
  new EckKibana(environment.chart, 'kibana', { elasticsearch: environment.elasticsearch });
  expect(environment.find('Kibana', 'logs').spec.podTemplate.spec.imagePullSecrets).toEqual([{ name: 'pull' }]);
});

test('a Kibana in another namespace refers to the namespace of its Elasticsearch', () => {
  const environment = new EckEnvironment();
  const chart = new LoggingChart(environment.app, 'kibanas', {
    kubernetes: KubernetesVersion.parse('1.36'),
    namespace: 'kibanas',
  });
  new EckKibana(chart, 'kibana', { elasticsearch: environment.elasticsearch });
  expect(find(chart.toJson(), 'Kibana', 'logs').spec.elasticsearchRef).toEqual({ name: 'logs', namespace: 'logging' });
});

test.each<[string, Options, string]>([
  [
    'a Kibana that is newer than its Elasticsearch',
    { version: '9.5.7' },
    'Kibana does not start with an older Elasticsearch',
  ],
  ['a Kibana of another major', { version: '8.19.20' }, 'expected Elasticsearch 8.x with this Kibana'],
  ['no pod', { count: 0 }, 'kibana.count: 0'],
  ['too little memory', { memory: Size.mebibytes(511) }, 'kibana.memory: "511Mi"'],
  ['an address with a password', { publicUrl: 'https://u:p@logs.example.com' }, 'kibana.publicUrl: "https://…@'],
  ['an address with a query', { publicUrl: 'https://logs.example.com?a=b' }, 'kibana.publicUrl'],
  ['an address without scheme', { publicUrl: 'logs.example.com' }, 'kibana.publicUrl: "logs.example.com"'],
  ['a name that is too long', { name: 'a'.repeat(37) }, 'at most 36 characters'],
])('%s is rejected', (_, options, expected) => {
  expect(kibanaIn(options).environment.errors.join('\n')).toContain(expected);
});

test('both resources conform to the definitions of ECK on every version of Kubernetes that ECK supports', () => {
  const minors = Array.from({ length: 5 }, (_, index) => `1.${32 + index}`);
  for (const kubernetes of minors) {
    const environment = new EckEnvironment({}, { kubernetes, agent: 'logging' });
    new EckKibana(environment.chart, 'kibana', { elasticsearch: environment.elasticsearch });
    expect([kubernetes, environment.errors]).toEqual([kubernetes, []]);
    const custom = environment.objects.filter(({ kind }) => ['Elasticsearch', 'Kibana'].includes(kind));
    expect(custom.flatMap(problemsOf)).toEqual([]);
  }
});
