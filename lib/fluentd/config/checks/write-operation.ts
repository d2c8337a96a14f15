import type { ValidationError } from '../../../reporting/validation-error';
import type { FluentdConfig } from '../config';
import { configError } from './config-error';
import { nameOf } from './scopes';

const NEEDS_ID = ['create', 'update', 'upsert'];

/** fluent-plugin-elasticsearch drops a document without an id for these operations, and logs it at the level debug. */
export function checkWriteOperation(config: FluentdConfig): ValidationError[] {
  return [...config.directives('match', 'elasticsearch'), ...config.directives('store', 'elasticsearch')]
    .filter((output) => output.value('id_key') === undefined)
    .flatMap((output) => {
      const operation = output.literal('write_operation');
      if (operation === undefined || !NEEDS_ID.includes(operation)) return [];
      const where = `${nameOf(output)}, write_operation`;
      const action = 'add a filter of type elasticsearch_genid, and id_key with its hash_id_key';
      return [configError(where, operation, 'an id_key with this operation', action)];
    });
}
