import { App } from 'cdk8s';
import {
  ClusterLogging,
  type ContainersPipelineOptions,
  FluentdPipeline,
  KubernetesVersion,
  LoggingChart,
  MetadataLevel,
} from '../../../lib';
import type { Yaml } from '../../profiles';

/** The configuration of an agent on Kubernetes 1.37. */
function configuration(options: ContainersPipelineOptions = {}): string {
  const chart = new LoggingChart(new App(), 'logging', {
    kubernetes: KubernetesVersion.parse('1.37'),
    namespace: 'logging',
  });
  new ClusterLogging(chart, 'efk', { agent: { pipeline: FluentdPipeline.containers(options) } });
  const configMap = (one: Yaml) => one.kind === 'ConfigMap' && one.metadata.name === 'fluentd-config';
  return chart.toJson().find(configMap).data['fluent.conf'];
}

const API_REQUESTS = `    cache_size 1000
    cache_ttl 3600
    open_timeout 2
    read_timeout 5
    watch_retry_interval 10
    watch_retry_exponential_backoff_base 1
    watch_retry_max_times 1000000
    stats_interval 0
`;

test('metadata is requested with short timeouts and a watch that does not give up', () => {
  const least = 'skip_container_metadata true\n    skip_master_url true\n    skip_namespace_metadata true\n';
  expect(configuration()).toContain(`  <kubernetes>\n${API_REQUESTS}    ${least}    skip_namespace_labels true\n`);
  expect(configuration({ metadata: MetadataLevel.NAMES })).toContain(`${API_REQUESTS}    ${least}    skip_document`);
  expect(configuration({ metadata: MetadataLevel.FULL })).toContain(
    `${API_REQUESTS}    skip_master_url true\n  </kubernetes>`,
  );
});

test('dots in label keys are replaced on request', () => {
  expect(configuration({ dedotLabels: true })).toContain(
    '  <kubernetes>\n    dedot_labels true\n    cache_size 1000\n',
  );
  expect(configuration({ dedotLabels: false })).not.toContain('dedot_labels');
  expect(configuration()).not.toContain('dedot_labels');
});

test('the journal is read from its start, its position is kept, and all fields of an entry make its id', () => {
  expect(configuration({ journal: { units: ['kubelet.service'] } })).toContain(`<source>
  @type systemd
  @id in_systemd
  @label @JOURNAL
  tag journal
  path /var/log/journal
  matches [{"_SYSTEMD_UNIT":"kubelet.service"}]
  read_from_head true
  <storage>
    @type local
    persistent true
    path /var/lib/fluentd/logging-fluentd/journal.json
  </storage>
  <entry>
    fields_strip_underscores true
    fields_lowercase true
  </entry>
</source>
<label @JOURNAL>
  <filter **>
    @type record_modifier
    @id name_node
    <record>
      node \${record["@timestamp"] = Time.at(time.to_r).utc.strftime("%Y-%m-%dT%H:%M:%S.%NZ"); ENV["K8S_NODE_NAME"]}
    </record>
  </filter>
  <filter **>
    @type elasticsearch_genid
    @id id_journal
    hash_id_key event_id
    use_record_as_seed true
    use_entire_record true
    include_tag_in_seed true
    include_time_in_seed true
    hash_type sha1
  </filter>
  <match **>
    @type relabel
    @id journal
    @label @DOCUMENTS
  </match>
</label>
`);
});

test('no audit log is read by default', () => {
  expect(configuration({})).not.toContain('audit');
});

test('the audit log is read from the file and its rotated files, and from no other', () => {
  const text = configuration({ auditLog: '/var/log/kube.d/audit.log' });
  expect(text).toContain(
    '  path /var/log/kube.d/audit.log,/var/log/kube.d/audit-*.log,/var/log/kube.d/audit-*.log.gz\n',
  );
  expect(text).toContain(
    '  path_pattern /^(?<directory>\\/var\\/log\\/kube\\.d\\/audit)(?:-[^\\/]*)?\\.log(?:\\.gz)?$/\n  format audit\n',
  );
  expect(text).toContain('  node "#{ENV[\'K8S_NODE_NAME\']}"\n');
});
