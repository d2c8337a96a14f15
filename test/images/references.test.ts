import { ApiObject } from 'cdk8s';
import {
  ClusterApp,
  ClusterLogging,
  ElasticsearchImage,
  FluentdImage,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  ProgramImage,
  SecretRef,
} from '../../lib';
import { checkImage, parseImage } from '../../lib/images/image-reference';
import { compareStackVersions, parseStackVersion } from '../../lib/images/stack-version';

const DIGEST = `@sha256:${'0a'.repeat(32)}`;

describe('a reference', () => {
  test.each([
    ['kibana:4.6.1', '', 'kibana', ':4.6.1'],
    ['gcr.io/google_containers/kibana:v4.6.1-1', 'gcr.io/google_containers/', 'kibana', ':v4.6.1-1'],
    ['localhost:5000/a/b-c/d_e.f:1', 'localhost:5000/a/b-c/', 'd_e.f', ':1'],
    [`example.com/a${DIGEST}`, 'example.com/', 'a', DIGEST],
    [`a:1${DIGEST}`, '', 'a', `:1${DIGEST}`],
    ['a', '', 'a', ''],
  ])('%s has a location, a name and a version', (reference, location, name, version) => {
    expect(parseImage(reference)).toEqual({ location, name, version });
  });

  test.each(['', 'a/', 'a:', 'a:b:c', 'a b:1', 'UPPER:1', 'a@sha256:0a', `a:${'t'.repeat(129)}`])(
    '%p is none, and no image',
    (reference) => {
      expect(parseImage(reference)).toBeUndefined();
      expect(checkImage('image', reference).map(({ option, value }) => [option, value])).toEqual([
        ['image', reference],
      ]);
    },
  );

  test('of an image has a tag other than latest, or a digest', () => {
    for (const accepted of ['a:1', `a${DIGEST}`, `a:latest${DIGEST}`, `a:${'t'.repeat(128)}`])
      expect(checkImage('image', accepted)).toEqual([]);
    for (const rejected of ['a', 'a:latest']) expect(checkImage('image', rejected)).toHaveLength(1);
  });
});

describe('a mirror', () => {
  const mirror = ImageSource.mirror('registry.example.com/logging');

  test('replaces registry and project, and keeps name, tag and digest', () => {
    expect(mirror.locate(`docker.elastic.co/kibana/kibana:9.5.6${DIGEST}`)).toBe(
      `registry.example.com/logging/kibana:9.5.6${DIGEST}`,
    );
    expect(ImageSource.upstream().locate('docker.elastic.co/kibana/kibana:9.5.6')).toBe(
      'docker.elastic.co/kibana/kibana:9.5.6',
    );
  });

  test('is not applied to a text that is no reference, which is an error of the image', () => {
    expect(mirror.locate('UPPER:1')).toBe('UPPER:1');
  });

  test('is not applied to the reference of a user', () => {
    const image = ElasticsearchImage.official('9.5.6');
    expect(image.reference(mirror)).toBe('registry.example.com/logging/elasticsearch:9.5.6');
    expect(image.pulledFrom('other.example.com/es:9.5.6').reference(mirror)).toBe('other.example.com/es:9.5.6');
    expect(ProgramImage.fromReference('a/ruby:3.4', '/usr/bin/ruby').reference(mirror)).toBe('a/ruby:3.4');
  });
});

describe('an image source', () => {
  const errorsOf = (images: ImageSource) => {
    const app = new ClusterApp('test');
    new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.37'), namespace: 'logging', images });
    return app.errors();
  };

  test.each(['registry.example.com/logging', 'registry.example.com:5000/a/b', 'bigwhite'])('can be %s', (location) => {
    expect(errorsOf(ImageSource.mirror(location))).toEqual([]);
  });

  test.each(['', 'a/', 'a:1', 'registry.example.com/A', `a${DIGEST}`])('cannot be %p', (location) => {
    expect(errorsOf(ImageSource.mirror(location))).toEqual([expect.stringContaining('images mirror: ')]);
  });

  test.each([
    ['an empty location', '', []],
    ['a location with a tag', 'a:1', [expect.stringContaining('ConfigMap Upper metadata.name')]],
  ])('with %s is one error without consequences, beside errors that are none', (_, location, others) => {
    const app = new ClusterApp('test');
    const kubernetes = KubernetesVersion.parse('1.37');
    const chart = new LoggingChart(app, 'c', {
      kubernetes,
      namespace: 'logging',
      images: ImageSource.mirror(location),
    });
    new ClusterLogging(chart, 'logging');
    new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'Upper' } });
    expect(app.errors()).toEqual([expect.stringContaining('images mirror: '), ...others]);
  });

  test('has pull Secrets with valid names', () => {
    const pullSecrets = [SecretRef.fromName('pull'), SecretRef.fromName('A B')];
    for (const images of [ImageSource.upstream({ pullSecrets }), ImageSource.mirror('bigwhite', { pullSecrets })])
      expect(errorsOf(images)).toEqual([expect.stringContaining('images.pullSecrets[1]: "A B"')]);
    expect(errorsOf(ImageSource.mirror('a/', { pullSecrets }))).toHaveLength(2);
    expect(ImageSource.upstream({ pullSecrets })._pullSecretReferences).toEqual([{ name: 'pull' }, { name: 'A B' }]);
  });
});

const ELASTICSEARCH = ElasticsearchImage.official('9.5.6');
const OWN = ELASTICSEARCH.pulledFrom('example.com/es:9.5.6');
const USED = [FluentdImage.V1_19_3_ELASTICSEARCH_9, OWN, ELASTICSEARCH, OWN];

test.each([
  ['one order', USED],
  ['the other', [...USED].reverse()],
])(
  'the images of an app that uses them in %s are listed once each, sorted, with commands that copy them',
  (_, used) => {
    const app = new ClusterApp('test');
    const images = ImageSource.mirror('bigwhite');
    const chart = new LoggingChart(app, 'logging', {
      kubernetes: KubernetesVersion.parse('1.37'),
      namespace: 'logging',
      images,
    });
    for (const image of used) image._use(chart);
    expect(app.images()).toEqual([
      'bigwhite/elasticsearch:9.5.6',
      'bigwhite/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch9-1.1',
      'example.com/es:9.5.6',
    ]);
    const commands = app.mirrorCommands();
    expect(commands.slice(0, 3)).toEqual([
      'docker pull docker.elastic.co/elasticsearch/elasticsearch:9.5.6',
      'docker tag docker.elastic.co/elasticsearch/elasticsearch:9.5.6 bigwhite/elasticsearch:9.5.6',
      'docker push bigwhite/elasticsearch:9.5.6',
    ]);
    expect(commands).toHaveLength(6);
  },
);

test('versions of Elastic are compared part by part, as numbers', () => {
  const version = (text: string) => parseStackVersion(text) ?? { major: 0, minor: 0, patch: 0 };
  const sorted = ['7.17.29', '8.9.0', '8.10.0', '8.10.1', '9.0.0'].map(version);
  expect([...sorted].reverse().sort(compareStackVersions)).toEqual(sorted);
  expect(compareStackVersions(version('9.5.6'), version('9.5.6'))).toBe(0);
  for (const text of ['9', '9.5', '9.5.6-SNAPSHOT', 'v9.5.6', '9.5.6.7'])
    expect(parseStackVersion(text)).toBeUndefined();
});
