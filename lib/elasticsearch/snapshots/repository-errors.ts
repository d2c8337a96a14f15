import { FORMS } from '../../kubernetes/validation/forms';
import { errorUnder, type ValidationError } from '../../reporting/validation-error';
import { withoutUser } from '../../reporting/without-user';
import type { AzureWorkloadIdentityOptions } from './repository-options';

const error = errorUnder('elasticsearch.snapshots.repository ');

/** Validation errors of the name of a bucket or container: the form that all three services accept. */
export function containerErrors(option: string, name: string): ValidationError[] {
  if (/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/.test(name)) return [];
  const expected = '3 to 63 lower case letters, digits, dots, dashes and underscores';
  return [error(option, name, expected, 'use the name of an existing one')];
}

export function basePathErrors(path: string | undefined): ValidationError[] {
  if (path === undefined || /^[\w.-]+(\/[\w.-]+)*$/.test(path)) return [];
  return [error('basePath', path, 'a path without a slash at its start or end', 'write it as logging/production')];
}

/** Rejects a user and password in the address, because the manifests would contain them. */
export function endpointErrors(endpoint: string | undefined): ValidationError[] {
  if (endpoint === undefined || isEndpoint(endpoint)) return [];
  const value = withoutUser(endpoint);
  return [error('endpoint', value, 'http or https, a host and an optional port', 'write the address only')];
}

function isEndpoint(text: string): boolean {
  const [, host = ''] = /^https?:\/\/([^/:]+)(:[1-9][0-9]*)?$/.exec(text) ?? [];
  // The parser knows the largest port, and addresses.
  return FORMS.dnsSubdomain.accepts(host) && URL.canParse(text);
}

export function regionErrors(region: string | undefined): ValidationError[] {
  if (region === undefined || /^[a-z0-9-]+$/.test(region)) return [];
  return [error('region', region, 'lower case letters, digits and dashes', 'write it as eu-west-1')];
}

/** Identifiers of Microsoft Entra. */
export function workloadIdentityErrors({ clientId, tenantId }: AzureWorkloadIdentityOptions): ValidationError[] {
  return Object.entries({ clientId, tenantId }).flatMap(([name, value]) =>
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
      ? []
      : [error(`workloadIdentity.${name}`, value, 'a UUID', 'copy it from the identity')],
  );
}
