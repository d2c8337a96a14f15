import { Construct } from 'constructs';
import type { ValidationError } from '../validation-error';
import { rejected } from './rejected';

/**
 * The scope of a new construct.
 * @throws an Error without a stack trace, if the construct cannot be created with the scope and the id
 */
export function checkedScope(scope: Construct, id: string): Construct {
  const errors = [...scopeErrors(scope), ...idErrors(scope, id)];
  if (errors.length > 0) throw rejected(pathOf(scope, id), errors);
  return scope;
}

function scopeErrors(scope: unknown): ValidationError[] {
  if (Construct.isConstruct(scope)) return [];
  const expected = 'an App, a chart, or a construct in one';
  return [{ option: 'scope', value: scope, expected, action: 'pass it as the first argument' }];
}

function idErrors(scope: unknown, id: unknown): ValidationError[] {
  if (typeof id !== 'string' || id === '')
    return [{ option: 'id', value: id, expected: 'a text', action: 'pass it as the second argument' }];
  if (!Construct.isConstruct(scope) || scope.node.tryFindChild(id) === undefined) return [];
  const expected = 'an id that no other construct of the scope has';
  return [{ option: 'id', value: id, expected, action: 'choose another id' }];
}

function pathOf(scope: unknown, id: unknown): string {
  const outer = Construct.isConstruct(scope) ? scope.node.path : '';
  const own = typeof id === 'string' ? id : '';
  return [outer, own].filter((part) => part !== '').join('/');
}
