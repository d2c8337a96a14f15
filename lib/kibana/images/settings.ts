/** Where Elastic documents a setting, by the major versions of Kibana that have it. */
type Documentation = Readonly<Record<number, string>>;

const GUIDE = 'https://www.elastic.co/guide/en/kibana';
const REFERENCE = 'https://www.elastic.co/docs/reference/kibana/configuration-reference';

function documentation(guide: string, reference: string): Documentation {
  return { 7: `${GUIDE}/7.17/${guide}`, 8: `${GUIDE}/8.19/${guide}`, 9: `${REFERENCE}/${reference}` };
}

const GENERAL = documentation('settings.html', 'general-settings');
const MONITORING = documentation('monitoring-settings-kb.html', 'monitoring-settings');
const REPORTING = documentation('reporting-settings-kb.html', 'reporting-settings');
const SECURITY = documentation('security-settings-kb.html', 'security-settings');
const TELEMETRY = documentation('telemetry-settings-kbn.html', 'telemetry-settings');
const SAVED_OBJECTS: Documentation = {
  ...documentation('alert-action-settings-kb.html', 'alerting-settings'),
  9: 'https://www.elastic.co/docs/deploy-manage/security/secure-saved-objects',
};

/** The settings of kibana.yml that this library writes, in their order. */
export const KIBANA_SETTINGS = {
  'server.name': GENERAL,
  'server.host': GENERAL,
  'server.shutdownTimeout': GENERAL,
  'server.basePath': GENERAL,
  'server.rewriteBasePath': GENERAL,
  'server.publicBaseUrl': GENERAL,
  'server.ssl.enabled': GENERAL,
  'server.ssl.certificate': GENERAL,
  'server.ssl.key': GENERAL,
  'elasticsearch.hosts': GENERAL,
  'elasticsearch.username': GENERAL,
  'elasticsearch.password': GENERAL,
  'elasticsearch.serviceAccountToken': GENERAL,
  'elasticsearch.ssl.certificateAuthorities': GENERAL,
  'xpack.security.encryptionKey': SECURITY,
  'xpack.encryptedSavedObjects.encryptionKey': SAVED_OBJECTS,
  'xpack.reporting.encryptionKey': REPORTING,
  'monitoring.ui.container.elasticsearch.enabled': MONITORING,
  'telemetry.optIn': TELEMETRY,
} satisfies Record<string, Documentation>;

/** The name of a setting. */
export type KibanaSetting = keyof typeof KIBANA_SETTINGS;

/** Every setting, in the order of the file. */
export const KIBANA_SETTING_NAMES = Object.keys(KIBANA_SETTINGS) as KibanaSetting[];

/** Settings that follow from an option, with the option to use instead of them. */
export const SETTING_OPTIONS: Readonly<Record<string, string>> = {
  'server.port': 'no option: Service, probe and network policy use port 5601',
  'server.basePath': 'kibana.basePath',
  'server.rewriteBasePath': 'kibana.basePath',
  'server.publicBaseUrl': 'kibana.publicUrl',
  'server.ssl.enabled': 'kibana.tls',
  'server.ssl.certificate': 'kibana.tls',
  'server.ssl.key': 'kibana.tls',
  'elasticsearch.hosts': 'kibana.elasticsearch',
  'elasticsearch.username': 'elasticsearch.kibanaCredentials',
  'elasticsearch.password': 'elasticsearch.kibanaCredentials',
  'elasticsearch.serviceAccountToken': 'elasticsearch.kibanaToken',
  'elasticsearch.ssl.certificateAuthorities': 'elasticsearch.caSecret',
  'xpack.security.encryptionKey': 'kibana.encryptionKeys',
  'xpack.encryptedSavedObjects.encryptionKey': 'kibana.encryptionKeys',
  'xpack.reporting.encryptionKey': 'kibana.encryptionKeys',
};

/**
 * The environment variable that the image of Elastic turns into the command line argument of a setting (elastic/kibana
 * `src/dev/build/tasks/os_packages/docker_generator/resources/base/bin/kibana-docker`). An argument overrides kibana.yml.
 */
export function variableOf(setting: string): string {
  return setting.toUpperCase().replaceAll('.', '_');
}
