import type { KibanaOptions } from './options';
import type { KibanaSpec } from './spec';

/** What works, and what we would do otherwise. */
export function kibanaWarnings(plan: KibanaSpec, options: KibanaOptions): string[] {
  const { contract, exposure, endpoint, namespace } = plan;
  const warning: string[] = [];
  if (exposure._isOpen && !contract.signsIn)
    warning.push('Kibana of this version asks nobody for a password: whoever reaches the page reads every log.');
  if (exposure._isOpen && contract.signsIn && exposure._publicUrl?.startsWith('https://') !== true)
    warning.push('people send their passwords to the page in the clear: put TLS in front of it.');
  if (contract.signsIn && options.encryptionKeys === undefined)
    warning.push(
      'Kibana makes its encryption keys anew at every start: whoever was signed in must do so again, what was saved under the ' +
        'old keys cannot be read, and alerting stays off. Name a Secret with keys that stay in encryptionKeys.',
    );
  if (options.image === undefined && contract.signsIn && endpoint.version === undefined)
    warning.push(
      `only the major version of the store is known, and Kibana ${contract.version} must not be newer than it: say the ` +
        "store's whole version, or choose the image.",
    );
  const { caSecret, kibanaCredentials, kibanaToken } = endpoint;
  const references = [kibanaCredentials?.secret, kibanaToken?.secret, caSecret].filter(
    (secret) => secret !== undefined,
  );
  if (contract.signsIn && references.length > 0 && endpoint.namespace !== undefined && endpoint.namespace !== namespace)
    warning.push(
      `the page reads ${references.map(({ name }) => name).join(' and ')} in its own namespace, ${namespace}: copies of ` +
        `these Secrets of ${endpoint.namespace} must be there.`,
    );
  return warning;
}
