import { join } from 'node:path';
import { find, readProfile } from '../profiles';
import { compileErrors, ExampleApp, Page, ROOT } from './page';

const page = new Page('legacy-1.3.md');
const kubeUp = readProfile(join(ROOT, 'dist', 'kube-up-1-3-7'));

test('the example compiles and is valid on Kubernetes 1.3.7', () => {
  expect(page.examples).toHaveLength(1);
  expect(compileErrors(page.examples)).toEqual([]);
  expect(page.examples.flatMap((example) => new ExampleApp('1.3.7').run(example).app.errors())).toEqual([]);
});

test('the options of the table compile', () => {
  const options = [...page.table('Option | Effect').keys()].map((cell) => cell.replaceAll('`', ''));
  const complete = options.filter((option) => /^(agent|addOnElasticsearch): \{/.test(option) && !option.includes('…'));
  expect(complete.length).toBeGreaterThanOrEqual(6);
  expect(
    compileErrors([complete.map((o, i) => `new ClusterLogging(chart, 'option-${i}', { ${o} });`).join('\n')]),
  ).toEqual([]);
});

test('the manifests have the differences that the page names', () => {
  const daemonSet = find(kubeUp.objects, 'DaemonSet', 'fluentd-es-v1.22').spec;
  const pod = daemonSet.template.spec;
  expect(daemonSet.selector.matchLabels).toEqual(daemonSet.template.metadata.labels);
  expect(pod).not.toHaveProperty('nodeSelector');
  expect(pod).not.toHaveProperty('tolerations');
  expect(pod.containers[0].resources).not.toHaveProperty('requests');
  const deployment = find(kubeUp.objects, 'Deployment', 'kibana-logging').spec;
  expect(deployment).toHaveProperty('strategy');
  expect(deployment).toHaveProperty('revisionHistoryLimit');
  expect(find(kubeUp.objects, 'ServiceAccount', 'k8s-efk').metadata.labels).toEqual({
    'k8s-app': 'elasticsearch-logging',
    version: 'v1',
  });
  const conf: string = find(kubeUp.objects, 'ConfigMap', 'td-agent-config').data['td-agent.conf'];
  expect(
    conf
      .trimEnd()
      .split('\n')
      .filter((line) => /^\s*(#.*)?$/.test(line)),
  ).toEqual([]);
});
