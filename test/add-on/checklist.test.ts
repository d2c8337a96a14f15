import { Size } from 'cdk8s';
import {
  Account,
  ApiAccessCheck,
  ClusterApp,
  ClusterLogging,
  ImageSource,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  SecretRef,
  ServiceAccountToken,
  Storage,
} from '../../lib/index';
import { find, type Profile, synthesizeMain, type Yaml } from '../profiles';

// What the add-on of the 1.3.7 cluster must be, item by item, in the order of the article that it follows.
let kubeUp: Profile;
let kubeadm: Profile;
let check: Profile;
let agent: Yaml;
let elasticsearch: Yaml;
let kibana: Yaml;
let conf: string;
let runbook: string;

const container = (workload: Yaml): Yaml => workload.spec.template.spec.containers[0];
const imagesOf = (profile: Profile): string[] =>
  profile.objects.filter((o) => o.spec?.template).map((o) => container(o).image as string);

beforeAll(() => {
  const profiles = synthesizeMain();
  kubeUp = profiles['kube-up-1-3-7'];
  kubeadm = profiles['kubeadm-1-5-1'];
  check = profiles['api-access-check'];
  agent = find(kubeUp.objects, 'DaemonSet', 'fluentd-es-v1.22');
  elasticsearch = find(kubeUp.objects, 'ReplicationController', 'elasticsearch-logging-v1');
  kibana = find(kubeUp.objects, 'Deployment', 'kibana-logging');
  conf = find(kubeUp.objects, 'ConfigMap', 'td-agent-config').data['td-agent.conf'];
  runbook = kubeUp.files['RUNBOOK.md'];
});

describe('images', () => {
  test('1. the three images are pulled, tagged and pushed under the mirror account with their tags', () => {
    for (const image of ['fluentd-elasticsearch:1.22', 'elasticsearch:v2.4.1-1', 'kibana:v4.6.1-1']) {
      const published = `gcr.io/google_containers/${image}`;
      expect(runbook).toContain(
        `docker pull ${published}\ndocker tag ${published} bigwhite/${image}\ndocker push bigwhite/${image}`,
      );
    }
  });

  test('2. every manifest names the mirror account instead of registry and project', () => {
    expect(imagesOf(kubeUp)).toEqual([
      'bigwhite/fluentd-elasticsearch:1.22',
      'bigwhite/elasticsearch:v2.4.1-1',
      'bigwhite/kibana:v4.6.1-1',
    ]);
  });

  test('3. without a mirror the manifests keep the original names', () => {
    expect(imagesOf(kubeadm)).toEqual(
      imagesOf(kubeUp).map((image) => image.replace('bigwhite', 'gcr.io/google_containers')),
    );
  });
});

describe('fluentd', () => {
  test('4. the DaemonSet fluentd-es-v1.22 in kube-system runs on every node: it has no nodeSelector', () => {
    expect(agent).toMatchObject({ apiVersion: 'extensions/v1beta1', metadata: { namespace: 'kube-system' } });
    expect(agent.spec.template.spec).not.toHaveProperty('nodeSelector');
  });

  test('5. the container fluentd-es starts td-agent through a shell that sends its output to the node', () => {
    expect(container(agent)).toMatchObject({
      name: 'fluentd-es',
      command: ['/bin/sh', '-c', '/usr/sbin/td-agent 2>&1 >> /var/log/fluentd.log'],
    });
  });

  test('6. memory is limited to 200Mi and nothing is requested', () => {
    expect(container(agent).resources).toEqual({ limits: { memory: '200Mi' } });
  });

  test('7. /var/log of the node is mounted read-write, the container logs of Docker read-only', () => {
    expect(container(agent).volumeMounts.slice(0, 2)).toEqual([
      { mountPath: '/var/log', name: 'varlog' },
      { mountPath: '/var/lib/docker/containers', name: 'varlibdockercontainers', readOnly: true },
    ]);
    expect(agent.spec.template.spec.volumes.slice(0, 2)).toEqual([
      { hostPath: { path: '/var/log' }, name: 'varlog' },
      { hostPath: { path: '/var/lib/docker/containers' }, name: 'varlibdockercontainers' },
    ]);
  });

  test('8. the ConfigMap td-agent-config is mounted at /etc/td-agent', () => {
    expect(container(agent).volumeMounts).toContainEqual({ mountPath: '/etc/td-agent', name: 'td-agent-config' });
    expect(agent.spec.template.spec.volumes).toContainEqual({
      configMap: { name: 'td-agent-config' },
      name: 'td-agent-config',
    });
  });

  test('9. the host path /srv/kubernetes is mounted at the same path as tls-files', () => {
    expect(container(agent).volumeMounts).toContainEqual({ mountPath: '/srv/kubernetes', name: 'tls-files' });
    expect(agent.spec.template.spec.volumes).toContainEqual({
      hostPath: { path: '/srv/kubernetes' },
      name: 'tls-files',
    });
  });

  test('10. a pod has 30 seconds to terminate', () => {
    expect(agent.spec.template.spec.terminationGracePeriodSeconds).toBe(30);
  });

  test('11. the kubernetes filter has the certificate files of /srv/kubernetes', () => {
    expect(conf).toContain(
      [
        '<filter kubernetes.**>',
        '  type kubernetes_metadata',
        '  ca_file /srv/kubernetes/ca.crt',
        '  client_cert /srv/kubernetes/kubecfg.crt',
        '  client_key /srv/kubernetes/kubecfg.key',
        '</filter>',
      ].join('\n'),
    );
  });

  test('12. events of Fluentd itself are dropped first, and the containers are tailed with six parameters', () => {
    expect(conf.split('\n').slice(0, 12)).toEqual([
      '<match fluent.**>',
      '  type null',
      '</match>',
      '<source>',
      '  type tail',
      '  path /var/log/containers/*.log',
      '  pos_file /var/log/es-containers.log.pos',
      '  time_format %Y-%m-%dT%H:%M:%S.%NZ',
      '  format json',
      '  tag kubernetes.*',
      '  read_from_head true',
      '</source>',
    ]);
  });

  test('13. no comment line is left in the configuration', () => {
    expect(conf.split('\n').filter((line) => line.trim().startsWith('#'))).toEqual([]);
  });

  test('14. the ConfigMap is in the namespace of the pods, with the key td-agent.conf', () => {
    const map = find(kubeUp.objects, 'ConfigMap', 'td-agent-config');
    expect(map.metadata.namespace).toBe(agent.metadata.namespace);
    expect(Object.keys(map.data)).toEqual(['td-agent.conf']);
  });

  test('15. the runbook creates the ConfigMap from a file, with the long option of kubectl 1.3', () => {
    expect(runbook).toContain(
      'kubectl create configmap td-agent-config --from-file=./td-agent.conf --namespace=kube-system',
    );
  });
});

describe('Elasticsearch', () => {
  test('16. the ServiceAccount k8s-efk is created in kube-system', () => {
    expect(find(kubeUp.objects, 'ServiceAccount', 'k8s-efk')).toMatchObject({
      apiVersion: 'v1',
      metadata: { namespace: 'kube-system' },
    });
  });

  test('17. the ReplicationController has two replicas, and selector and labels as stated', () => {
    const selector = { 'k8s-app': 'elasticsearch-logging', version: 'v1' };
    expect(elasticsearch.spec).toMatchObject({ replicas: 2 });
    expect(elasticsearch.spec.selector).toEqual(selector);
    expect(elasticsearch.spec.template.metadata.labels).toEqual({
      ...selector,
      'kubernetes.io/cluster-service': 'true',
    });
  });

  test('18. its pods name the account k8s-efk as serviceAccount', () => {
    expect(elasticsearch.spec.template.spec.serviceAccount).toBe('k8s-efk');
  });

  test('19. the Service elasticsearch-logging has port 9200', () => {
    expect(find(kubeUp.objects, 'Service', 'elasticsearch-logging').spec).toEqual({
      ports: [{ port: 9200, protocol: 'TCP', targetPort: 'db' }],
      selector: { 'k8s-app': 'elasticsearch-logging' },
    });
  });

  test('20. the data volume is an emptyDir for experiments', () => {
    expect(elasticsearch.spec.template.spec.volumes).toEqual([{ emptyDir: {}, name: 'es-persistent-storage' }]);
    expect(container(elasticsearch).volumeMounts).toEqual([{ mountPath: '/data', name: 'es-persistent-storage' }]);
  });

  test('21. for production the data is on Ceph RBD, with a volume and a controller for each replica', () => {
    const app = new ClusterApp('ceph');
    const chart = new LoggingChart(app, 'logging', {
      kubernetes: KubernetesVersion.parse('1.3.7'),
      namespace: 'kube-system',
    });
    const storage = Storage.cephRbd({
      monitors: ['10.47.136.60:6789'],
      images: ['es-0', 'es-1'],
      size: Size.gibibytes(20),
      pool: 'logging',
      user: 'admin',
      secret: SecretRef.fromName('ceph-secret'),
    });
    new ClusterLogging(chart, 'logging', { addOnElasticsearch: { storage } });
    const objects = chart.toJson();
    expect(objects.filter((o) => o.kind === 'PersistentVolume').map((o) => o.spec.rbd)).toEqual(
      ['es-0', 'es-1'].map((image) => ({
        monitors: ['10.47.136.60:6789'],
        image,
        pool: 'logging',
        user: 'admin',
        secretRef: { name: 'ceph-secret' },
        fsType: 'ext4',
      })),
    );
    const controllers = objects.filter((o) => o.kind === 'ReplicationController');
    expect(controllers.map((o) => o.spec.template.spec.volumes[0].persistentVolumeClaim.claimName)).toEqual(
      objects.filter((o) => o.kind === 'PersistentVolumeClaim').map((o) => o.metadata.name),
    );
    expect(new Set(controllers.map((o) => JSON.stringify(o.spec.selector))).size).toBe(2);
  });

  test('22. the runbook shows elasticsearch.yml with the line that a healthy discovery appends', () => {
    expect(runbook).toContain('discovery.zen.ping.unicast.hosts: ["172.16.1.2", "172.16.2.3"]');
    expect(runbook).toContain('cluster.name: kubernetes-logging');
  });
});

describe('Kibana', () => {
  test('23. the Deployment has the account k8s-efk, a tenth of a processor and the port 5601 as ui', () => {
    expect(kibana).toMatchObject({
      apiVersion: 'extensions/v1beta1',
      spec: { template: { spec: { serviceAccount: 'k8s-efk' } } },
    });
    expect(container(kibana)).toMatchObject({
      name: 'kibana-logging',
      resources: { limits: { cpu: '100m' } },
      ports: [{ containerPort: 5601, name: 'ui', protocol: 'TCP' }],
    });
    expect(container(kibana).resources).not.toHaveProperty('requests');
  });

  test('24. ELASTICSEARCH_URL is the address of the Service', () => {
    expect(container(kibana).env).toContainEqual({
      name: 'ELASTICSEARCH_URL',
      value: 'http://elasticsearch-logging:9200',
    });
  });

  test('25. KIBANA_BASE_URL is the path of the API server proxy', () => {
    const value = '/api/v1/proxy/namespaces/kube-system/services/kibana-logging';
    expect(container(kibana).env).toContainEqual({ name: 'KIBANA_BASE_URL', value });
  });

  test('26. the Service kibana-logging has the port of the container', () => {
    expect(find(kubeUp.objects, 'Service', 'kibana-logging').spec).toEqual({
      ports: [{ port: 5601, protocol: 'TCP', targetPort: 'ui' }],
      selector: { 'k8s-app': 'kibana-logging' },
    });
  });

  test('27. the address of Kibana comes from API server, port, namespace and Service', () => {
    const app = new ClusterApp('address');
    const chart = new LoggingChart(app, 'logging', {
      kubernetes: KubernetesVersion.parse('1.3.7'),
      namespace: 'kube-system',
    });
    const { kibana } = new ClusterLogging(chart, 'logging', { kibana: { exposure: KibanaExposure.apiServerProxy() } });
    expect(kibana.address('https://203.0.113.7:6443')).toBe(
      'https://203.0.113.7:6443/api/v1/proxy/namespaces/kube-system/services/kibana-logging/app/kibana#/settings/indices/',
    );
  });

  test('28. the runbook says how the index is created and where Status and Discover are', () => {
    expect(runbook).toContain('clear "Index contains time-based events" and press "Create"');
    expect(runbook).toContain('Discover');
    expect(runbook).toContain('Status');
  });
});

describe('order and checks', () => {
  test('the runbook explains process finished code=9 and an empty /srv/kubernetes', () => {
    expect(runbook).toContain('process finished code=9');
    expect(runbook).toContain('No such file or directory @ rb_sysopen - /srv/kubernetes/kubecfg.crt');
  });

  test('29. objects are in an order in which they can be created: accounts and configuration first', () => {
    expect(kubeUp.objects.map((o) => `${o.kind} ${o.metadata.name}`)).toEqual([
      'ServiceAccount k8s-efk',
      'ConfigMap td-agent-config',
      'DaemonSet fluentd-es-v1.22',
      'ReplicationController elasticsearch-logging-v1',
      'Service elasticsearch-logging',
      'Deployment kibana-logging',
      'Service kibana-logging',
    ]);
  });

  test('30. the runbook deletes and creates objects that do not replace their pods', () => {
    expect(runbook).toContain('kubectl delete daemonset fluentd-es-v1.22 --namespace=kube-system');
    expect(runbook).toContain('kubectl delete rc elasticsearch-logging-v1 --namespace=kube-system');
  });

  test.each(['F2', 'F3', 'F4', 'E1', 'E2', 'A1', 'A2', 'K1'])('31. the runbook has cause and remedy of %s', (id) => {
    expect(runbook).toMatch(new RegExp(`### ${id}: .+\n\n- Where: .+\n- Cause: .+\n- What to do: .+`));
  });

  test('32. the runbook describes a healthy installation', () => {
    for (const sign of ['is Running', 'new_master', 'logstash-YYYY.MM.DD', 'GREEN', 'Kibana index ready']) {
      expect(runbook).toContain(sign);
    }
  });

  test('33. the cluster of kubeadm 1.5.1 gets the add-on without ConfigMap, certificates and account', () => {
    expect(kubeadm.objects.map((o) => o.kind)).not.toContain('ConfigMap');
    expect(kubeadm.objects.map((o) => o.kind)).not.toContain('ServiceAccount');
    const pod = find(kubeadm.objects, 'DaemonSet', 'fluentd-es-v1.22').spec.template.spec;
    expect(pod.volumes.map((v: Yaml) => v.name)).toEqual(['varlog', 'varlibdockercontainers']);
  });

  test('34. the runbook names the four settings of kube-up.sh', () => {
    for (const setting of [
      'ENABLE_NODE_LOGGING',
      'LOGGING_DESTINATION',
      'ENABLE_CLUSTER_LOGGING',
      'ELASTICSEARCH_LOGGING_REPLICAS',
    ]) {
      expect(runbook).toContain(setting);
      expect(kubeadm.files['RUNBOOK.md']).not.toContain(setting);
    }
    expect(kubeadm.files['RUNBOOK.md']).toContain('## Settings of kubeadm');
  });
});

describe('the example of a service account', () => {
  test('35. account and Deployment k8s-example1 share a namespace', () => {
    const deployment = find(check.objects, 'Deployment', 'k8s-example1', 'default');
    expect(deployment).toMatchObject({ apiVersion: 'extensions/v1beta1', spec: { replicas: 1 } });
    expect(deployment.spec.template.spec.serviceAccount).toBe('k8s-example1');
    expect(find(check.objects, 'ServiceAccount', 'k8s-example1').metadata.namespace).toBe('default');
  });

  test('36. the variant that shows the defect names no account', () => {
    const deployment = find(check.objects, 'Deployment', 'k8s-example1', 'kube-system');
    expect(deployment.spec.template.spec).not.toHaveProperty('serviceAccount');
    expect(deployment.spec.template.metadata.labels).toEqual({ run: 'k8s-example1' });
  });

  test('37. the client of the ConfigMap lists the pods of all namespaces every ten seconds', () => {
    const program = find(check.objects, 'ConfigMap', 'k8s-example1', 'default').data['list-pods.rb'];
    expect(program).toContain("http.get('/api/v1/pods'");
    expect(program).toContain("ENV.fetch('INTERVAL_SECONDS', '10')");
    expect(program).toContain('rescue StandardError');
  });

  test('38. a compiled client has a Dockerfile on ubuntu:14.04 with the entrypoint /root/main', () => {
    expect(ApiAccessCheck.DOCKERFILE).toMatch(/^FROM ubuntu:14\.04\n[\s\S]*ENTRYPOINT \["\/root\/main"\]\n$/);
  });

  test('39. the lines before and after the repair are known, and the program prints them', () => {
    const program = find(check.objects, 'ConfigMap', 'k8s-example1', 'default').data['list-pods.rb'];
    expect(program).toContain(ApiAccessCheck.REJECTED);
    expect(ApiAccessCheck.GRANTED).toBe('There are N pods in the cluster');
  });

  test('40. user name and groups of an account are computed', () => {
    const account = Account.namespaceDefault();
    expect(account.userName('kube-system')).toBe('system:serviceaccount:kube-system:default');
    expect(account.groups('kube-system')).toEqual(['system:serviceaccounts', 'system:serviceaccounts:kube-system']);
  });

  test('41. the Secret of a token has a type, three keys and two annotations', () => {
    const secret = ServiceAccountToken.describeSecret(Account.fromName('k8s-example1'), 'kube-system');
    expect(secret.type).toBe('kubernetes.io/service-account-token');
    expect(secret['data["namespace"]']).toBe('a3ViZS1zeXN0ZW0=');
    expect(Object.keys(secret).filter((key) => key.startsWith('data'))).toHaveLength(3);
    expect(Object.keys(secret).filter((key) => key.startsWith('metadata.annotations'))).toHaveLength(2);
  });

  test('42. the token is in the directory where every pod has it', () => {
    expect(ServiceAccountToken.MOUNT_PATH).toBe('/var/run/secrets/kubernetes.io/serviceaccount');
    expect([ServiceAccountToken.CA_FILE, ServiceAccountToken.NAMESPACE_FILE, ServiceAccountToken.TOKEN_FILE]).toEqual([
      'ca.crt',
      'namespace',
      'token',
    ]);
  });

  test('43. the line that the API server logs for a rejected token is known', () => {
    expect(ApiAccessCheck.REFUSED_AT_SERVER).toContain('crypto/rsa: verification error');
    expect(runbook).toContain(ApiAccessCheck.REFUSED_AT_SERVER);
  });
});

test('a mirror is any registry and project', () => {
  expect(ImageSource.mirror('registry.example.com/logging').locate('gcr.io/google_containers/kibana:v4.6.1-1')).toBe(
    'registry.example.com/logging/kibana:v4.6.1-1',
  );
});
