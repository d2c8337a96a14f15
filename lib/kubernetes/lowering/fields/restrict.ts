import { type Json, type JsonObject, removeIfEmpty } from '../../json';
import { firstMinorOfField, gateOfField, knownTypes, newestMinor, shortName, typeAt } from '../../tables/api-history';
import { eachObject, fieldPath } from '../../tables/each-object';
import { harmlessReason } from './harmless-fields';
import type { LoweringContext } from './lowering-context';
import { actionFor } from './remedies';
import { checkValue } from './values';

/** Former names of a type. */
const formerNames: Readonly<Record<string, string>> = { LifecycleHandler: 'Handler' };

/** Makes a value fit a type as the target has it: each field is kept, left out with a note, or an error. */
export function restrict(
  value: Json | undefined,
  type: string,
  minor: number,
  path: string,
  context: LoweringContext,
): void {
  eachObject(value, type, path, (object, owner, at) => {
    const { shortName: name, fields, required } = typeAt(owner, minor);
    if (fields === undefined) return;
    for (const field of Object.keys(object)) {
      const there = fields.get(field);
      const path = fieldPath(at, field);
      if (there?.effective) {
        checkValue(name, field, object[field], path, context);
        restrict(object[field], there.type, minor, path, context);
        if (field === 'securityContext' && context.minor < newestMinor) removeIfEmpty(object, field);
      } else {
        leaveOut(name, object, field, path, context);
      }
    }
    for (const field of required) if (object[field] === undefined) rejectMissing(fieldPath(at, field), context);
  });
}

function rejectMissing(path: string, context: LoweringContext): void {
  const expected = `a value: ${context.to} requires it in Kubernetes 1.${context.minor}`;
  context.rejected(path, undefined, expected, 'give it a value');
}

function leaveOut(type: string, object: JsonObject, field: string, path: string, context: LoweringContext): void {
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
