import type { ValidationError } from '../../reporting/validation-error';

/** The address of Elasticsearch in a Cloud ID. */
export interface CloudAddress {
  readonly host: string;
  readonly port: number;
}

/** https://www.elastic.co/guide/en/beats/auditbeat/8.9/configure-cloud-id.html: the port if the ID contains none. */
const DEFAULT_PORT = 443;
const HOST = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/i;

/**
 * A Cloud ID is `NAME:BASE64`. The second part decodes to `HOST$ELASTICSEARCH$KIBANA`: `ELASTICSEARCH.HOST` is the host
 * of Elasticsearch. Each part may have a port. A Cloud ID contains no secret.
 */
export function readCloudId(text: string): CloudAddress | string {
  const encoded = text.slice(text.lastIndexOf(':') + 1);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.length % 4 !== 0) return 'its last part is not Base64';
  const [domain = '', elasticsearch] = Buffer.from(encoded, 'base64').toString('latin1').split('$');
  if (!elasticsearch) return 'it has no host of Elasticsearch after a dollar sign';
  const [name = '', ownPort] = elasticsearch.split(':');
  const [parent = '', commonPort] = domain.split(':');
  const host = `${name}.${parent}`;
  if (!HOST.test(host)) return `${JSON.stringify(host)} is not a host name`;
  const port = ownPort ?? commonPort ?? String(DEFAULT_PORT);
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) return `${JSON.stringify(port)} is not a port`;
  return { host, port: Number(port) };
}

/** Validation errors of a Cloud ID without a valid address of Elasticsearch. */
export function checkCloudId(option: string, text: string): ValidationError[] {
  const read = readCloudId(text);
  if (typeof read !== 'string') return [];
  const expected = `NAME:BASE64, where BASE64 decodes to HOST$ELASTICSEARCH$KIBANA; ${read}`;
  return [
    { option, value: text, expected, action: 'copy the Cloud ID from the deployment in the Elastic Cloud console' },
  ];
}
