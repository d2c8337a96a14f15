import type { ValidationError } from '../../reporting/validation-error';
import { withoutUser } from '../../reporting/without-user';

/**
 * Errors of the two options that say where users find Kibana. Kibana does not start with a base path that ends with a
 * slash, nor with an address that has a user, a query, a fragment or a path other than the base path (elastic/kibana
 * `src/core/server/http/http_config.ts`).
 */
export function addressErrors(basePath: string | undefined, publicUrl: string | undefined): ValidationError[] {
  const pathErrors = basePathErrors(basePath);
  return pathErrors.length > 0 ? pathErrors : publicUrlErrors('kibana.publicUrl', publicUrl, basePath ?? '');
}

/** Letters and marks that a URL has in a path as they are, so that Ingress, probe and Kibana compare equal texts. */
const BASE_PATH = /^(\/[A-Za-z0-9._~-]+)+$/;

function basePathErrors(basePath: string | undefined): ValidationError[] {
  if (basePath === undefined || (BASE_PATH.test(basePath) && !/\/\.{1,2}(\/|$)/.test(basePath))) return [];
  const expected =
    'segments of letters, digits, dots, dashes, underscores and tildes, each after a slash, as in /kibana';
  return [
    { option: 'kibana.basePath', value: basePath, expected, action: 'start with a slash and do not end with one' },
  ];
}

/** Errors of an address for users, which must end with the base path. */
export function publicUrlErrors(option: string, text: string | undefined, basePath: string): ValidationError[] {
  if (text === undefined) return [];
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const path = url?.pathname === '/' ? '' : url?.pathname;
  const good =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    !/[?#]/.test(text) &&
    !text.endsWith('/') &&
    path === basePath;
  if (good) return [];
  const expected = `http or https, a host, perhaps a port, and ${basePath === '' ? 'no path' : `the path ${basePath}`}, without a slash at the end`;
  const value = withoutUser(text);
  const action = 'write the address that users type, such as https://logs.example.com';
  return [{ option, value, expected, action, derivedFrom: text }];
}
