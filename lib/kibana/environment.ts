import { passwordKeyOf, tokenKeyOf, urlFrom } from '../elasticsearch/endpoint/endpoint';
import type { ContainerSpec } from '../kubernetes/api-json';
import type { SecretRef } from '../kubernetes/secret-ref';
import { KIBANA_ENCRYPTION_KEYS, KIBANA_SETTING_NAMES, type KibanaSetting, kibanaVariable } from './images/settings';
import type { KibanaSpec } from './spec';

/** Where the certificate authority of the store is mounted. */
export const ELASTICSEARCH_CA_DIRECTORY = '/etc/elasticsearch-ca';

type Variable = NonNullable<ContainerSpec['env']>[number];
type Value = Omit<Variable, 'name'>;

/** The environment of the container: the settings that are wanted, under the names that the image knows. */
export function kibanaEnvironment(plan: KibanaSpec, encryptionKeys: SecretRef | undefined): Variable[] {
  const wanted = { ...storeSettings(plan), ...pathSettings(plan), ...keySettings(encryptionKeys) };
  return KIBANA_SETTING_NAMES.flatMap((setting) => {
    const name = kibanaVariable(setting, plan.contract.major);
    const value = wanted[setting];
    return name === undefined || value === undefined ? [] : [{ name, ...value }];
  });
}

type Settings = { readonly [Setting in KibanaSetting]?: Value };

function storeSettings({ endpoint, namespace }: KibanaSpec): Settings {
  const { kibanaCredentials: user, kibanaToken: token, caSecret } = endpoint;
  return {
    storeUrl: { value: urlFrom(endpoint, namespace) },
    storeUser: user && { value: user.username },
    storePassword: user && fromSecret(user.secret, passwordKeyOf(user)),
    storeToken: token && fromSecret(token.secret, tokenKeyOf(token)),
    elasticsearchAuthority: caSecret && { value: `${ELASTICSEARCH_CA_DIRECTORY}/ca.crt` },
  };
}

/** The API server takes its own path off before it asks the page, so that the page must not. */
function pathSettings({ exposure, proxyPath }: KibanaSpec): Settings {
  const { _publicUrl: publicUrl } = exposure;
  const settings = {
    listenOn: { value: '0.0.0.0' },
    publicUrl: publicUrl === undefined ? undefined : { value: publicUrl },
  };
  if (exposure._kind !== 'apiServerProxy') return settings;
  return { ...settings, basePath: { value: proxyPath }, rewriteBasePath: { value: 'false' } };
}

function keySettings(secret: SecretRef | undefined): Settings {
  if (secret === undefined) return {};
  return Object.fromEntries(
    Object.entries(KIBANA_ENCRYPTION_KEYS).map(([setting, key]) => [setting, fromSecret(secret, key)]),
  );
}

function fromSecret({ name }: SecretRef, key: string): Value {
  return { valueFrom: { secretKeyRef: { name, key } } };
}
