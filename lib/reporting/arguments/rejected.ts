import { describeError, describeErrorAt, type ValidationError } from '../validation-error';

/** The error of a construct that cannot be created. Node.js prints its message alone. */
export function rejected(path: string, errors: readonly ValidationError[]): Error {
  const describe = (error: ValidationError) => (path === '' ? describeError(error) : describeErrorAt(path, error));
  const error = new Error(errors.map(describe).join('\n'));
  error.stack = error.message;
  return error;
}
