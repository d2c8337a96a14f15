import {
  AddOnRunbook,
  type AddOnRunbookProps,
  ClusterApp,
  ClusterInstaller,
  ClusterLogging,
  type ClusterLoggingProps,
  FluentdPipeline,
  ImageSource,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingStack,
} from '../../lib';

interface Cluster {
  readonly kubernetes?: string;
  readonly images?: ImageSource;
  readonly logging?: ClusterLoggingProps;
}

function runbook({ kubernetes = '1.3', images, logging }: Cluster = {}, props?: AddOnRunbookProps): string {
  const chart = new LoggingChart(new ClusterApp('test'), 'efk', {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace: 'logging',
    images,
  });
  const made = new ClusterLogging(chart, 'logging', { stack: LoggingStack.ADD_ON, ...logging });
  return new AddOnRunbook(chart, made, props).render();
}

/** The text of a section. */
function section(text: string, title: string): string {
  return text.split(`\n## ${title}\n\n`)[1]?.split('\n## ')[0] ?? '';
}

test('the title has the names of chart and namespace', () => {
  expect(runbook().split('\n')[0]).toBe('# Runbook: efk in logging');
});

describe('images', () => {
  test('are listed, without commands if they come from their publishers', () => {
    const text = section(runbook(), 'Images');
    expect(text).toContain('gcr.io/google_containers/fluentd-elasticsearch:1.22\n');
    expect(text).not.toContain('docker');
    expect(text).not.toContain('Run this');
  });

  test('are copied by commands to a mirror', () => {
    const text = section(runbook({ images: ImageSource.mirror('registry.example.com/efk') }), 'Images');
    expect(text).toContain('docker push registry.example.com/efk/kibana:v4.6.1-1');
  });
});

describe('the creation', () => {
  test('lists the objects in their order', () => {
    const text = section(runbook(), 'Creation');
    expect(text).toContain('kubectl create -f efk.k8s.yaml');
    expect(text).toContain('\n1. ConfigMap `td-agent-config`\n2. DaemonSet `fluentd-es-v1.22`\n');
  });

  test('creates the ConfigMap from a file only if there is one', () => {
    const command = 'kubectl create configmap td-agent-config';
    expect(section(runbook(), 'Creation')).toContain(command);
    const fromImage = { agent: { pipeline: FluentdPipeline.fromImage() } };
    expect(section(runbook({ logging: fromImage }), 'Creation')).not.toContain(command);
  });
});

describe('a change', () => {
  test('deletes the DaemonSet and the ReplicationController where they do not replace their pods', () => {
    const text = section(runbook({ kubernetes: '1.5' }), 'Changes');
    expect(text).toContain('kubectl delete daemonset fluentd-es-v1.22 --namespace=logging');
    expect(runbook()).toContain('kubectl delete rc elasticsearch-logging-v1 --namespace=logging');
  });

  test('deletes nothing where DaemonSets and StatefulSets replace their pods', () => {
    const text = section(runbook({ kubernetes: '1.19' }), 'Changes');
    expect(text).toContain('which then replaces its pods');
    expect(text).not.toContain('kubectl delete');
    expect(text).not.toContain('ReplicationController');
  });
});

test('the address of Kibana starts with that of the API server', () => {
  const logging = { kibana: { exposure: KibanaExposure.apiServerProxy() } };
  const address = (props?: AddOnRunbookProps) => section(runbook({ logging }, props), 'Kibana');
  expect(address()).toContain('https://API-SERVER:PORT/api/v1/');
  expect(address({ apiServer: 'https://192.0.2.1:6443' })).toContain('https://192.0.2.1:6443/api/v1/');
});

test('the signs of a healthy installation have the name of the DaemonSet', () => {
  const text = section(runbook(), 'How to see that it works');
  expect(text).toContain('a pod of `fluentd-es-v1.22` that is Running');
});

test('the settings of the installer are described if it is known', () => {
  expect(runbook({}, { installer: ClusterInstaller.KUBEADM })).toContain('## Settings of kubeadm');
  expect(runbook()).not.toContain('## Settings of');
});
