import type { ApiObject } from 'cdk8s';
import { invalidPartOf } from '../../reporting/json-values';
import { oncePerSynthesis } from '../../reporting/synthesis';
import type { ValidationError } from '../../reporting/validation-error';
import { copyJson, type JsonObject } from '../json';
import type { Mode } from '../lowering/fields/lowering-context';
import { isBuiltIn, type Lowered, lower, sourceType } from '../lowering/lower';
import { isNamespaced } from '../tables/api-history';
import { validate } from '../validation/validate';
import { givenPropsErrors } from './given-props';
import { jsonPatchErrors } from './json-patch-errors';
import { kindErrors } from './kind-errors';
import { withoutPatchConsequences } from './patch-consequences';

const LOWERED = Symbol.for('cdk8s-efk/lowered');

type Rendered = ReturnType<ApiObject['toJson']>;

/** The lowered object, computed once in a synthesis. An object that cannot be rendered has an error. */
export function onceLowered(object: ApiObject, compute: (object: ApiObject) => Lowered): Lowered {
  return oncePerSynthesis(object, 'lowered', () => {
    try {
      const invalid = [...givenPropsErrors(object), ...jsonPatchErrors(object)];
      if (invalid.length > 0) return { manifest: {}, notes: [], errors: invalid };
      const lowered = compute(object);
      const errors = withoutPatchConsequences(object, lowered.errors, (each) => compute(each).errors);
      return { ...lowered, errors };
    } catch (error) {
      return { manifest: {}, notes: [], errors: [notRendered(error)] };
    }
  });
}

/** Lowers the rendered object, unless it is lowered already. */
export function lowerRendered(rendered: Rendered, minor: number, mode: Mode): Lowered {
  if (isLowered(rendered)) return { manifest: rendered, notes: [], errors: [] };
  const result = validateAndLower(withScope(rendered), minor, mode);
  Object.defineProperty(result.manifest, LOWERED, { value: true, configurable: true });
  return result;
}

function validateAndLower(rendered: Rendered, minor: number, mode: Mode): Lowered {
  const wrongKind = kindErrors(rendered);
  if (wrongKind.length > 0) return { manifest: {}, notes: [], errors: wrongKind };
  const { apiVersion, kind } = rendered;
  const object = copyJson(rendered);
  const errors = validationErrors(object, apiVersion, kind, minor);
  if (errors.length === 0) errors.push(...invalidValues(rendered));
  const lowered = lower(object, minor, mode);
  const others = lowered.errors.filter(({ option }) => !errors.some((error) => error.option === option));
  return { ...lowered, errors: [...errors, ...others] };
}

function validationErrors(object: JsonObject, apiVersion: string, kind: string, minor: number): ValidationError[] {
  const errors: ValidationError[] = [];
  const source = isBuiltIn(apiVersion, kind) ? sourceType(apiVersion, kind) : undefined;
  validate(object, source?.type, source?.minor ?? minor, {
    kind,
    minor,
    // Each invalid value is reported once.
    rejected: (option, value, expected, action) => {
      if (!errors.some((error) => error.option === option)) errors.push({ option, value, expected, action });
    },
  });
  return errors;
}

/** An error of the first value that YAML cannot have. */
export function invalidValues(rendered: Rendered): ValidationError[] {
  const part = invalidPartOf(rendered);
  return part === undefined ? [] : [{ ...part, option: part.within.slice(1), action: 'correct the value' }];
}

/** Whether an object has been lowered. Its chart must not lower it again as a foreign object. */
export function isLowered(rendered: Rendered): boolean {
  return Object.hasOwn(rendered, LOWERED);
}

/** cdk8s gives a chart's namespace to cluster-scoped objects too, where a server rejects or ignores it. */
function withScope(rendered: Rendered): Rendered {
  if (rendered?.metadata?.namespace === undefined || isNamespaced(rendered.kind)) return rendered;
  const { namespace: _, ...metadata } = rendered.metadata;
  return { ...rendered, metadata };
}

function notRendered(error: unknown): ValidationError {
  const message = error instanceof Error ? error.message : String(error);
  const known = KNOWN_FAILURES.find(({ failure }) => failure.test(message));
  return {
    option: 'object',
    value: known === undefined ? message : message.replace(known.failure, known.value),
    expected: known?.expected ?? 'an object that can be rendered',
    action: 'correct its values and its JSON patches',
  };
}

/** What cdk8s and JavaScript say of some objects. */
const KNOWN_FAILURES = [
  {
    failure: /^.*can't render non-simple object of type 'undefined'.*$/s,
    value: 'an object with a key "constructor"',
    expected: 'other keys: cdk8s cannot render this one',
  },
  {
    failure: /^.*(Cannot read properties of undefined \(reading 'name'\)).*$/s,
    value: '$1',
    expected: 'lazy values that can be produced, and objects with a prototype',
  },
  {
    failure: /^.*can't render non-simple object of type '(.*?)'.*$/s,
    value: 'an object of class $1',
    expected: 'plain objects',
  },
  {
    failure: /^.*(Maximum call stack size exceeded|circular structure).*$/s,
    value: 'an object that contains itself, or thousands of nested objects',
    expected: 'fewer nested objects',
  },
  {
    failure: /^.*Do not know how to serialize a BigInt.*$/s,
    value: 'an object with a BigInt',
    expected: 'numbers instead of BigInt',
  },
  {
    failure: /^Failed serializing construct at path '.*?' with name '.*?': (\w*Error: )?/s,
    value: '',
    expected: 'an object that can be rendered',
  },
];
