import { Duration, Size } from 'cdk8s';
import { type ElasticsearchProps, MemoryMapping, NodeSpread, NodeUpdateStrategy, Storage } from '../../../lib';
import type { Yaml } from '../../profiles';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from '../fixture';

describe('by default', () => {
  const fixture = new ElasticsearchFixture();

  test('three nodes with all roles make one StatefulSet that starts at once', () => {
    const [set, ...others] = fixture.of('StatefulSet');
    expect(others).toEqual([]);
    expect(set.metadata.name).toBe('elasticsearch');
    expect(set.spec).toMatchObject({
      replicas: 3,
      podManagementPolicy: 'Parallel',
      serviceName: 'elasticsearch-nodes',
    });
    expect(fixture.settings()).not.toHaveProperty(['node.roles']);
  });

  test('there is no error, and a warning says how searches get faster', () => {
    expect(fixture.errors).toEqual([]);
    expect(fixture.warning).toEqual([expect.stringContaining('vm.max_map_count')]);
  });

  test('each node keeps its data on a claim of 50Gi', () => {
    const [claim] = fixture.find('StatefulSet', 'elasticsearch').spec.volumeClaimTemplates;
    expect(claim.spec.resources.requests).toEqual({ storage: '50Gi' });
  });

  test('a changed pod replaces every node, one that is not ready first', () => {
    // Without the partition, controllers of 1.37 make such a pod from the old template again and again.
    expect(fixture.find('StatefulSet', 'elasticsearch').spec.updateStrategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { partition: 0 },
    });
  });

  test('the claim template has every field that a server would add, so that it does not differ from what is applied', () => {
    const [claim] = fixture.find('StatefulSet', 'elasticsearch').spec.volumeClaimTemplates;
    expect(claim).toMatchObject({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      spec: { volumeMode: 'Filesystem' },
      status: { phase: 'Pending' },
    });
  });

  test('a drain may take a node that is not ready', () => {
    const { spec } = fixture.find('PodDisruptionBudget', 'elasticsearch');
    expect(spec.unhealthyPodEvictionPolicy).toBe('AlwaysAllow');
  });

  test('the owner of the files of a volume is changed only where it is another', () => {
    expect(fixture.pod().securityContext).toMatchObject({ fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' });
  });

  test('nodes find each other by a name with the address of each, before any of them is ready', () => {
    expect(fixture.settings()['discovery.seed_hosts']).toEqual(['elasticsearch-nodes']);
    expect(fixture.find('Service', 'elasticsearch-nodes').spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
  });

  test('the first masters are in no setting: the entrypoint passes them to a cluster that was never formed', () => {
    expect(fixture.settings()).not.toHaveProperty(['cluster.initial_master_nodes']);
    expect(fixture.env().INITIAL_MASTERS).toBe('/opt/elasticsearch/initial-masters');
    expect(fixture.initialMasters()).toBe('elasticsearch-0,elasticsearch-1,elasticsearch-2');
    expect(fixture.pod().containers[0].command).toEqual([
      'bash',
      '/opt/elasticsearch/entrypoint.sh',
      '/usr/local/bin/docker-entrypoint.sh',
      'eswrapper',
    ]);
  });

  test('a ConfigMap without data keeps the identity of the cluster, and is mounted where the entrypoint reads it', () => {
    const identity = fixture.find('ConfigMap', 'elasticsearch-cluster');
    expect(identity).not.toHaveProperty('data');
    expect(identity.metadata.annotations).toMatchObject({ 'argocd.argoproj.io/sync-options': expect.any(String) });
    const [volume] = fixture.pod().volumes.filter(({ name }: Yaml) => name === 'cluster');
    expect(volume.configMap).toEqual({ name: 'elasticsearch-cluster' });
    const [mount] = fixture.pod().containers[0].volumeMounts.filter(({ name }: Yaml) => name === 'cluster');
    expect(fixture.env().CLUSTER_UUID).toBe(`${mount.mountPath}/cluster_uuid`);
  });

  test('nodes publish the address of their pod, and tell Elasticsearch the name of their machine', () => {
    const fields = Object.fromEntries(
      fixture.pod().containers[0].env.map(({ name, valueFrom }: Yaml) => [name, valueFrom?.fieldRef?.fieldPath]),
    );
    expect(fields).toMatchObject({ POD_IP: 'status.podIP', K8S_NODE_NAME: 'spec.nodeName' });
    expect(fixture.settings()).toMatchObject({
      'network.publish_host': '${POD_IP}',
      'node.attr.k8s_node_name': '${K8S_NODE_NAME}',
      'node.attr.pod': '${NODE_NAME}',
      'cluster.routing.allocation.awareness.attributes': 'k8s_node_name',
    });
  });

  test('no password is in the environment: it is a file that the entrypoint puts into the keystore', () => {
    expect(JSON.stringify(fixture.pod().containers[0].env)).not.toContain('secretKeyRef');
    const [volume] = fixture.pod().volumes.filter(({ name }: Yaml) => name === 'secure-settings');
    expect(volume.projected.sources).toEqual([
      { secret: { name: 'elasticsearch-elastic', items: [{ key: 'password', path: 'bootstrap.password' }] } },
    ]);
  });

  test('memory is limited to what is requested, and Elasticsearch sizes its heap by it', () => {
    expect(fixture.pod().containers[0].resources).toEqual({
      requests: { cpu: '500m', memory: '2Gi' },
      limits: { memory: '2Gi' },
    });
    expect(fixture.env()).not.toHaveProperty('ES_JAVA_OPTS');
  });

  test('Elasticsearch starts on nodes with the default vm.max_map_count', () => {
    expect(fixture.settings()['node.store.allow_mmap']).toBe(false);
    expect(JSON.stringify(fixture.pod().initContainers)).not.toContain('max_map_count');
  });

  test('no liveness probe kills a node that waits for the others', () => {
    expect(fixture.pod().containers[0]).not.toHaveProperty('livenessProbe');
  });

  test('a node runs its preStop hook from a directory that it mounts, and stops in time', () => {
    const pod = fixture.pod();
    const { command } = pod.containers[0].lifecycle.preStop.exec;
    expect(command).toEqual(['bash', '/opt/elasticsearch/node-stop.sh', '240', '14340']);
    expect(pod.terminationGracePeriodSeconds).toBe(14_400);
    const mounts = pod.containers[0].volumeMounts.map(({ mountPath }: Yaml) => mountPath);
    expect(mounts).toContain('/opt/elasticsearch');
  });

  test('the hook waits no longer than the grace period, and does not wait if that is less than a minute', () => {
    const preStop = (seconds: number) =>
      new ElasticsearchFixture({ pod: { terminationGracePeriod: Duration.seconds(seconds) } }).pod().containers[0]
        .lifecycle?.preStop;
    expect(preStop(120).exec.command.slice(2)).toEqual(['60', '60']);
    expect(preStop(30)).toBeUndefined();
  });

  test('one node at a time may be evicted', () => {
    expect(fixture.find('PodDisruptionBudget', 'elasticsearch').spec.maxUnavailable).toBe(1);
  });

  test('the pods meet the level restricted of Pod Security, and have no token', () => {
    const pod = fixture.pod();
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(pod.securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
    expect(pod.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('clients connect to the name of its Service', () => {
    expect(fixture.find('Service', 'elasticsearch').spec.ports).toEqual([
      { name: 'http', port: 9200, protocol: 'TCP', targetPort: 'http' },
    ]);
    expect(fixture.elasticsearch.endpoint).toMatchObject({
      host: 'elasticsearch',
      namespace: 'logging',
      port: 9200,
      tls: true,
      major: 9,
      version: '9.5.6',
      indexPrefix: 'kubernetes-logs',
    });
  });

  test('the labels of the endpoint are on every node', () => {
    const { labels } = fixture.find('StatefulSet', 'elasticsearch').spec.template.metadata;
    expect(labels).toMatchObject(fixture.elasticsearch.endpoint.podLabels ?? { known: 'no' });
  });
});

describe('a single node', () => {
  const fixture = new ElasticsearchFixture({ replicas: 1 });

  test('forms its cluster alone', () => {
    expect(fixture.initialMasters()).toBe('elasticsearch-0');
    expect(fixture.of('PodDisruptionBudget')).toEqual([]);
    expect([fixture.errors, fixture.warning]).toEqual([[], []]);
  });
});

test('another number of nodes does not change the pods', () => {
  const template = (props: ElasticsearchProps) =>
    new ElasticsearchFixture(props).find('StatefulSet', 'elasticsearch').spec.template;
  for (const replicas of [1, 5]) expect(template({ replicas })).toEqual(template({ replicas: 3 }));
  const zones = { spread: NodeSpread.zones() };
  expect(template({ replicas: 1, ...zones })).toEqual(template({ replicas: 3, ...zones }));
});

test('a cluster whose data is deleted with the pods has no identity outside of them, and is formed again', () => {
  const fixture = new ElasticsearchFixture({ storage: Storage.emptyDir() });
  expect(fixture.of('ConfigMap').map(({ metadata }) => metadata.name)).not.toContain('elasticsearch-cluster');
  expect(fixture.env()).not.toHaveProperty('CLUSTER_UUID');
});

describe('groups', () => {
  const fixture = new ElasticsearchFixture({
    nodeSets: [THREE_MASTERS, { ...TWO_DATA, memory: Size.gibibytes(8), heap: Size.gibibytes(4) }],
  });

  test('are StatefulSets of one cluster, with the roles of each', () => {
    expect(fixture.settings('elasticsearch-masters')['node.roles']).toEqual(['master']);
    expect(fixture.settings('elasticsearch-data')['node.roles']).toEqual(['data', 'ingest']);
    expect(fixture.settings('elasticsearch-data')['cluster.name']).toBe('elasticsearch');
    expect(fixture.errors).toEqual([]);
  });

  test('have only the masters as first masters', () => {
    const masters = [0, 1, 2].map((ordinal) => `elasticsearch-masters-${ordinal}`);
    for (const name of ['elasticsearch-masters', 'elasticsearch-data'])
      expect(fixture.initialMasters(name)).toBe(masters.join(','));
  });

  test('have memory and heap of their own', () => {
    expect(fixture.pod('elasticsearch-data').containers[0].resources.limits.memory).toBe('8Gi');
    expect(fixture.env('elasticsearch-data').ES_JAVA_OPTS).toBe('-Xms4g -Xmx4g');
    expect(fixture.env('elasticsearch-masters')).not.toHaveProperty('ES_JAVA_OPTS');
  });

  test('with only the role master get no requests of clients', () => {
    const { selector } = fixture.find('Service', 'elasticsearch').spec;
    const labelsOf = (name: string) => fixture.find('StatefulSet', name).spec.template.metadata.labels;
    expect(labelsOf('elasticsearch-data')).toMatchObject(selector);
    expect(labelsOf('elasticsearch-masters')).not.toMatchObject(selector);
  });

  test('that only coordinate get requests of clients', () => {
    const relays = { name: 'relays', replicas: 2, roles: [] };
    const relayed = new ElasticsearchFixture({ nodeSets: [{ name: 'all', replicas: 3 }, relays] });
    const { labels } = relayed.find('StatefulSet', 'elasticsearch-relays').spec.template.metadata;
    expect(labels).toMatchObject(relayed.find('Service', 'elasticsearch').spec.selector);
    expect(relayed.settings('elasticsearch-relays')['node.roles']).toEqual([]);
  });

  test('do not adopt the pods of each other', () => {
    const selectors = fixture.of('StatefulSet').map(({ spec }) => JSON.stringify(spec.selector.matchLabels));
    expect(new Set(selectors).size).toBe(2);
  });

  test('in zones keep copies of a shard in different ones', () => {
    const zones = ['a', 'b', 'c'].map((zone) => ({ name: zone, replicas: 1, zone: `eu-1${zone}` }));
    const zoned = new ElasticsearchFixture({ nodeSets: zones });
    expect(zoned.settings('elasticsearch-b')).toMatchObject({
      'node.attr.zone': 'eu-1b',
      'cluster.routing.allocation.awareness.attributes': 'k8s_node_name,zone',
    });
    expect(zoned.pod('elasticsearch-b').nodeSelector).toEqual({
      'kubernetes.io/os': 'linux',
      'topology.kubernetes.io/zone': 'eu-1b',
    });
  });
});

test('nodes with the kernel setting map their files, and get no init container for it', () => {
  const fixture = new ElasticsearchFixture({ memoryMapping: MemoryMapping.node() });
  expect(fixture.settings()).not.toHaveProperty(['node.store.allow_mmap']);
  expect(JSON.stringify(fixture.pod().initContainers)).not.toContain('max_map_count');
});

test('a container raises vm.max_map_count where the user says so, and never lowers it', () => {
  const [container] = new ElasticsearchFixture({ memoryMapping: MemoryMapping.initContainer() }).pod().initContainers;
  expect(container.securityContext.privileged).toBe(true);
  expect(container.command[2]).toBe(
    '[ "$(cat /proc/sys/vm/max_map_count)" -ge 1048576 ] || echo 1048576 >/proc/sys/vm/max_map_count',
  );
});

test('a changed setting changes the pods that read it', () => {
  const digest = (fixture: ElasticsearchFixture) =>
    fixture.find('StatefulSet', 'elasticsearch').spec.template.metadata.annotations['checksum/config'];
  expect(digest(new ElasticsearchFixture())).toBe(digest(new ElasticsearchFixture()));
  expect(digest(new ElasticsearchFixture())).not.toBe(
    digest(new ElasticsearchFixture({ memoryMapping: MemoryMapping.node() })),
  );
});

test('an emptyDir is used only if the user chooses it, with a warning', () => {
  const fixture = new ElasticsearchFixture({ replicas: 1, storage: Storage.emptyDir() });
  expect(fixture.find('StatefulSet', 'elasticsearch').spec).not.toHaveProperty('volumeClaimTemplates');
  expect(fixture.warning).toEqual([expect.stringContaining('emptyDir')]);
});

test('with OnDelete, nodes are replaced when someone deletes them', () => {
  const fixture = new ElasticsearchFixture({ updateStrategy: NodeUpdateStrategy.ON_DELETE });
  expect(fixture.find('StatefulSet', 'elasticsearch').spec.updateStrategy).toEqual({ type: 'OnDelete' });
});

test('every object has the name that the user gave', () => {
  const fixture = new ElasticsearchFixture({ name: 'logs' });
  expect(fixture.objects.filter(({ metadata }) => !metadata.name.startsWith('logs'))).toEqual([]);
});
