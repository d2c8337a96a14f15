import type { ValidationError } from '../../reporting/validation-error';

/** The first part of the names of indices where the user gives none. */
export const DEFAULT_INDEX_PREFIX = 'kubernetes-logs';

/** https://www.elastic.co/docs/reference/elasticsearch/rest-apis/create-index: what names of indices may be. */
const PREFIX = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const ALLOWED = 'at most 100 lower case letters, digits, dots, dashes and underscores, starting with a letter or digit';

/** No error where names of indices may begin so. */
export function checkIndexPrefix(option: string, prefix: string): ValidationError[] {
  return PREFIX.test(prefix) ? [] : [{ option, value: prefix, expected: ALLOWED, action: 'write it in that form' }];
}
