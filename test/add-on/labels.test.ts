import {
  ClusterApp,
  ClusterLogging,
  type ClusterLoggingProps,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
} from '../../lib';
import type { Yaml } from '../profiles';

const KEYS = ['kubernetes.io/cluster-service', 'addonmanager.kubernetes.io/mode'];

function logging(props: ClusterLoggingProps) {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.30');
  const chart = new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' });
  new ClusterLogging(chart, 'logging', props);
  return { errors: app.errors(), text: () => JSON.stringify(chart.toJson() as Yaml[]) };
}

const all = (addOnLabels: boolean) => ({ agent: { addOnLabels }, kibana: { addOnLabels } });

test('the objects of the add-on have the labels of the add-on manager by default', () => {
  const { text } = logging({ stack: LoggingStack.ADD_ON });
  for (const key of KEYS) expect(text()).toContain(key);
});

test('addOnLabels: false on each component leaves them out everywhere', () => {
  const props = { ...all(false), addOnElasticsearch: { addOnLabels: false } };
  const { text } = logging({ stack: LoggingStack.ADD_ON, ...props });
  for (const key of KEYS) expect(text()).not.toContain(key);
});

test('with images of Elastic, true is rejected and false is accepted', () => {
  expect(logging(all(true)).errors).toEqual([
    expect.stringContaining('agent.addOnLabels: true is invalid'),
    expect.stringContaining('kibana.addOnLabels: true is invalid'),
  ]);
  expect(logging(all(false)).errors).toEqual([]);
});
