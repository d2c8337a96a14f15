import { type KibanaOptions, SecretRef } from '../../lib';
import { errorsIn, kibanaChart } from './kibana-chart';

const OPTIONS: KibanaOptions = { pod: { env: [{ name: 'FIRST', value: '1' }], labels: { team: 'a' } } };

function withAdditions() {
  const { chart, kibana } = kibanaChart(OPTIONS);
  kibana.pod.addEnv({ name: 'SECOND', value: '2' });
  kibana.pod.addVolume({ name: 'plugins', emptyDir: {} }, { mountPath: '/usr/share/kibana/plugins', readOnly: false });
  kibana.pod.addVolume({ name: 'extra', secret: { secretName: 'extra' } }, { mountPath: '/extra', subPath: 'a' });
  kibana.pod.addInitContainer({ name: 'install', image: 'example.com/install:1' });
  kibana.pod.addSidecar({ name: 'proxy', image: 'example.com/proxy:1' });
  kibana.pod.addLabel('stage', 'test');
  kibana.pod.addAnnotation('example.com/owner', 'me');
  kibana.pod.addToleration({ key: 'dedicated', operator: 'Exists' });
  return { chart, kibana };
}

test('what is added after construction is in the manifest, in addition to the options', () => {
  const { chart } = withAdditions();
  const { metadata, spec } = chart.toJson().find(({ kind }) => kind === 'Deployment').spec.template;
  expect(metadata.labels).toMatchObject({ team: 'a', stage: 'test' });
  expect(metadata.annotations).toMatchObject({ 'example.com/owner': 'me' });
  expect(spec.containers[0].env).toEqual(
    expect.arrayContaining([
      { name: 'FIRST', value: '1' },
      { name: 'SECOND', value: '2' },
    ]),
  );
  expect(spec.containers[0].volumeMounts).toEqual(
    expect.arrayContaining([
      { name: 'plugins', mountPath: '/usr/share/kibana/plugins' },
      { name: 'extra', mountPath: '/extra', subPath: 'a', readOnly: true },
    ]),
  );
  expect(spec.initContainers).toMatchObject([{ name: 'install' }]);
  expect(spec.containers[1]).toMatchObject({ name: 'proxy' });
  expect(spec.tolerations).toEqual([{ key: 'dedicated', operator: 'Exists' }]);
  expect(errorsIn(chart)).toBe('');
});

test('the options that the user passes in stay as they are', () => {
  const before = JSON.stringify(OPTIONS);
  withAdditions();
  expect(JSON.stringify(OPTIONS)).toBe(before);
});

test('errors of what is added are reported', () => {
  const { chart, kibana } = kibanaChart();
  kibana.pod.addEnv({ name: 'SERVER_BASEPATH', value: '/kibana' });
  kibana.pod.addVolume({ name: 'data', emptyDir: {} });
  const errors = errorsIn(chart);
  expect(errors).toContain('kibana.pod.env: "SERVER_BASEPATH" is invalid');
  expect(errors).toMatch(/kibana\.pod\.volumes.*"data" is invalid/);
});

test('a Secret may be added as a variable', () => {
  const { chart, kibana } = kibanaChart();
  const { name } = SecretRef.fromName('webhook');
  kibana.pod.addEnv({ name: 'TOKEN', valueFrom: { secretKeyRef: { name, key: 'token' } } });
  const [{ env }] = chart.toJson().find(({ kind }) => kind === 'Deployment').spec.template.spec.containers;
  expect(env).toContainEqual({ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'webhook', key: 'token' } } });
});
