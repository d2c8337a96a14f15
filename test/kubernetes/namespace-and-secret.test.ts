import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  Account,
  ClusterApp,
  ClusterLogging,
  ImageSource,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
  PodSecurityLevel,
  SecretRef,
} from '../../lib';
import { find } from '../profiles';

function made() {
  const app = new ClusterApp('test');
  const kubernetes = KubernetesVersion.parse('1.37');
  return { app, chart: new LoggingChart(app, 'logging', { kubernetes, namespace: 'logging' }) };
}

describe('a LoggingNamespace', () => {
  test('has the labels of the user, and its level for admission, audit and warnings', () => {
    const { chart } = made();
    new LoggingNamespace(chart, 'namespace', {
      name: 'logging',
      labels: { team: 'logs' },
      podSecurity: PodSecurityLevel.BASELINE,
    });
    expect(find(chart.toJson(), 'Namespace', 'logging').metadata.labels).toEqual({
      team: 'logs',
      'pod-security.kubernetes.io/enforce': 'baseline',
      'pod-security.kubernetes.io/audit': 'baseline',
      'pod-security.kubernetes.io/warn': 'baseline',
    });
  });

  test('rejects a level that does not exist, once', () => {
    const { app, chart } = made();
    new LoggingNamespace(chart, 'namespace', { name: 'logging', podSecurity: 'strict' as PodSecurityLevel });
    expect(app.errors()).toEqual([
      '[test/logging/namespace] podSecurity: "strict" is invalid: expected privileged, baseline, restricted. ' +
        'Correct the type of the option.',
    ]);
  });
});

describe('a reference to an object of the app', () => {
  const metadata = { name: 'keys', namespace: 'logging' };
  const object = (chart: Construct, kind: string) =>
    new ApiObject(chart, 'object', { apiVersion: 'v1', kind, metadata });

  test('has the name of the object', () => {
    const { chart } = made();
    expect(SecretRef.fromSecret(object(chart, 'Secret')).name).toBe('keys');
  });

  test('is one error of its option if the object has another kind', () => {
    const { app, chart } = made();
    const encryptionKeys = SecretRef.fromSecret(object(chart, 'ConfigMap'));
    new ClusterLogging(chart, 'efk', { kibana: { encryptionKeys } });
    expect(app.errors()).toEqual([
      expect.stringContaining('kibana.encryptionKeys: "the ConfigMap logging/object" is invalid: expected a Secret'),
    ]);
  });

  test('is one error of its option if the construct has no name', () => {
    const { app, chart } = made();
    const serviceAccount = Account.fromServiceAccount(new Construct(chart, 'nothing'));
    new ClusterLogging(chart, 'efk', { kibana: { serviceAccount } });
    expect(app.errors()).toEqual([
      expect.stringContaining('kibana.serviceAccount: "logging/nothing" is invalid: expected a ServiceAccount'),
    ]);
  });
});

test('ImageSource.upstream applies its pull Secrets below a construct only', () => {
  const { chart } = made();
  const before = ImageSource.of(chart).pullSecrets;
  ImageSource.upstream({ pullSecrets: [SecretRef.fromName('pull')] }).applyTo(chart);
  expect(before).toEqual([]);
  expect(ImageSource.of(chart).pullSecrets.map(({ name }) => name)).toEqual(['pull']);
  expect(ImageSource.of(chart.node.root).pullSecrets).toEqual([]);
});
