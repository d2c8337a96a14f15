import type { ApiObject } from 'cdk8s';
import type { ValidationError } from '../../reporting/validation-error';
import { isKnownKind } from '../tables/api-history';

type Rendered = ReturnType<ApiObject['toJson']>;

/** Kinds of the groups without a dot that the tables do not have. */
const OTHER_KINDS = ['Binding', 'ComponentStatus', 'ControllerRevision', 'Event', 'Node', 'ThirdPartyResource'];

/** Errors of what is not one object of a kind that an API server can have. */
export function kindErrors(rendered: Rendered): ValidationError[] {
  const { apiVersion, kind, items } = rendered;
  const wrongTypes = kindTypeErrors(rendered);
  if (wrongTypes.length > 0) return wrongTypes;
  if (kind === 'List' || Array.isArray(items)) {
    const action = 'create an ApiObject for each of its items, or write them as documents of their own';
    return [{ option: 'kind', value: kind, expected: 'a single object, not a list of objects', action }];
  }
  if (isCustom(apiVersion) || isKnownKind(kind) || OTHER_KINDS.includes(kind)) return [];
  const expected = `a kind of the API ${apiVersion}`;
  return [{ option: 'kind', value: kind, expected, action: 'correct the kind or the apiVersion' }];
}

/** The error of an object without the kind and the version of its API. */
export function kindTypeErrors({ apiVersion, kind }: Rendered): ValidationError[] {
  if (typeof apiVersion === 'string' && typeof kind === 'string') return [];
  const [option, value] = typeof kind === 'string' ? ['apiVersion', apiVersion] : ['kind', kind];
  const expected = 'the kind of an object and the version of its API';
  return [{ option, value, expected, action: 'correct the object or its JSON patches' }];
}

/** The group of a custom resource definition has a dot (apiextensions-apiserver: ValidateCustomResourceDefinition). */
function isCustom(apiVersion: string): boolean {
  return (apiVersion.split('/')[0] ?? '').includes('.');
}
