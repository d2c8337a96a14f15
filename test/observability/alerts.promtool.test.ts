import { PANELS } from '../../lib/observability/panels';
import { EXPORTERS, monitored } from './agents';
import { agent, container, cronJob, daemonSet, elasticsearch, HEALTHY, log, output, source } from './healthy-cluster';
import { checkRules, evaluate, type Scenario } from './promtool';

const { groups } = monitored({ exporters: EXPORTERS }).monitoring.prometheusRule?.toJson().spec ?? {};

test('the rules are valid for Prometheus', () => {
  checkRules(groups);
  expect(() => checkRules([{ name: 'x', rules: [{ alert: 'X', expr: 'up ==' }] }])).toThrow('parse error');
});

test('the expressions of the dashboard are valid for Prometheus', () => {
  const expressions = PANELS.flatMap(({ targets }) =>
    targets.map(({ expr }) => expr.replaceAll('$__rate_interval', '5m')),
  );
  const rules = expressions.map((expr, index) => ({ record: `panel:${index}`, expr }));
  checkRules([{ name: 'panels', rules }]);
  expect(expressions.length).toBeGreaterThan(PANELS.length - 1);
});

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'a healthy cluster': { otherwise: {}, after: 230, fires: [] },
  'an agent that does not answer': {
    otherwise: { [agent('up')]: '1x60 0x20' },
    after: 75,
    fires: ['FluentdAgentDown'],
  },
  'an agent that does not answer for a moment': { otherwise: { [agent('up')]: '1x60 0x5 1x60' }, after: 70, fires: [] },
  'a Prometheus that knows no agent': { otherwise: { [agent('up')]: 'none' }, after: 30, fires: ['FluentdAgentsGone'] },
  'an agent that was restarted once': {
    otherwise: { [output('emit_count')]: '0+10x30 0+10x60' },
    after: 60,
    fires: [],
  },
  'an agent that is restarted again and again': {
    otherwise: { [output('emit_count')]: '0+10x10 0+10x10 0+10x10 0+10x10 0+10x60' },
    after: 55,
    fires: ['FluentdAgentRestarts'],
  },
  'a buffer that fills': {
    otherwise: { [output('buffer_available_space_ratio')]: '100-1x100' },
    after: 80,
    fires: ['FluentdAgentBufferFilling'],
  },
  'a buffer that is full': {
    otherwise: { [output('buffer_available_space_ratio')]: '-1.8x60' },
    after: 30,
    fires: ['FluentdAgentBufferFilling', 'FluentdAgentBufferFull'],
  },
  'an Elasticsearch that is unreachable': {
    otherwise: {
      [output('retry_count')]: '0x60 0+2x60',
      [output('rollback_count')]: '0x60 0+2x60',
      [output('write_count')]: '0+10x60 600+2x60',
    },
    after: 110,
    fires: ['FluentdAgentRetrying', 'FluentdAgentSendsNothing'],
  },
  'an Elasticsearch that rejects one request of ten': {
    otherwise: { [output('retry_count')]: '0+1x120', [output('rollback_count')]: '0+1x120' },
    after: 110,
    fires: ['FluentdAgentRetrying'],
  },
  'an Elasticsearch that was unavailable for a minute': {
    otherwise: { [output('retry_count')]: '0x60 5x120', [output('rollback_count')]: '0x60 5x120' },
    after: 90,
    fires: [],
  },
  'the first record that is rejected': {
    otherwise: { [agent('fluentd_rejected_records_total')]: '0x60 1x60' },
    after: 70,
    fires: ['FluentdAgentRecordsRejected'],
  },
  'a document that cannot be stored': {
    otherwise: { [agent('fluentd_set_aside_records_total')]: '0x60 1x60' },
    after: 70,
    fires: ['FluentdAgentRecordsSetAside'],
  },
  'logs that are deleted before they are read': {
    otherwise: { [source('unread_bytes_total')]: '0x60 5000x60' },
    after: 70,
    fires: ['FluentdAgentLogsLost'],
  },
  'a node without agent': {
    otherwise: { [daemonSet('number_ready')]: '2x60' },
    after: 30,
    fires: ['FluentdAgentNotOnEveryNode'],
  },
  'an agent that was killed at its memory limit': {
    otherwise: {
      [container('restarts_total')]: '0x10 1x60',
      [container('last_terminated_reason', ', reason="OOMKilled"')]: '_x10 1x60',
    },
    after: 30,
    fires: ['FluentdAgentOutOfMemory'],
  },
  'an agent that was killed at its memory limit a day ago': {
    otherwise: {
      [container('restarts_total')]: '1x240',
      [container('last_terminated_reason', ', reason="OOMKilled"')]: '1x240',
    },
    after: 200,
    fires: [],
  },
  'a provisioning that has not succeeded for more than an hour': {
    otherwise: { [cronJob('status_last_successful_time')]: '0+60x60 3600x120' },
    after: 140,
    fires: ['ElasticsearchProvisioningFails'],
  },
  'a provisioning that has never succeeded': {
    otherwise: { [cronJob('status_last_successful_time')]: 'none' },
    after: 75,
    fires: ['ElasticsearchProvisioningFails'],
  },
  'an agent that reads nothing while a container writes': {
    otherwise: { [source('lines_total')]: '0+10x60 600x60' },
    after: 115,
    fires: ['FluentdTailStalled'],
  },
  'a node where nobody but the agent writes': {
    otherwise: { [source('lines_total')]: '600x120', [log('web')]: '600x120' },
    after: 115,
    fires: [],
  },
  'an Elasticsearch that is red': {
    otherwise: {
      [elasticsearch('cluster_health_status', 'color="green"')]: '0x60',
      [elasticsearch('cluster_health_status', 'color="red"')]: '1x60',
    },
    after: 30,
    fires: ['ElasticsearchRed'],
  },
  'an Elasticsearch that stays yellow': {
    otherwise: { [elasticsearch('cluster_health_status', 'color="yellow"')]: '1x120' },
    after: 90,
    fires: ['ElasticsearchYellow'],
  },
  'an Elasticsearch at the low watermark': {
    otherwise: { [elasticsearch('filesystem_data_available_bytes', 'name="es-0", path="/data"')]: '14x60' },
    after: 30,
    fires: ['ElasticsearchDiskLow'],
  },
  'an Elasticsearch near the flood stage': {
    otherwise: { [elasticsearch('filesystem_data_available_bytes', 'name="es-0", path="/data"')]: '7x60' },
    after: 30,
    fires: ['ElasticsearchDiskLow', 'ElasticsearchDiskNearFlood'],
  },
};

describe('what fires', () => {
  test.each(Object.entries(SCENARIOS))('at %s', (_, scenario) => {
    evaluate(groups, HEALTHY, scenario);
    expect(scenario.fires).toEqual([...scenario.fires].sort());
  });

  test('covers every alert', () => {
    const names = groups.flatMap(({ rules }: { rules: { alert: string }[] }) => rules.map(({ alert }) => alert));
    const fired = new Set(Object.values(SCENARIOS).flatMap(({ fires }) => fires));
    expect([...fired].sort()).toEqual([...names].sort());
  });
});
