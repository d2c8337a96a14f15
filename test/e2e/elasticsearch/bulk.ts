import { ElasticError } from './errors';
import type { Indices } from './indices';
import type { Major } from './majors';
import type { Document } from './mapping';

/** Makes single items fail, before they are stored. */
export type ItemError = (source: Document) => ElasticError | undefined;

interface Action {
  _index?: string;
  _type?: string;
  _id?: string;
}

/** Runs the body of `_bulk` and answers what a server answers. */
export function runBulk(
  body: string,
  defaultIndex: string | undefined,
  indices: Indices,
  row: Major,
  fault: ItemError,
): unknown {
  const lines = body.split('\n').filter((line) => line !== '');
  if (!body.endsWith('\n'))
    throw new ElasticError(400, 'illegal_argument_exception', 'The bulk request must be terminated by a newline [\\n]');
  const items: Record<string, unknown>[] = [];
  let errors = false;
  for (let at = 0; at < lines.length; at += 2) {
    const [operation, action] = readAction(lines[at] ?? '', row);
    const source = JSON.parse(lines[at + 1] ?? 'null') as Document;
    const index = action._index ?? defaultIndex ?? '';
    const place = {
      _index: index,
      ...(row.types === 'required' ? { _type: action._type } : {}),
      _id: action._id ?? null,
    };
    try {
      const failed = fault(source);
      if (failed) throw failed;
      const { id, created } = indices.write(operation, index, action._id, source);
      items.push({
        [operation]: {
          ...place,
          _id: id,
          _version: 1,
          result: created ? 'created' : 'updated',
          status: created ? 201 : 200,
        },
      });
    } catch (error) {
      if (!(error instanceof ElasticError)) throw error;
      errors = true;
      items.push({ [operation]: { ...place, status: error.status, error } });
    }
  }
  return { took: 1, errors, items };
}

function readAction(line: string, row: Major): ['index' | 'create', Action] {
  const [[operation, action] = ['', {}]] = Object.entries(JSON.parse(line) as Record<string, Action>);
  if (operation !== 'index' && operation !== 'create') {
    throw new ElasticError(400, 'illegal_argument_exception', `Malformed action/metadata line, found [${operation}]`);
  }
  if (row.types === 'required' && !action._type) {
    throw new ElasticError(400, 'action_request_validation_exception', 'Validation Failed: 1: type is missing;');
  }
  if (row.types === 'refused' && action._type !== undefined) {
    throw new ElasticError(
      400,
      'illegal_argument_exception',
      'Action/metadata line [1] contains an unknown parameter [_type]',
    );
  }
  return [operation, action];
}
