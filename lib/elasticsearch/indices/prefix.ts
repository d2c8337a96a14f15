import type { ValidationError } from '../../reporting/validation-error';

/** The default prefix of the names of indices. */
export const DEFAULT_INDEX_PREFIX = 'kubernetes-logs';

/** https://www.elastic.co/docs/reference/elasticsearch/rest-apis/create-index: the rules for names of indices. */
const PREFIX = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const ALLOWED = 'at most 100 lower case letters, digits, dots, dashes and underscores, starting with a letter or digit';

/** Validation errors of the prefix of index names. */
export function checkIndexPrefix(option: string, prefix: string): ValidationError[] {
  return PREFIX.test(prefix) ? [] : [{ option, value: prefix, expected: ALLOWED, action: 'write it in that form' }];
}

/** Validation errors of the earlier prefixes. */
export function checkPreviousPrefixes(option: string, previous: readonly string[], current: string): ValidationError[] {
  return previous.flatMap((prefix, index) => {
    const at = `${option}[${index}]`;
    const repeated = prefix === current || previous.indexOf(prefix) < index;
    const expected = 'a prefix that is not named elsewhere';
    return [
      ...checkIndexPrefix(at, prefix),
      ...(repeated ? [{ option: at, value: prefix, expected, action: 'remove it from the list' }] : []),
    ];
  });
}
