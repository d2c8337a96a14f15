import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import {
  AddOnElasticsearch,
  AddOnImages,
  AgentMonitoring,
  ApiAccessCheck,
  type ApiServerEgressOptions,
  ClusterApp,
  ClusterLogging,
  EckElasticsearch,
  EckKibana,
  Elasticsearch,
  ElasticsearchSecurity,
  ExternalElasticsearch,
  FluentdAgent,
  type IElasticsearch,
  Kibana,
  KibanaExposure,
  KubernetesVersion,
  LoggingChart,
  LoggingNamespace,
} from '../../lib';

interface Charts {
  readonly a: LoggingChart;
  readonly b: LoggingChart;
}

/** Errors of an App of two charts, in the namespaces `a` and `b`. */
function errorsOf(make: (charts: Charts) => void, version = '1.36'): string[] {
  const app = new ClusterApp('test');
  const chart = (namespace: string) =>
    new LoggingChart(app, namespace, { kubernetes: KubernetesVersion.parse(version), namespace });
  make({ a: chart('a'), b: chart('b') });
  return app.errors();
}

/** A NetworkPolicy of the user. */
function policy(chart: Chart, spec: object, name = 'own'): ApiObject {
  return new ApiObject(chart, `policy-${name}`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec,
  });
}

const NOTHING = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };

/** An Elasticsearch without users, so that no client needs its Secrets. */
function elasticsearch(chart: LoggingChart): Elasticsearch {
  return new Elasticsearch(chart, 'elasticsearch', { security: ElasticsearchSecurity.disabled() });
}

test('the policies of this library allow every connection of its components', () => {
  const errors = errorsOf(({ a, b }) => {
    const cluster = new Elasticsearch(a, 'elasticsearch', { agentNamespace: 'b' });
    cluster.allowFrom({ name: 'exporter', podLabels: { app: 'exporter' }, namespace: 'b' });
    new Kibana(a, 'kibana', {
      elasticsearch: cluster,
      dataView: { credentials: cluster.adminCredentials },
      exposure: KibanaExposure.nodePort(),
    });
    new AgentMonitoring(b, 'monitoring', { agent: new FluentdAgent(b, 'agent', { elasticsearch: cluster }) });
  });
  expect(errors).toEqual([]);
});

test('a Kibana in a namespace that Elasticsearch does not let in is one error, with the policy and the pods', () => {
  const errors = errorsOf(({ a, b }) => {
    new Kibana(b, 'kibana', { elasticsearch: elasticsearch(a) });
  });
  expect(errors).toEqual([
    '[test/b/kibana/Deployment] connection to Elasticsearch: "from Deployment b/kibana to StatefulSet a/elasticsearch, TCP 9200" ' +
      'is invalid: expected ingress that NetworkPolicy a/elasticsearch allows. Allow it there, or add another NetworkPolicy to ' +
      'the app that does, with allowFrom of Elasticsearch.',
  ]);
});

describe('duplicate objects', () => {
  const errorsBeside = (object: ConstructorParameters<typeof ApiObject>[2]) =>
    errorsOf(({ a, b }) => {
      new Kibana(b, 'kibana', { elasticsearch: elasticsearch(a) });
      for (const id of ['first', 'second']) new ApiObject(a, id, { ...object, metadata: { name: 'twice' } });
    }).map((error) => error.replace(/: .*/, ''));

  test('do not hide a connection that is denied', () => {
    expect(errorsBeside({ apiVersion: 'v1', kind: 'ConfigMap' })).toEqual([
      '[test/a/second] object',
      '[test/b/kibana/Deployment] connection to Elasticsearch',
    ]);
  });

  test('hide it if they are policies, because it is unknown which one is in the cluster', () => {
    const twice = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: NOTHING };
    expect(errorsBeside(twice)).toEqual(['[test/a/second] object']);
  });
});

test('allowFrom lets a Kibana of another namespace in', () => {
  const errors = errorsOf(({ a, b }) => {
    const cluster = elasticsearch(a);
    cluster.allowFrom({ name: 'kibana', podLabels: { 'app.kubernetes.io/name': 'kibana' }, namespace: 'b' });
    new Kibana(b, 'kibana', { elasticsearch: cluster });
  });
  expect(errors).toEqual([]);
});

test('an agent outside of agentNamespace is an error', () => {
  const errors = errorsOf(({ a, b }) => {
    new FluentdAgent(b, 'agent', { elasticsearch: elasticsearch(a) });
  });
  expect(errors).toEqual([
    expect.stringContaining('from DaemonSet b/fluentd to StatefulSet a/elasticsearch, TCP 9200'),
  ]);
});

describe('with a policy of the user that allows nothing', () => {
  const ownErrors = (make: (charts: Charts) => void) =>
    errorsOf((charts) => {
      make(charts);
      policy(charts.a, NOTHING);
    }).map((error) => error.replace(/ is invalid.*/, ''));

  test('the components of this library are connected, because policies are additive', () => {
    const errors = ownErrors(({ a }) => {
      const cluster = elasticsearch(a);
      new Kibana(a, 'kibana', { elasticsearch: cluster, dataView: {} });
      new FluentdAgent(a, 'agent', { elasticsearch: cluster });
    });
    expect(errors).toEqual([]);
  });

  test('Elasticsearch of ECK lets neither Kibana nor the program in', () => {
    const errors = ownErrors(({ a }) => {
      new EckKibana(a, 'kibana', { elasticsearch: new EckElasticsearch(a, 'elasticsearch', { version: '9.1.0' }) });
    });
    expect(errors).toEqual([
      expect.stringMatching(
        /elasticsearch\/ProvisioningJob\] connection to Elasticsearch: "from Job .* to pods common.* in a, TCP 9200"/,
      ),
      expect.stringMatching(/kibana\/Kibana\] connection to Elasticsearch: "from pods .*=kibana,.* in a to pods/),
    ]);
  });

  test('Elasticsearch of ECK has no allowFrom that would let them in', () => {
    const errors = errorsOf(({ a }) => {
      new EckElasticsearch(a, 'elasticsearch', { version: '9.1.0' });
      policy(a, NOTHING);
    });
    expect(errors).toEqual([
      expect.stringMatching(
        /that NetworkPolicy a\/own allows\. Allow it there, or add another NetworkPolicy to the app that does\.$/,
      ),
    ]);
  });

  test('in a chart of cdk8s and in both namespaces, agents of another namespace are connected', () => {
    const app = new ClusterApp('test');
    const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.36'), namespace: 'a' });
    new ClusterLogging(chart, 'efk', { agent: { namespace: 'b' } });
    for (const namespace of ['a', 'b']) policy(new Chart(app, `denying-${namespace}`, { namespace }), NOTHING);
    expect(app.errors()).toEqual([]);
  });

  test.each([
    ['Agent', 'connection to Elasticsearch: "from DaemonSet a/fluentd to StatefulSet a/elasticsearch, TCP 9200"'],
    ['Kibana', 'connection to Elasticsearch: "from Deployment a/kibana to StatefulSet a/elasticsearch, TCP 9200"'],
  ])('in a chart of cdk8s, the %s without its own policy does not reach Elasticsearch', (component, expected) => {
    const app = new ClusterApp('test');
    const chart = new LoggingChart(app, 'logging', { kubernetes: KubernetesVersion.parse('1.36'), namespace: 'a' });
    const { node } = new ClusterLogging(chart, 'efk');
    node.findChild(component).node.tryRemoveChild('NetworkPolicy');
    policy(new Chart(app, 'denying', { namespace: 'a' }), NOTHING);
    expect(app.errors()).toContainEqual(
      expect.stringContaining(`${expected} is invalid: expected egress that NetworkPolicy a/own allows.`),
    );
  });

  test('a program does not reach the API server', () => {
    const errors = ownErrors(({ a }) => {
      new ApiAccessCheck(a, 'check');
    });
    expect(errors).toEqual([
      '[test/a/check/Deployment] connection to the API server: "from Deployment a/api-access-check to its address"',
    ]);
  });

  test('Prometheus does not reach an agent of the same namespace whose policy is gone', () => {
    const errors = ownErrors(({ a }) => {
      const agent = new FluentdAgent(a, 'agent', { elasticsearch: elasticsearch(a) });
      const own = ApiObject.of(agent.node.findChild('NetworkPolicy'));
      own.addJsonPatch(JsonPatch.replace('/spec/ingress', []));
      new AgentMonitoring(a, 'monitoring', { agent });
    });
    expect(errors).toEqual([
      expect.stringMatching(
        /PodMonitor\] connection to the metrics of the agent: "from any pod to DaemonSet a\/fluentd, TCP/,
      ),
    ]);
  });
});

/** A Kibana that has no policy of its own. */
function addOnKibana(chart: LoggingChart, elasticsearch: IElasticsearch): void {
  new Kibana(chart, 'kibana', { elasticsearch, image: AddOnImages.KIBANA_4_6_1_1 });
}

/** The directions in which policies deny Kibana in `b` the connection to Elasticsearch 2 in `a`, which have none of their own. */
function deniedWith(policies: { readonly a?: object; readonly b?: object }, make: (charts: Charts) => void = () => {}) {
  const errors = errorsOf((charts) => {
    const { a, b } = charts;
    addOnKibana(b, new AddOnElasticsearch(a, 'elasticsearch'));
    for (const [namespace, spec] of Object.entries(policies)) policy(namespace === 'a' ? a : b, spec);
    make(charts);
  }, '1.22');
  return errors.map((error) => /expected (\w+) that/.exec(error)?.[1] ?? error);
}

const ingress = (...rules: object[]) => ({ podSelector: {}, policyTypes: ['Ingress'], ingress: rules });
const egress = (...rules: object[]) => ({ podSelector: {}, policyTypes: ['Egress'], egress: rules });
const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const nodes = { matchLabels: { 'k8s-app': 'elasticsearch-logging' } };
const kibana = { matchLabels: { 'k8s-app': 'kibana-logging' } };
const expression = (key: string, operator: string, ...values: string[]) => ({
  podSelector: { matchExpressions: [{ key, operator, ...(values.length > 0 ? { values } : {}) }] },
  ...inNamespace('b'),
});

describe('ingress of Elasticsearch', () => {
  test.each<[string, object, boolean]>([
    ['no rule', ingress(), false],
    ['no policyTypes', { podSelector: {} }, false],
    ['a rule for everything', ingress({}), true],
    ['empty policyTypes', { podSelector: {}, policyTypes: [] }, false],
    ['policyTypes without Ingress', { ...NOTHING, policyTypes: ['Egress'], egress: [{}] }, true],
    ['other pods selected', { podSelector: { matchLabels: { app: 'other' } }, policyTypes: ['Ingress'] }, true],
    ['a label that a controller adds selected', { podSelector: { matchLabels: { 'pod-template-hash': 'x' } } }, true],
    [
      'a label that a controller adds excluded',
      { podSelector: { matchExpressions: [{ key: 'pod-template-hash', operator: 'NotIn', values: ['x'] }] } },
      true,
    ],
    ['its port', ingress({ ports: [{ port: 9200 }] }), true],
    ['its port by name', ingress({ ports: [{ port: 'db' }] }), true],
    ['another port by name', ingress({ ports: [{ port: 'transport' }] }), false],
    ['another port', ingress({ ports: [{ port: 9300 }] }), false],
    ['its port of UDP', ingress({ ports: [{ port: 9200, protocol: 'UDP' }] }), false],
    ['every port of TCP', ingress({ ports: [{ protocol: 'TCP' }] }), true],
    ['a range up to its port', ingress({ ports: [{ port: 9000, endPort: 9200 }] }), true],
    ['a range below its port', ingress({ ports: [{ port: 9000, endPort: 9199 }] }), false],
    ['pods of its own namespace', ingress({ from: [{ podSelector: {} }] }), false],
    ['all namespaces', ingress({ from: [{ namespaceSelector: {} }] }), true],
    ['the namespace of Kibana', ingress({ from: [inNamespace('b')] }), true],
    ['another namespace', ingress({ from: [inNamespace('c')] }), false],
    [
      'a label of namespaces that nothing tells',
      ingress({ from: [{ namespaceSelector: { matchLabels: { x: 'y' } } }] }),
      true,
    ],
    ['Kibana in its namespace', ingress({ from: [{ podSelector: kibana, ...inNamespace('b') }] }), true],
    ['other pods of the namespace of Kibana', ingress({ from: [{ podSelector: nodes, ...inNamespace('b') }] }), false],
    ['addresses, which can be those of pods', ingress({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }), true],
    ['In', ingress({ from: [expression('k8s-app', 'In', 'kibana-logging', 'x')] }), true],
    ['In without Kibana', ingress({ from: [expression('k8s-app', 'In', 'x')] }), false],
    ['a label that a controller adds', ingress({ from: [expression('pod-template-hash', 'In', 'x')] }), true],
    ['NotIn', ingress({ from: [expression('k8s-app', 'NotIn', 'x')] }), true],
    ['NotIn with Kibana', ingress({ from: [expression('k8s-app', 'NotIn', 'kibana-logging')] }), false],
    ['Exists', ingress({ from: [expression('k8s-app', 'Exists')] }), true],
    ['Exists without the label', ingress({ from: [expression('x', 'Exists')] }), false],
    ['DoesNotExist', ingress({ from: [expression('x', 'DoesNotExist')] }), true],
    ['DoesNotExist with the label', ingress({ from: [expression('k8s-app', 'DoesNotExist')] }), false],
    ['one rule of two', ingress({ ports: [{ port: 1 }] }, { ports: [{ port: 9200 }] }), true],
    [
      'a port of one rule and the pods of another',
      ingress({ ports: [{ port: 1 }] }, { from: [inNamespace('c')] }),
      false,
    ],
  ])('%s', (_, spec, allowed) => {
    expect(deniedWith({ a: spec })).toEqual(allowed ? [] : ['ingress']);
  });

  test('labels of a namespace of the app are known', () => {
    const spec = ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'logs' } } }] });
    const labelled = (labels: Record<string, string>) =>
      deniedWith({ a: spec }, ({ a, b }) => {
        const metadata = { name: 'b', labels: { team: 'logs' } };
        new LoggingNamespace(a, 'another-namespace', { name: 'c', labels: { team: 'logs' } });
        new ApiObject(a, 'another-kind', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
        new LoggingNamespace(b, 'namespace', { name: 'b', labels });
      });
    expect(labelled({ team: 'logs' })).toEqual([]);
    expect(labelled({ team: 'other' })).toEqual(['ingress']);
    expect(labelled({})).toEqual(['ingress']);
  });

  test('before 1.21, no label tells the name of a namespace', () => {
    const errors = (version: string) =>
      errorsOf(({ a, b }) => {
        addOnKibana(b, new AddOnElasticsearch(a, 'elasticsearch'));
        policy(a, ingress({ from: [inNamespace('c')] }));
      }, version);
    expect(errors('1.20')).toEqual([]);
    expect(errors('1.21')).toHaveLength(1);
  });

  test('a second policy adds to the first', () => {
    const add = ({ a }: Charts) => policy(a, ingress({ from: [inNamespace('b')] }), 'second');
    expect(deniedWith({ a: ingress() }, add)).toEqual([]);
  });

  test('a second policy for other pods does not', () => {
    const others = { ...ingress({}), podSelector: kibana };
    expect(deniedWith({ a: ingress() }, ({ a }) => policy(a, others, 'second'))).toEqual(['ingress']);
  });

  test.each([
    ['cilium.io/v2', 'CiliumNetworkPolicy'],
    ['projectcalico.org/v3', 'NetworkPolicy'],
  ])('a policy of another kind can allow more (%s %s)', (apiVersion, kind) => {
    const add = ({ a }: Charts) => new ApiObject(a, 'other', { apiVersion, kind, metadata: { name: 'other' } });
    expect(deniedWith({ a: ingress() }, add)).toEqual([]);
  });
});

describe('the server behind a Service', () => {
  const UDP = { name: 'udp', containerPort: 9999, protocol: 'UDP' };
  /** What the errors name as servers of Kibana in `b`, with a Service of the user for Elasticsearch in `a`. */
  const servers = (patches: JsonPatch[], make: (charts: Charts) => void = () => {}) =>
    errorsOf((charts) => {
      make(charts);
      const cluster = new AddOnElasticsearch(charts.a, 'elasticsearch');
      addOnKibana(charts.b, cluster);
      cluster.service.addJsonPatch(...patches);
      cluster.workloads[0]?.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/ports/0', UDP));
      policy(charts.a, ingress());
    }, '1.22').map((error) => / to ([^"]*)" is/.exec(error)?.[1]);

  test.each<[string, number | string | undefined, string[]]>([
    ['a number', 9201, ['9201']],
    ['the name of a port', 'transport', ['9300']],
    ['the number of the Service', undefined, ['9200']],
    ['the name of no port, so that it is not known', 'other', []],
    ['the name of a port of UDP, so that it is not known', 'udp', []],
  ])('is at the target port, which is %s', (_, targetPort, expected) => {
    const first = { name: 'first', port: 1, targetPort: 1 };
    const ports = JsonPatch.replace('/spec/ports', [first, { name: 'http', port: 9200, targetPort }]);
    const names = expected.map((port) => `StatefulSet a/elasticsearch-logging, TCP ${port}`);
    expect(servers([ports])).toEqual(names);
  });

  test('is not known if the Service selects nothing', () => {
    expect(servers([JsonPatch.remove('/spec/selector')])).toEqual([]);
  });

  test('is not behind a Service of the same name in another namespace', () => {
    const metadata = { name: 'elasticsearch-logging', namespace: 'b' };
    const other = { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 9200 }] } };
    expect(servers([], ({ a }) => new ApiObject(a, 'other', other))).toHaveLength(1);
  });

  test('is not one of the pods with its labels in another namespace', () => {
    const errors = errorsOf(({ a, b }) => {
      new AddOnElasticsearch(b, 'elasticsearch');
      addOnKibana(b, new AddOnElasticsearch(a, 'elasticsearch'));
      policy(b, ingress());
    }, '1.22');
    expect(errors).toEqual([]);
  });
});

describe('ingress of an agent from Prometheus, which can be any pod', () => {
  /** The servers that Prometheus does not reach, beside a pod with a port of the same name. */
  const denied = (...rules: object[]) =>
    errorsOf(({ a }) => {
      const ports = [{ name: 'metrics', containerPort: 1 }];
      const spec = { containers: [{ name: 'p', image: 'p:1', ports }] };
      new ApiObject(a, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec });
      const elasticsearch = new ExternalElasticsearch(a, 'external', { url: 'http://10.1.2.3:9200', version: '9.5.6' });
      const agent = new FluentdAgent(a, 'agent', { elasticsearch });
      const own = ApiObject.of(agent.node.findChild('NetworkPolicy'));
      own.addJsonPatch(JsonPatch.replace('/spec/ingress', []));
      new AgentMonitoring(a, 'monitoring', { agent });
      policy(a, ingress(...rules));
    }).map((error) => / to ([^"]*), TCP \d+" is/.exec(error)?.[1]);

  test.each<[string, object[], boolean]>([
    ['no rule', [], false],
    ['pods of its namespace', [{ from: [{ podSelector: {} }] }], true],
    ['pods with a label', [{ from: [{ podSelector: { matchLabels: { app: 'prometheus' } } }] }], true],
    ['another namespace', [{ from: [inNamespace('c')] }], true],
  ])('%s', (_, rules, allowed) => {
    expect(denied(...rules)).toEqual(allowed ? [] : ['DaemonSet a/fluentd']);
  });
});

describe('egress of Kibana', () => {
  test.each<[string, object, boolean]>([
    ['no rule', egress(), false],
    ['policyTypes without Egress', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] }, true],
    [
      'an egress rule and no policyTypes',
      { podSelector: {}, ingress: [{}], egress: [{ ports: [{ port: 53 }] }] },
      false,
    ],
    ['its port', egress({ ports: [{ port: 9200 }] }), true],
    ['the nodes in their namespace', egress({ to: [{ podSelector: nodes, ...inNamespace('a') }] }), true],
    ['the nodes without their namespace', egress({ to: [{ podSelector: nodes }] }), false],
    ['other pods of their namespace', egress({ to: [{ podSelector: kibana, ...inNamespace('a') }] }), false],
  ])('%s', (_, spec, allowed) => {
    expect(deniedWith({ b: spec })).toEqual(allowed ? [] : ['egress']);
  });

  test('a policy of another namespace does not apply', () => {
    expect(deniedWith({ a: egress({ to: [{ ipBlock: { cidr: '10.0.0.1/32' } }] }) })).toEqual([]);
  });
});

/** Whether a connection is denied, which must be the only error. */
function onlyConnections(make: (charts: Charts) => void): boolean {
  const errors = errorsOf(make);
  expect(errors.filter((error) => !error.includes('] connection to '))).toEqual([]);
  return errors.length > 0;
}

describe('egress to an external Elasticsearch', () => {
  const denied = (rule: object, props: object = {}) =>
    onlyConnections(({ b }) => {
      const external = { url: 'http://10.1.2.3:9200', version: '9.5.6', ...props };
      const client = new Kibana(b, 'kibana', { elasticsearch: new ExternalElasticsearch(b, 'external', external) });
      const own = ApiObject.of(client.node.findChild('NetworkPolicy'));
      own.addJsonPatch(JsonPatch.replace('/spec/policyTypes', ['Ingress']));
      policy(b, egress(rule));
    });
  const block = (cidr: string, ...except: string[]) => ({ to: [{ ipBlock: { cidr, except } }] });

  test.each<[string, object, boolean]>([
    ['its address', block('10.1.2.3/32'), false],
    ['a range with its address', block('10.0.0.0/8'), false],
    ['a range without its address', block('10.2.0.0/16'), true],
    ['a range that excepts its address', block('10.0.0.0/8', '10.1.0.0/16'), true],
    ['a range that excepts another address', block('10.0.0.0/8', '10.2.0.0/16'), false],
    ['another port', { ports: [{ port: 443 }] }, true],
    ['a port by name, which an address does not have', { ports: [{ port: 'http' }] }, false],
    ['pods, which can be those of a Service with this address', { to: [{ podSelector: {} }] }, false],
  ])('%s', (_, rule, expected) => {
    expect(denied(rule)).toBe(expected);
  });

  test('of which the address is unknown, on a range', () => {
    expect(denied(block('10.2.0.0/16'), { url: 'http://logs.example.com:9200' })).toBe(false);
  });

  test('of which a range of addresses is known, on a part of it', () => {
    expect(denied(block('10.1.2.0/24'), { addresses: ['10.1.0.0/16'] })).toBe(false);
  });
});

describe('egress to the API server', () => {
  const errorsWith = (rule: object, apiServer?: ApiServerEgressOptions) => {
    const app = new ClusterApp('test');
    const kubernetes = KubernetesVersion.parse('1.36');
    const chart = new LoggingChart(app, 'a', { kubernetes, namespace: 'a', apiServer });
    new ApiAccessCheck(chart, 'check');
    policy(chart, egress(rule));
    return app.errors().join('\n');
  };
  const denied = (...args: Parameters<typeof errorsWith>) => errorsWith(...args) !== '';

  test('is not on pods of the namespace', () => {
    expect(denied({ to: [{ podSelector: {} }] })).toBe(true);
    expect(denied({ to: [{ namespaceSelector: {} }] })).toBe(false);
  });

  test('names the addresses and ports that are stated', () => {
    const stated = { addresses: ['192.0.2.1/32', '192.0.2.2/32'], ports: [16443] };
    expect(errorsWith({ to: [{ podSelector: {} }] }, stated)).toContain('to 192.0.2.1/32, 192.0.2.2/32, TCP 16443"');
  });

  test('is on the ports and addresses that are stated', () => {
    expect(denied({ ports: [{ port: 443 }] })).toBe(false);
    expect(denied({ ports: [{ port: 443 }] }, { ports: [16443] })).toBe(true);
    expect(denied({ ports: [{ port: 16443 }] }, { ports: [16443] })).toBe(false);
    expect(denied({ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }, { addresses: ['192.0.2.1/32'] })).toBe(true);
  });
});

test('pods in the network of the node are not subject to policies', () => {
  const errors = errorsOf(({ a }) => {
    new ApiAccessCheck(a, 'check').deployment.addJsonPatch(JsonPatch.add('/spec/template/spec/hostNetwork', true));
    policy(a, NOTHING);
  });
  expect(errors).toEqual([]);
});

test('before 1.8, where policies have no egress, nothing is claimed', () => {
  const errors = (version: string) =>
    errorsOf(({ a, b }) => {
      addOnKibana(b, new AddOnElasticsearch(a, 'elasticsearch'));
      policy(a, { podSelector: {}, ingress: [] });
    }, version);
  expect(errors('1.7')).toEqual([]);
  expect(errors('1.8')).toHaveLength(1);
});
