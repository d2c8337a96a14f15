import { App, Duration } from 'cdk8s';
import { AddOnImages, FluentdConfig, FluentdPipeline, KubernetesVersion, LoggingChart } from '../../lib';
import { AgentDashboard } from '../../lib/observability/agent-dashboard';
import { AgentMonitoring } from '../../lib/observability/agent-monitoring';
import { alerts, EXPORTERS, monitored } from './agents';
import { problemsOf, withDefaults } from './custom-resource-schema';

describe('the PodMonitor of an agent', () => {
  const { monitoring, agent } = monitored({ labels: { release: 'kube-prometheus-stack' } });
  const monitor = monitoring.podMonitor?.toJson();

  test('selects exactly the pods of the DaemonSet, by a port that they have', () => {
    const { selector, template } = agent.daemonSet.toJson().spec;
    expect(monitor.spec.selector).toEqual(selector);
    expect(monitor.metadata).toMatchObject({ name: 'fluentd', namespace: 'logging' });
    const ports = template.spec.containers[0].ports.map((port: { name: string }) => port.name);
    expect(ports).toContain(monitor.spec.podMetricsEndpoints[0].port);
  });

  test('carries the labels by which a Prometheus selects it', () => {
    expect(monitor.metadata.labels).toEqual({ release: 'kube-prometheus-stack' });
    expect(monitoring.prometheusRule?.toJson().metadata.labels).toEqual({ release: 'kube-prometheus-stack' });
  });

  test('gives each series the node of the agent', () => {
    expect(monitor.spec.podMetricsEndpoints[0].relabelings).toEqual([
      { sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' },
    ]);
  });

  test('scrapes every 30 seconds, or as often as the user says', () => {
    const intervalOf = (scrapeInterval?: Duration) =>
      monitored({ scrapeInterval }).monitoring.podMonitor?.toJson().spec.podMetricsEndpoints[0].interval;
    expect([intervalOf(), intervalOf(Duration.minutes(2))]).toEqual(['30s', '120s']);
  });

  test('has the defaults of the API server, because tools compare lists as a whole', () => {
    expect(withDefaults(monitor)).toEqual(monitor);
    const { action: _, ...silent } = monitor.spec.podMetricsEndpoints[0].relabelings[0];
    const endpoint = { ...monitor.spec.podMetricsEndpoints[0], relabelings: [silent] };
    expect(withDefaults({ ...monitor, spec: { ...monitor.spec, podMetricsEndpoints: [endpoint] } })).toEqual(monitor);
  });

  test('conforms to its definition, and so does the PrometheusRule', () => {
    const { monitoring: full } = monitored({ exporters: EXPORTERS, alertLabels: { team: 'logs' } });
    expect(problemsOf(full.podMonitor?.toJson())).toEqual([]);
    expect(problemsOf(full.prometheusRule?.toJson())).toEqual([]);
    expect(problemsOf({ ...monitor, spec: { ...monitor.spec, nonsense: 1 } })).toHaveLength(1);
  });
});

describe('the alerts of an agent', () => {
  test('use metrics of the agent only unless an exporter is named', () => {
    expect(alerts({}).map(({ alert }) => alert)).toEqual([
      'FluentdAgentDown',
      'FluentdAgentsGone',
      'FluentdAgentRestarts',
      'FluentdAgentBufferFilling',
      'FluentdAgentBufferFull',
      'FluentdAgentRetrying',
      'FluentdAgentSendsNothing',
      'FluentdAgentRecordsRejected',
      'FluentdAgentRecordsSetAside',
      'FluentdAgentLogsLost',
    ]);
  });

  test.each([
    ['kubeStateMetrics', ['FluentdAgentNotOnEveryNode', 'FluentdAgentOutOfMemory', 'ElasticsearchProvisioningFails']],
    ['kubelet', ['FluentdTailStalled']],
    [
      'elasticsearch',
      ['ElasticsearchRed', 'ElasticsearchYellow', 'ElasticsearchDiskLow', 'ElasticsearchDiskNearFlood'],
    ],
  ])('include those that need %s when its job is named', (exporter, names) => {
    const more = alerts({ exporters: { [exporter]: 'the-job' } }).slice(alerts({}).length);
    expect(more.map(({ alert }) => alert)).toEqual(names);
    expect(more.every(({ expr }) => expr.includes('job="the-job"'))).toBe(true);
  });

  test('use the series of this agent only', () => {
    for (const { expr } of alerts({ name: 'edge' })) expect(expr).toContain('{job="logging/edge"');
  });

  test('carry their severity and the labels given', () => {
    for (const { labels } of alerts({ alertLabels: { team: 'logs' } })) {
      expect(labels).toEqual({ team: 'logs', severity: expect.stringMatching(/^(critical|warning)$/) });
    }
  });

  test('say what has happened and what to do', () => {
    for (const { annotations } of alerts())
      expect(annotations).toEqual({
        summary: expect.stringMatching(/^\S.*\.$/),
        description: expect.stringMatching(/^\S.*\.$/),
      });
  });

  test('can be left out', () => {
    const { monitoring } = monitored({ alerts: false });
    expect(monitoring.prometheusRule).toBeUndefined();
    expect(monitoring.podMonitor).toBeDefined();
  });
});

const OWN = FluentdConfig.parse('<source>\n  @type prometheus\n</source>\n<match **>\n  @type null\n</match>\n');

test('an agent with a configuration of the user and its metrics has the alerts of its plugins', () => {
  const pipeline = FluentdPipeline.fromConfig(OWN, { metrics: true });
  const { errors, monitoring } = monitored({}, { pipeline });
  expect(errors()).toEqual([]);
  expect(monitoring.podMonitor).toBeDefined();
  const [{ rules }] = monitoring.prometheusRule?.toJson().spec.groups ?? [];
  const own = ['FluentdAgentRecordsRejected', 'FluentdAgentRecordsSetAside', 'FluentdAgentLogsLost'];
  const all = alerts({}).map(({ alert }) => alert);
  expect(rules.map(({ alert }: { alert: string }) => alert)).toEqual(all.filter((alert) => !own.includes(alert)));
});

describe('bad input of a monitoring', () => {
  test('is an agent whose image exports nothing', () => {
    const { errors, monitoring } = monitored({}, { image: AddOnImages.FLUENTD_1_22 });
    expect(errors()).toEqual([expect.stringContaining('monitoring.agent: "an agent without metrics"')]);
    expect(monitoring.podMonitor).toBeUndefined();
  });

  test('is an agent whose configuration is unknown', () => {
    const { errors } = monitored({}, { pipeline: FluentdPipeline.fromImage() });
    expect(errors()).toEqual([expect.stringContaining("the image's own configuration")]);
  });

  test('is an agent whose configuration exports only some of the metrics', () => {
    const { errors } = monitored({}, { pipeline: FluentdPipeline.fromConfig(OWN) });
    const missing = ['prometheus_monitor', 'prometheus_output_monitor'];
    expect(errors()).toEqual(missing.map((name) => expect.stringContaining(`a configuration without ${name}`)));
  });

  test('is an interval that Prometheus does not read, an empty job, a label that no object can have', () => {
    const { errors } = monitored({
      scrapeInterval: Duration.millis(500),
      exporters: { kubelet: '' },
      alertLabels: { team: 'log people' },
    });
    expect(errors()).toEqual([
      expect.stringContaining('monitoring.scrapeInterval: 500 millis'),
      expect.stringContaining('monitoring.alertLabels["team"]: "log people"'),
      expect.stringContaining('monitoring.exporters.kubelet: ""'),
    ]);
  });

  test.each([0, 3601])('is an interval of %i seconds: one second to one hour are accepted', (seconds) => {
    const errorsOf = (scrapeInterval: Duration) => monitored({ scrapeInterval }).errors();
    expect(errorsOf(Duration.seconds(seconds))).toEqual([expect.stringContaining('monitoring.scrapeInterval: ')]);
    expect([errorsOf(Duration.seconds(1)), errorsOf(Duration.hours(1))]).toEqual([[], []]);
  });

  test('is a cluster too old for the operator', () => {
    const { errors } = monitored({}, {}, '1.15.0');
    expect(errors()).toEqual([
      expect.stringContaining('kind: "PodMonitor"'),
      expect.stringContaining('kind: "PrometheusRule"'),
    ]);
  });
});

describe('without the operator', () => {
  test('annotations of the pod name the port and the path of its metrics', () => {
    const { agent } = monitored({}, { pod: { annotations: AgentMonitoring.scrapeAnnotations() } });
    const { metadata, spec } = agent.daemonSet.toJson().spec.template;
    expect(metadata.annotations).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': String(spec.containers[0].ports[0].containerPort),
      'prometheus.io/path': spec.containers[0].livenessProbe.httpGet.path,
    });
  });
});

describe('the dashboard', () => {
  const chart = new LoggingChart(new App(), 'chart', {
    kubernetes: KubernetesVersion.parse('1.37.1'),
    namespace: 'logging',
  });
  const { data, metadata } = new AgentDashboard(chart, 'dashboard', { namespace: 'grafana' }).configMap.toJson();
  const dashboard = JSON.parse(data['fluentd-agents.json']);

  test("is found by Grafana's sidecar", () => {
    expect(metadata).toMatchObject({ namespace: 'grafana', labels: { grafana_dashboard: '1' } });
  });

  test('has a fixed id, so that it is changed and never duplicated', () => {
    expect(dashboard.uid).toBe('fluentd-agents');
  });

  test('has the title that the user sets', () => {
    const { data } = new AgentDashboard(chart, 'titled', { name: 'titled', title: 'Logs' }).configMap.toJson();
    expect([dashboard.title, JSON.parse(data['titled.json']).title]).toEqual(['Fluentd agents', 'Logs']);
  });

  test('queries the data source and the agents that the user selects, which can be several', () => {
    expect(dashboard.templating.list[1]).toMatchObject({ multi: true, includeAll: true });
    expect(dashboard.templating.list.map(({ name }: { name: string }) => name)).toEqual(['datasource', 'job']);
    for (const { targets } of dashboard.panels) {
      for (const { expr, datasource } of targets) {
        expect(expr).toContain('job=~"$job"');
        expect(datasource.uid).toBe('${datasource}');
      }
    }
  });

  test('is text with one value a line, so that changes of it are easy to review', () => {
    expect(data['fluentd-agents.json']).toBe(`${JSON.stringify(dashboard, undefined, 2)}\n`);
  });

  test('opens with the last six hours, and lists the agents again when the time range changes', () => {
    expect(dashboard).toMatchObject({ tags: ['logging'], time: { from: 'now-6h', to: 'now' } });
    expect(dashboard.templating.list[1].refresh).toBe(2);
  });

  test('has panels that fit the 24 columns of Grafana and do not overlap', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }: { gridPos: Record<string, number> }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    const columns = cells.map((cell: string) => Number(cell.split(',')[0]));
    expect([Math.min(...columns), Math.max(...columns)]).toEqual([0, 23]);
  });

  test('has rows of panels without a gap', () => {
    const tops = new Set(dashboard.panels.map(({ gridPos }: { gridPos: { y: number } }) => gridPos.y));
    expect([...tops]).toEqual(Array.from(tops, (_, row) => row * dashboard.panels[0].gridPos.h));
  });

  test('has graphs that begin at 0, each with its own unit', () => {
    for (const { fieldConfig } of dashboard.panels)
      expect(fieldConfig).toEqual({ defaults: { unit: expect.any(String), min: 0 }, overrides: [] });
  });

  test('has an id for each panel, and for each query of a panel', () => {
    const ids = dashboard.panels.map(({ id }: { id: number }) => id);
    expect(ids).toEqual(Array.from(ids, (_, index) => index + 1));
    for (const { targets } of dashboard.panels)
      expect(targets.map(({ refId }: { refId: string }) => refId)).toEqual(['A', 'B'].slice(0, targets.length));
  });

  test('is rejected with a name that Grafana does not accept as an id', () => {
    const long = new AgentDashboard(chart, 'long', { name: 'a'.repeat(41) });
    expect(long.node.validate()).toEqual([expect.stringContaining('at most 40 characters')]);
    const longest = new AgentDashboard(chart, 'longest', { name: 'a'.repeat(40) });
    expect(longest.node.validate()).toEqual([]);
  });

  test('is rejected in an empty namespace', () => {
    const inNone = new AgentDashboard(chart, 'none', { namespace: '' });
    expect(inNone.node.validate()).toEqual([expect.stringContaining('dashboard.namespace: "" is invalid')]);
  });
});
