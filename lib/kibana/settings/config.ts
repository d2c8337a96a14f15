import { CA_FILE, passwordKeyOf, tokenKeyOf, urlFrom } from '../../elasticsearch/endpoint/endpoint';
import { KIBANA_ENCRYPTION_KEYS } from '../../elasticsearch/security/kibana-encryption-keys';
import type { ContainerSpec } from '../../kubernetes/api/api-json';
import type { SecretRef } from '../../kubernetes/secret-ref';
import { KIBANA_SETTING_NAMES, type KibanaSetting } from '../images/settings';
import { heapOption } from '../options/memory';
import type { KibanaSpec } from '../options/spec';

/** Where the image reads its configuration. */
export const CONFIG_FILE = '/usr/share/kibana/config/kibana.yml';
/** Where Kibana's own certificate is mounted. */
export const CERTIFICATE_DIRECTORY = '/etc/kibana-certificate';

type Variable = NonNullable<ContainerSpec['env']>[number];
type Value = string | boolean | readonly string[];

/**
 * The variables to which kibana.yml refers. The image turns variables that are named like a setting into command line
 * arguments, which it splits at blanks and which all users of the node can read; no setting begins with `kbn`
 * (elastic/kibana `src/dev/build/tasks/os_packages/docker_generator/resources/base/bin/kibana-docker`). Kibana replaces
 * `${NAME}` after it has parsed the file, so a value may contain any character (elastic/kibana
 * `packages/kbn-config/src/raw/read_config.ts`).
 */
const VARIABLES = {
  host: 'KBN_SERVER_HOST',
  password: 'KBN_ELASTICSEARCH_PASSWORD',
  token: 'KBN_ELASTICSEARCH_SERVICE_ACCOUNT_TOKEN',
  security: 'KBN_SECURITY_ENCRYPTION_KEY',
  encryptedSavedObjects: 'KBN_SAVED_OBJECTS_ENCRYPTION_KEY',
  reporting: 'KBN_REPORTING_ENCRYPTION_KEY',
} as const;

/** The text of kibana.yml. Secret values stay in their Secrets. */
export function kibanaYml(spec: KibanaSpec): string {
  const written = settingsOf(spec);
  const own = KIBANA_SETTING_NAMES.flatMap((name) => lineOf(name, spec.settings[name] ?? written[name]));
  const known: readonly string[] = KIBANA_SETTING_NAMES;
  const more = Object.keys(spec.settings).filter((name) => !known.includes(name));
  return [...own, ...more.sort().flatMap((name) => lineOf(name, spec.settings[name]))].join('');
}

/** Every text is quoted, as JSON, which is YAML too. */
function lineOf(name: string, value: Value | undefined): string[] {
  return value === undefined ? [] : [`${name}: ${JSON.stringify(value)}\n`];
}

function settingsOf(spec: KibanaSpec): Partial<Record<KibanaSetting, Value>> {
  const { name, namespace, endpoint, basePath, requestPath, publicUrl, tls, encryptionKeys, restricted } = spec;
  const { kibanaCredentials: user, kibanaToken: token, caSecret } = endpoint;
  return {
    'server.name': name,
    'server.host': reference(VARIABLES.host),
    // As in the file of the image, which this one replaces (elastic/kibana `…/docker_generator/templates/kibana_yml.template.ts`).
    'server.shutdownTimeout': '5s',
    'monitoring.ui.container.elasticsearch.enabled': true,
    'server.basePath': basePath,
    'server.rewriteBasePath': basePath === undefined ? undefined : requestPath !== '',
    'server.publicBaseUrl': publicUrl,
    ...(tls && {
      'server.ssl.enabled': true,
      'server.ssl.certificate': `${CERTIFICATE_DIRECTORY}/tls.crt`,
      'server.ssl.key': `${CERTIFICATE_DIRECTORY}/tls.key`,
    }),
    'elasticsearch.hosts': [urlFrom(endpoint, namespace)],
    'elasticsearch.username': user?.username,
    'elasticsearch.password': user && reference(VARIABLES.password),
    'elasticsearch.serviceAccountToken': token && reference(VARIABLES.token),
    'elasticsearch.ssl.certificateAuthorities': caSecret && [CA_FILE],
    ...(encryptionKeys && {
      'xpack.security.encryptionKey': reference(VARIABLES.security),
      'xpack.encryptedSavedObjects.encryptionKey': reference(VARIABLES.encryptedSavedObjects),
      'xpack.reporting.encryptionKey': reference(VARIABLES.reporting),
    }),
    // The network policy lets it reach Elasticsearch and DNS only.
    'telemetry.optIn': restricted ? false : undefined,
  };
}

function reference(variable: string): string {
  return `\${${variable}}`;
}

/** The environment of the container. */
export function configVariables(spec: KibanaSpec): Variable[] {
  const { endpoint, encryptionKeys: keys, memory, contract } = spec;
  const { kibanaCredentials: user, kibanaToken: token } = endpoint;
  const heap = heapOption(memory, contract);
  return [
    { name: POD_IP, valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ...(user ? [fromSecret(VARIABLES.password, user.secret, passwordKeyOf(user))] : []),
    ...(token ? [fromSecret(VARIABLES.token, token.secret, tokenKeyOf(token))] : []),
    ...(keys ? KIBANA_ENCRYPTION_KEYS.map((key) => fromSecret(VARIABLES[key], keys, key)) : []),
    ...(heap === undefined ? [] : [{ name: 'NODE_OPTIONS', value: heap }]),
  ];
}

function fromSecret(name: string, secret: SecretRef, key: string): Variable {
  return { name, valueFrom: { secretKeyRef: { name: secret.name, key } } };
}

const POD_IP = 'KBN_POD_IP';

/**
 * The command, in the place of the image's own `/usr/local/bin/kibana-docker`, which it runs. Kibana listens on one
 * address: `0.0.0.0` is IPv4 only, so that no probe succeeds in an IPv6 cluster, and `::` fails on nodes without IPv6
 * (bitnami/charts issue 17375). So the family of the pod's address decides, as in ECK (elastic/cloud-on-k8s
 * `pkg/controller/kibana/config_settings.go`, `InAddrAnyFor`). The pod's own address would not do: `kubectl port-forward`
 * connects to localhost.
 */
export const START_COMMAND = [
  '/bin/bash',
  '-c',
  `case "$${POD_IP}" in *:*) export ${VARIABLES.host}=:: ;; *) export ${VARIABLES.host}=0.0.0.0 ;; esac; ` +
    'exec /usr/local/bin/kibana-docker',
];
