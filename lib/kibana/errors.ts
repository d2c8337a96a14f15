import { apartFaults, tokenFaults } from '../elasticsearch/endpoint/endpoint';
import type { Fault } from '../reporting/validation-error';
import { checkFloor, checkPage } from '../images/compatibility';
import { type KibanaSetting, kibanaVariable } from './images/settings';
import { dataViewFaults } from './data-view';
import type { KibanaOptions } from './options';
import type { KibanaPlan } from './spec';

/** What does not go together: page and store, page and target, what is asked of an image that does not know it. */
export function planFaults(plan: KibanaPlan, options: KibanaOptions): Fault[] {
  const { image, account, exposure, endpoint, contract, minor } = plan;
  // An image whose version is none is one fault, not one of each table.
  const together =
    image._faults.length > 0
      ? []
      : [
          ...checkPage(contract, endpoint),
          ...checkFloor('kibana.image', contract, minor),
          ...unknownSettings(plan, options),
        ];
  return [
    ...image._faults,
    ...account._faults,
    ...exposure._faults,
    ...(options.encryptionKeys?._faults ?? []),
    ...signInFaults(plan),
    ...apartFaults('kibana namespace', endpoint, plan.namespace),
    ...together,
    ...exposedInTheOpen(plan),
    ...dataViewFaults(plan, options.dataView),
  ];
}

/** From 8.0 on Kibana refuses to start as `elastic`, who may not write its own indices. */
const FIRST_MAJOR_WITHOUT_ELASTIC = 8;

function signInFaults({ contract, endpoint }: KibanaPlan): Fault[] {
  const { agentApiKey, agentCredentials, kibanaCredentials: user, kibanaToken: token } = endpoint;
  const subject = 'elasticsearch.kibanaCredentials';
  const remedy = 'name kibana_system and the Secret with its password, or a service account token in kibanaToken';
  const faults = [...(user?.secret._faults ?? []), ...tokenFaults('elasticsearch.kibanaToken', token, user)];
  if ((agentCredentials ?? agentApiKey) && !user && !token) {
    const allowed = 'a user or a token, since the store asks the agent for one too';
    return [{ subject, value: undefined, allowed, remedy }];
  }
  if (user?.username !== 'elastic' || contract.major < FIRST_MAJOR_WITHOUT_ELASTIC) return faults;
  const allowed = `anybody else: Kibana ${FIRST_MAJOR_WITHOUT_ELASTIC} and newer does not start as the superuser`;
  return [...faults, { subject: `${subject} username`, value: user.username, allowed, remedy }];
}

/** A page that could ask for passwords, in front of people who are not asked. */
function exposedInTheOpen({ contract, endpoint, exposure, secured }: KibanaPlan): Fault[] {
  if (!exposure._isOpen || !contract.signsIn || (secured && endpoint.scheme === 'https')) return [];
  const why = secured ? 'speaks HTTP in the clear' : 'asks nobody for a password';
  return [
    {
      subject: 'kibana.exposure',
      value: exposure._kind,
      allowed: `none or apiServerProxy with a store that ${why}: whoever reaches the page would read every log`,
      remedy: 'switch security and TLS of the store on, or use kubectl port-forward',
    },
  ];
}

function unknownSettings({ contract, endpoint }: KibanaPlan, { encryptionKeys }: KibanaOptions): Fault[] {
  const wanted: Partial<Record<KibanaSetting, unknown>> = {
    storePassword: endpoint.kibanaCredentials,
    storeToken: endpoint.kibanaToken,
    storeAuthority: endpoint.caSecret,
    sessionKey: encryptionKeys,
  };
  const unknown = (Object.keys(wanted) as KibanaSetting[]).filter(
    (setting) => wanted[setting] !== undefined && kibanaVariable(setting, contract.major) === undefined,
  );
  return unknown.map((setting) => ({
    subject: 'kibana.image',
    value: contract.published,
    allowed: `an image that can be told the ${WORDS[setting] ?? setting}`,
    remedy: 'choose KibanaImage.official with the version of the store',
  }));
}

const WORDS: Partial<Record<KibanaSetting, string>> = {
  storePassword: 'password of the store',
  storeToken: 'service account token of the store',
  storeAuthority: 'certificate authority of the store',
  sessionKey: 'keys to encrypt with',
};
