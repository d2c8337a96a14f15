import type { Fault } from '../../reporting/validation-error';

/** What all three services take, for buckets as for containers. */
export function containerFaults(option: string, name: string): Fault[] {
  if (/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/.test(name)) return [];
  const allowed = '3 to 63 lower case letters, digits, dots, dashes and underscores';
  return [fault(option, name, allowed, 'name one that exists')];
}

export function basePathFaults(path: string | undefined): Fault[] {
  if (path === undefined || /^[\w.-]+(\/[\w.-]+)*$/.test(path)) return [];
  return [fault('basePath', path, 'a path without slash at its ends', 'write it as logging/production')];
}

/** A password in an address would stand in the manifests. */
export function endpointFaults(endpoint: string | undefined): Fault[] {
  if (endpoint === undefined || /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/.test(endpoint)) return [];
  const value = endpoint.replace(/[^/]*@/, '…@');
  return [fault('endpoint', value, 'http or https, a host and perhaps a port', 'write the address only')];
}

export function regionFaults(region: string | undefined): Fault[] {
  if (region === undefined || /^[a-z0-9-]+$/.test(region)) return [];
  return [fault('region', region, 'small letters, digits and dashes', 'write it as eu-west-1')];
}

function fault(option: string, value: unknown, allowed: string, remedy: string): Fault {
  return { subject: `elasticsearch.snapshots.repository ${option}`, value, allowed, remedy };
}
