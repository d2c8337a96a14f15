import {
  fieldAt,
  fieldsAt,
  firstMinorOfField,
  gateOfField,
  knownTypes,
  newestMinor,
  shortName,
} from '../tables/api-history';
import { harmlessReason } from './harmless-fields';
import { isObject, type Json, type JsonObject, removeIfEmpty } from './json';
import { join, type LoweringContext } from './lowering-context';
import { actionFor } from './remedies';
import { checkValue } from './values';

/** Former names of a type. */
const formerNames: Readonly<Record<string, string>> = { LifecycleHandler: 'Handler' };

/** Reports and removes fields that no schema has. Every API server would reject or drop them. */
export function removeUnknown(
  value: Json | undefined,
  type: string,
  minor: number,
  path: string,
  context: LoweringContext,
): void {
  eachField(value, type, minor, path, (owner, object, field, child) => {
    const at = fieldAt(owner, field, minor);
    const childPath = join(child.path, field);
    if (at !== undefined) return removeUnknown(object[field], at.type, minor, childPath, context);
    context.rejected(
      childPath,
      object[field],
      `the fields of ${owner} in Kubernetes 1.${minor}`,
      'correct the name or remove it',
    );
    delete object[field];
  });
}

/** Makes a value fit a type as the target has it: each field is kept, left out with a note, or an error. */
export function restrict(
  value: Json | undefined,
  type: string,
  minor: number,
  path: string,
  context: LoweringContext,
): void {
  eachField(value, type, minor, path, (owner, object, field, { path: at }) => {
    const there = fieldAt(owner, field, minor);
    if (there?.effective) {
      checkValue(shortName(owner), field, object[field], join(at, field), context);
      restrict(object[field], there.type, minor, join(at, field), context);
      if (field === 'securityContext' && context.minor < newestMinor) removeIfEmpty(object, field);
    } else {
      leaveOut(owner, object, field, join(at, field), context);
    }
  });
  eachObject(value, type, minor, path, (owner, object, at) => {
    for (const field of fieldsAt(owner, minor) ?? []) {
      if (object[field] === undefined && fieldAt(owner, field, minor)?.required) {
        context.rejected(
          join(at, field),
          undefined,
          `a value: ${context.to} requires it in Kubernetes 1.${minor}`,
          'give it a value',
        );
      }
    }
  });
}

function leaveOut(owner: string, object: JsonObject, field: string, path: string, context: LoweringContext): void {
  const type = shortName(owner);
  const value = object[field];
  const reason = context.mode === 'own' ? harmlessReason(type, field, value) : undefined;
  if (reason !== undefined) {
    if (reason !== '') context.dropped(path, reason);
    delete object[field];
    return;
  }
  const { minor: first, gate } = firstEffective(type, field);
  const action = actionFor(type, field);
  if (first === undefined) {
    const waiting = gate === undefined ? '' : `: feature gate ${gate}`;
    context.rejected(path, value, `no Kubernetes up to 1.${newestMinor} by default${waiting}`, action);
  } else if (first <= context.minor) {
    context.rejected(path, value, `nothing: ${context.to} has no such field`, action);
  } else {
    context.tooNew(path, value, first, action);
  }
}

/** Searches all group versions of the type, because the target's can differ from the object's. */
function firstEffective(type: string, field: string): { minor?: number; gate?: string } {
  const names = [type, formerNames[type]];
  const types = knownTypes.filter((known) => names.includes(shortName(known)));
  const minors = types.flatMap((known) => firstMinorOfField(known, field) ?? []);
  const gate = types.map((known) => gateOfField(known, field)).find((name) => name !== undefined);
  return { minor: minors.length > 0 ? Math.min(...minors) : undefined, gate };
}

type VisitObject = (type: string, object: JsonObject, path: string) => void;
type VisitField = (type: string, object: JsonObject, field: string, at: { path: string }) => void;

function eachField(value: Json | undefined, type: string, minor: number, path: string, visit: VisitField): void {
  eachObject(value, type, minor, path, (owner, object, at) => {
    if (fieldsAt(owner, minor) === undefined) return;
    for (const field of Object.keys(object)) visit(owner, object, field, { path: at });
  });
}

/** The objects of a type in a value that is one, or a list or a map of them. */
function eachObject(value: Json | undefined, type: string, minor: number, path: string, visit: VisitObject): void {
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return;
    for (const [i, item] of value.entries()) eachObject(item, type.slice(2), minor, `${path}[${i}]`, visit);
  } else if (type.startsWith('{}')) {
    if (!isObject(value)) return;
    for (const [key, item] of Object.entries(value)) eachObject(item, type.slice(2), minor, join(path, key), visit);
  } else if (type.includes('.') && isObject(value)) {
    visit(type, value, path);
  }
}
