import type { ValidationError } from '../../reporting/validation-error';

/** Where a Cloud ID says that Elasticsearch is. */
export interface CloudAddress {
  readonly host: string;
  readonly port: number;
}

/** https://www.elastic.co/guide/en/beats/auditbeat/8.9/configure-cloud-id.html: where the ID names no port. */
const DEFAULT_PORT = 443;
const HOST = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/i;

/**
 * A Cloud ID is `NAME:BASE64`, and its second half stands for `HOST$ELASTICSEARCH$KIBANA`: what is behind a dollar sign
 * is put before the host. Each part may have a port. There is no secret in it.
 */
export function readCloudId(text: string): CloudAddress | string {
  const encoded = text.slice(text.lastIndexOf(':') + 1);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || encoded.length % 4 !== 0) return 'its last part is not Base64';
  const [domain = '', elasticsearch] = Buffer.from(encoded, 'base64').toString('latin1').split('$');
  if (!elasticsearch) return 'it names no Elasticsearch behind a dollar sign';
  const [name = '', ownPort] = elasticsearch.split(':');
  const [parent = '', commonPort] = domain.split(':');
  const host = `${name}.${parent}`;
  if (name === '' || parent === '' || !HOST.test(host)) return `${JSON.stringify(host)} is no name of a host`;
  const port = ownPort ?? commonPort ?? String(DEFAULT_PORT);
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) return `${JSON.stringify(port)} is no port`;
  return { host, port: Number(port) };
}

/** No error where a Cloud ID says where Elasticsearch is. */
export function checkCloudId(option: string, text: string): ValidationError[] {
  const read = readCloudId(text);
  if (typeof read !== 'string') return [];
  const expected = `NAME:BASE64, where BASE64 stands for HOST$ELASTICSEARCH$KIBANA; ${read}`;
  return [{ option, value: text, expected, action: 'copy the Cloud ID of the deployment as its page shows it' }];
}
