import { Testing } from 'cdk8s';
import { ApiAccessCheck, ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart } from '../../../lib';
import { readProfile, type Yaml } from '../../profiles';

const templateOf = ({ spec }: Yaml): Yaml => (spec?.jobTemplate?.spec ?? spec)?.template;

/** The node selectors of all pods that the library makes on a minor. */
function selectors(minor: number): Yaml[] {
  const app = new ClusterApp('cluster');
  const kubernetes = KubernetesVersion.parse(`1.${minor}`);
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'kube-system' });
  new ClusterLogging(chart, 'logging');
  new ApiAccessCheck(chart, 'check', { name: 'check' });
  const objects: Yaml[] = Testing.synth(chart);
  return objects.filter((object) => templateOf(object)?.spec).map((object) => templateOf(object).spec.nodeSelector);
}

test.each([14, 20, 37])('on 1.%i every pod runs on Linux nodes only', (minor) => {
  const found = selectors(minor);
  expect(found.length).toBeGreaterThan(3);
  expect(new Set(found.map((selector) => JSON.stringify(selector)))).toEqual(new Set(['{"kubernetes.io/os":"linux"}']));
});

test.each([9, 13])('on 1.%i it selects Linux nodes with the label that nodes have in this version', (minor) => {
  const found = selectors(minor);
  expect(new Set(found.map((selector) => JSON.stringify(selector)))).toEqual(
    new Set(['{"beta.kubernetes.io/os":"linux"}']),
  );
});

test.each([3, 8])('on 1.%i, before there are Windows nodes, it selects no nodes by operating system', (minor) => {
  expect(selectors(minor).filter(Boolean)).toEqual([]);
});

test('every pod of the profiles for current clusters runs on Linux nodes only', () => {
  for (const profile of ['production', 'single-node']) {
    const templates = readProfile(`dist/${profile}`)
      .objects.map(templateOf)
      .filter((template) => template?.spec);
    expect(templates.length).toBeGreaterThan(5);
    for (const { spec } of templates) expect(spec.nodeSelector).toEqual({ 'kubernetes.io/os': 'linux' });
  }
});
