import { Testing } from 'cdk8s';
import { ExternalElasticsearch, FluentdAgent, KubernetesVersion, LoggingChart } from '../../../lib';
import type { Yaml } from '../../profiles';

function agent() {
  const chart = new LoggingChart(Testing.app(), 'logging', {
    kubernetes: KubernetesVersion.parse('1.37'),
    namespace: 'logs',
  });
  const elasticsearch = new ExternalElasticsearch(chart, 'es', { url: 'https://example.com:9200', version: '9.5.6' });
  const made = new FluentdAgent(chart, 'agent', { elasticsearch, pod: { env: [{ name: 'FIRST', value: '1' }] } });
  const template = () => chart.toJson().find(({ kind }: Yaml) => kind === 'DaemonSet').spec.template;
  return { chart, made, template };
}

test('what is added to the pods after construction is in the manifest, in addition to the options', () => {
  const { made, template } = agent();
  made.pod.addEnv({ name: 'SECOND', value: '2' });
  made.pod.addVolume({ name: 'extra', emptyDir: {} }, { mountPath: '/extra', readOnly: false });
  const [container] = template().spec.containers;
  expect(container.env).toEqual(
    expect.arrayContaining([
      { name: 'FIRST', value: '1' },
      { name: 'SECOND', value: '2' },
    ]),
  );
  expect(container.volumeMounts).toContainEqual({ name: 'extra', mountPath: '/extra' });
});

test('the pods keep the digest of their configuration', () => {
  const { made, template } = agent();
  made.pod.addAnnotation('example.com/owner', 'me');
  const { annotations } = template().metadata;
  expect(annotations['example.com/owner']).toBe('me');
  expect(Object.values(annotations)).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/));
});

test('errors of what is added are reported', () => {
  const { chart, made } = agent();
  made.pod.addEnv({ name: 'a=b', value: '1' });
  const errors = chart.node.root.node.findAll().flatMap((construct) => construct.node.validate());
  expect(errors.join('\n')).toContain('agent.pod.env');
});
