/** One setting under the name that an image knows it by. */
export interface KibanaSettingRow {
  /** The variable of the container. Official images turn the names of their settings into these. */
  readonly env: string;
  /** Where each major that knows it says so. */
  readonly pages: Readonly<Record<number, string>>;
}

const ADD_ON =
  'https://github.com/kubernetes/kubernetes/blob/v1.6.0-beta.3/cluster/addons/fluentd-elasticsearch/kibana-image/run.sh';
const GUIDE = 'https://www.elastic.co/guide/en/kibana';
const REFERENCE = 'https://www.elastic.co/docs/reference/kibana/configuration-reference';

function pages(guide: string, reference: string): Record<number, string> {
  return { 7: `${GUIDE}/7.17/${guide}`, 8: `${GUIDE}/8.19/${guide}`, 9: `${REFERENCE}/${reference}` };
}

const GENERAL = pages('settings.html', 'general-settings');
const SECURITY = pages('security-settings-kb.html', 'security-settings');
const SAVED_OBJECTS = {
  ...pages('alert-action-settings-kb.html', 'alerting-settings'),
  9: 'https://www.elastic.co/docs/deploy-manage/security/secure-saved-objects',
};
const REPORTING = pages('reporting-settings-kb.html', 'reporting-settings');

/** Every setting that this library can write, by what it is for. The order is that of the manifests. */
export const KIBANA_SETTINGS = {
  storeUrl: [
    { env: 'ELASTICSEARCH_URL', pages: { 4: ADD_ON } },
    { env: 'ELASTICSEARCH_HOSTS', pages: GENERAL },
  ],
  storeUser: [{ env: 'ELASTICSEARCH_USERNAME', pages: GENERAL }],
  storePassword: [{ env: 'ELASTICSEARCH_PASSWORD', pages: GENERAL }],
  storeToken: [{ env: 'ELASTICSEARCH_SERVICEACCOUNTTOKEN', pages: GENERAL }],
  elasticsearchAuthority: [{ env: 'ELASTICSEARCH_SSL_CERTIFICATEAUTHORITIES', pages: GENERAL }],
  listenOn: [{ env: 'SERVER_HOST', pages: GENERAL }],
  basePath: [
    { env: 'KIBANA_BASE_URL', pages: { 4: ADD_ON } },
    { env: 'SERVER_BASEPATH', pages: GENERAL },
  ],
  rewriteBasePath: [{ env: 'SERVER_REWRITEBASEPATH', pages: GENERAL }],
  publicUrl: [{ env: 'SERVER_PUBLICBASEURL', pages: GENERAL }],
  sessionKey: [{ env: 'XPACK_SECURITY_ENCRYPTIONKEY', pages: SECURITY }],
  savedObjectsKey: [{ env: 'XPACK_ENCRYPTEDSAVEDOBJECTS_ENCRYPTIONKEY', pages: SAVED_OBJECTS }],
  reportingKey: [{ env: 'XPACK_REPORTING_ENCRYPTIONKEY', pages: REPORTING }],
} satisfies Record<string, readonly KibanaSettingRow[]>;

/** What a setting is for. */
export type KibanaSetting = keyof typeof KIBANA_SETTINGS;

/** All of them, in the order of the manifests. */
export const KIBANA_SETTING_NAMES = Object.keys(KIBANA_SETTINGS) as KibanaSetting[];

/** The variable for a setting in a major version; undefined where the image cannot be told. */
export function kibanaVariable(setting: KibanaSetting, major: number): string | undefined {
  const rows: readonly KibanaSettingRow[] = KIBANA_SETTINGS[setting];
  return rows.find((row) => row.pages[major] !== undefined)?.env;
}

/** The keys of a Secret with what Kibana encrypts with: 32 characters at least under each, the same for ever. */
export const KIBANA_ENCRYPTION_KEYS = {
  sessionKey: 'security',
  savedObjectsKey: 'encryptedSavedObjects',
  reportingKey: 'reporting',
} as const satisfies Partial<Record<KibanaSetting, string>>;
