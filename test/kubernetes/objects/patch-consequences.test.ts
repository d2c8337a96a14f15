import { ApiObject, JsonPatch } from 'cdk8s';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../../../lib';

/** The errors of a cluster whose object of a kind has patches, without its path. */
function errorsOf(kind: string, ...patches: JsonPatch[]): string[] {
  const app = new ClusterApp('test');
  const chart = new LoggingChart(app, 'chart', { kubernetes: KubernetesVersion.parse('1.33'), namespace: 'logs' });
  const { node } = new ClusterLogging(chart, 'efk', {});
  const object = node.findAll().find((each): each is ApiObject => each instanceof ApiObject && each.kind === kind);
  object?.addJsonPatch(...patches);
  return app.errors().map((error) => error.replace(/^\[.*?\] /, ''));
}

const VOLUMES = '/spec/template/spec/volumes';

test('a patch that removes the volumes of a pod is one error, with the first mounts and the number of the others', () => {
  expect(errorsOf('Deployment', JsonPatch.remove(VOLUMES))).toEqual([
    `Deployment addJsonPatch[0] (remove): "${VOLUMES}" is invalid: expected a patch with which other fields stay ` +
      'valid, not spec.template.spec.containers[0].volumeMounts[0].name, ' +
      'spec.template.spec.containers[0].volumeMounts[1].name, spec.template.spec.containers[0].volumeMounts[2].name ' +
      'and 2 more. Correct the patch, or patch those fields as well.',
  ]);
});

test('a patch that makes one other field invalid is an error of that field', () => {
  expect(errorsOf('StatefulSet', JsonPatch.remove('/spec/volumeClaimTemplates'))).toEqual([
    expect.stringMatching(/^StatefulSet spec\.template\.spec\.containers\[0\]\.volumeMounts\[0\]\.name: "data"/),
  ]);
});

test('invalid values of a patch are errors of their fields', () => {
  const value = { name: 'A', hostPath: { path: '/a', type: 'none' } };
  const errors = errorsOf('Deployment', JsonPatch.add(`${VOLUMES}/-`, value));
  expect(errors.map((error) => error.split(' is invalid')[0])).toEqual([
    'Deployment spec.template.spec.volumes[5].name: "A"',
    'Deployment spec.template.spec.volumes[5].hostPath.type: "none"',
  ]);
});

test('the patch that causes the errors is named among others, beside errors of another patch', () => {
  const errors = errorsOf(
    'Deployment',
    JsonPatch.add('/metadata/labels/mine', 'a'),
    JsonPatch.replace(VOLUMES, []),
    JsonPatch.replace('/spec/replicas', -1),
  );
  expect(errors.map((error) => error.split(' is invalid')[0])).toEqual([
    `Deployment addJsonPatch[1] (replace): "${VOLUMES}"`,
    'Deployment spec.replicas: -1',
  ]);
});
