/** One setting of `elasticsearch.yml`. */
export interface SettingRow {
  /** The first version with this setting. */
  readonly from: string;
  /** The documentation of the setting: a path below https://www.elastic.co/ */
  readonly page: string;
}

const SETTINGS = 'docs/reference/elasticsearch/configuration-reference';
const CLUSTER = `${SETTINGS}/discovery-cluster-formation-settings`;
const S3 = `${SETTINGS}/s3-repository-settings`;
const SECURITY = `${SETTINGS}/security-settings`;

/** All settings that this library writes. Settings older than 7.17 start at 7.17. */
export const SETTING_ROWS = {
  'cluster.name': { from: '7.17.0', page: `${SETTINGS}/miscellaneous-cluster-settings` },
  'cluster.routing.allocation.awareness.attributes': {
    from: '7.17.0',
    page: `${SETTINGS}/cluster-level-shard-allocation-routing-settings`,
  },
  'cluster.routing.allocation.awareness.force.zone.values': {
    from: '7.17.0',
    page: `${SETTINGS}/cluster-level-shard-allocation-routing-settings`,
  },
  'discovery.seed_hosts': { from: '7.17.0', page: CLUSTER },
  'ingest.geoip.downloader.enabled': {
    from: '7.17.0',
    page: 'docs/reference/enrich-processor/geoip-processor',
  },
  'network.host': { from: '7.17.0', page: `${SETTINGS}/networking-settings` },
  'network.publish_host': { from: '7.17.0', page: `${SETTINGS}/networking-settings` },
  'node.attr.k8s_node_name': { from: '7.17.0', page: `${SETTINGS}/node-settings` },
  'node.attr.pod': { from: '7.17.0', page: `${SETTINGS}/node-settings` },
  'node.attr.zone': { from: '7.17.0', page: `${SETTINGS}/node-settings` },
  'node.name': { from: '7.17.0', page: 'docs/deploy-manage/deploy/self-managed/important-settings-configuration' },
  'node.roles': { from: '7.17.0', page: `${SETTINGS}/node-settings` },
  'node.store.allow_mmap': { from: '7.17.0', page: 'docs/reference/elasticsearch/index-settings/store' },
  'path.repo': { from: '7.17.0', page: 'docs/deploy-manage/tools/snapshot-and-restore/shared-file-system-repository' },
  'readiness.port': { from: '8.2.0', page: 'guide/en/elasticsearch/reference/8.2/advanced-configuration.html' },
  's3.client.default.endpoint': { from: '8.0.0', page: S3 },
  's3.client.default.path_style_access': { from: '8.0.0', page: S3 },
  's3.client.default.region': { from: '8.0.0', page: S3 },
  'xpack.security.autoconfiguration.enabled': { from: '8.0.0', page: SECURITY },
  'xpack.security.enabled': { from: '7.17.0', page: SECURITY },
  'xpack.security.http.ssl.certificate': { from: '7.17.0', page: SECURITY },
  'xpack.security.http.ssl.certificate_authorities': { from: '7.17.0', page: SECURITY },
  'xpack.security.http.ssl.enabled': { from: '7.17.0', page: SECURITY },
  'xpack.security.http.ssl.key': { from: '7.17.0', page: SECURITY },
  'xpack.security.transport.ssl.certificate': { from: '7.17.0', page: SECURITY },
  'xpack.security.transport.ssl.certificate_authorities': { from: '7.17.0', page: SECURITY },
  'xpack.security.transport.ssl.enabled': { from: '7.17.0', page: SECURITY },
  'xpack.security.transport.ssl.key': { from: '7.17.0', page: SECURITY },
  'xpack.security.transport.ssl.verification_mode': { from: '7.17.0', page: SECURITY },
} as const satisfies Record<string, SettingRow>;

export type SettingName = keyof typeof SETTING_ROWS;
