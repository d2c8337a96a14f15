import { apartErrors, tokenErrors } from '../elasticsearch/endpoint/endpoint';
import { checkFloor, checkKibana } from '../images/compatibility';
import type { ValidationError } from '../reporting/validation-error';
import { dataViewErrors } from './data-view';
import { type KibanaSetting, kibanaVariable } from './images/settings';
import type { KibanaOptions } from './options';
import type { KibanaSpec } from './spec';

/** What does not go together: page and store, page and target, what is asked of an image that does not know it. */
export function specErrors(plan: KibanaSpec, options: KibanaOptions): ValidationError[] {
  const { image, account, exposure, endpoint, contract, minor } = plan;
  // An image whose version is none is one error, not one of each table.
  const together =
    image._errors.length > 0
      ? []
      : [
          ...checkKibana(contract, endpoint),
          ...checkFloor('kibana.image', contract, minor),
          ...unknownSettings(plan, options),
        ];
  return [
    ...image._errors,
    ...account._errors,
    ...exposure._errors,
    ...(options.encryptionKeys?._errors ?? []),
    ...signInErrors(plan),
    ...apartErrors('kibana namespace', endpoint, plan.namespace),
    ...together,
    ...exposedInTheOpen(plan),
    ...dataViewErrors(plan, options.dataView),
  ];
}

/** From 8.0 on Kibana refuses to start as `elastic`, who may not write its own indices. */
const FIRST_MAJOR_WITHOUT_ELASTIC = 8;

function signInErrors({ contract, endpoint }: KibanaSpec): ValidationError[] {
  const { agentApiKey, agentCredentials, kibanaCredentials: user, kibanaToken: token } = endpoint;
  const option = 'elasticsearch.kibanaCredentials';
  const action = 'name kibana_system and the Secret with its password, or a service account token in kibanaToken';
  const errors = [...(user?.secret._errors ?? []), ...tokenErrors('elasticsearch.kibanaToken', token, user)];
  if ((agentCredentials ?? agentApiKey) && !user && !token) {
    const expected = 'a user or a token, since the store asks the agent for one too';
    return [{ option, value: undefined, expected, action }];
  }
  if (user?.username !== 'elastic' || contract.major < FIRST_MAJOR_WITHOUT_ELASTIC) return errors;
  const expected = `anybody else: Kibana ${FIRST_MAJOR_WITHOUT_ELASTIC} and newer does not start as the superuser`;
  return [...errors, { option: `${option} username`, value: user.username, expected, action }];
}

/** A page that could ask for passwords, in front of people who are not asked. */
function exposedInTheOpen({ contract, endpoint, exposure, secured }: KibanaSpec): ValidationError[] {
  if (!exposure._isOpen || !contract.signsIn || (secured && endpoint.scheme === 'https')) return [];
  const why = secured ? 'speaks HTTP in the clear' : 'asks nobody for a password';
  return [
    {
      option: 'kibana.exposure',
      value: exposure._kind,
      expected: `none or apiServerProxy with a store that ${why}: whoever reaches the page would read every log`,
      action: 'switch security and TLS of the store on, or use kubectl port-forward',
    },
  ];
}

function unknownSettings({ contract, endpoint }: KibanaSpec, { encryptionKeys }: KibanaOptions): ValidationError[] {
  const wanted: Partial<Record<KibanaSetting, unknown>> = {
    storePassword: endpoint.kibanaCredentials,
    storeToken: endpoint.kibanaToken,
    elasticsearchAuthority: endpoint.caSecret,
    sessionKey: encryptionKeys,
  };
  const unknown = (Object.keys(wanted) as KibanaSetting[]).filter(
    (setting) => wanted[setting] !== undefined && kibanaVariable(setting, contract.major) === undefined,
  );
  return unknown.map((setting) => ({
    option: 'kibana.image',
    value: contract.published,
    expected: `an image that can be told the ${WORDS[setting] ?? setting}`,
    action: 'choose KibanaImage.official with the version of the store',
  }));
}

const WORDS: Partial<Record<KibanaSetting, string>> = {
  storePassword: 'password of the store',
  storeToken: 'service account token of the store',
  elasticsearchAuthority: 'certificate authority of the store',
  sessionKey: 'keys to encrypt with',
};
