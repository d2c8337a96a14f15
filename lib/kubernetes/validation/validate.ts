import { isInRange } from '../behaviors';
import { isObject, type Json, type JsonObject } from '../json';
import { isNamespaced, newestMinor, typeAt } from '../tables/api-history';
import { RowsByType } from '../tables/by-type';
import { eachObject, fieldPath } from '../tables/each-object';
import { isAbsent } from './absent';
import type { ValidationContext } from './context';
import { FIELD_RULES } from './field-rules';
import type { FieldRule } from './field-rules/field-rule';
import { FORMS } from './forms';
import { checkName } from './names';
import { TYPE_RULES } from './rules';
import { wrongTypeIn } from './types';

/**
 * Reports values of an object that an API server rejects or a kubelet cannot run. Fields that no type has, and values
 * of the wrong type, are removed, so that later checks need not expect them.
 * @param type the type of the object in the tables; undefined for a kind that they do not know
 * @param tables the minor whose tables have the type
 */
export function validate(
  object: JsonObject,
  type: string | undefined,
  tables: number,
  context: ValidationContext,
): void {
  if (type === undefined) {
    const metadata = isObject(object.metadata) ? object.metadata : {};
    validateAt('metadata', metadata, METADATA, newestMinor, context);
  } else {
    validateAt('', object, type, tables, context);
    checkNamespace(object, context);
  }
  checkName(object, context);
}

/** kubectl would take its current namespace for an empty one. */
function checkNamespace({ metadata }: JsonObject, context: ValidationContext): void {
  if (isObject(metadata) && metadata.namespace === '' && isNamespaced(context.kind))
    context.rejected('metadata.namespace', '', 'the name of a namespace, or no value', 'leave it out');
}

/** The same for a value of any type in the tables, such as the template of a pod. */
export function validateValue(value: JsonObject, type: string, tables: number, context: ValidationContext): void {
  validateAt('', value, type, tables, context);
}

const METADATA = 'meta.v1.ObjectMeta';

function validateAt(at: string, value: JsonObject, type: string, tables: number, context: ValidationContext): void {
  const visit = (object: JsonObject, owner: string, path: string) => {
    const { shortName, fields } = typeAt(owner, tables);
    const rules = fieldRules.of(shortName).filter((rule) => isInRange(context.minor, rule));
    const given = Object.keys(object).length;
    let hasWrongType = false;
    if (fields !== undefined) removeUnknown(object, shortName, fields, path, context);
    for (const field of Object.keys(object)) {
      const inner = fieldPath(path, field);
      const fieldType = fields?.get(field)?.type;
      if (fieldType === undefined) continue;
      if (removeWrongType(object, field, fieldType, inner, context)) {
        hasWrongType = true;
        continue;
      }
      for (const rule of rules) if (rule.field === field) checkField(rule, object[field], inner, context);
      eachObject(object[field], fieldType, inner, visit);
    }
    for (const rule of rules)
      if (rule.required && isAbsent(object[rule.field])) rejectAbsent(rule, path, object, context);
    // Rules about several fields need all of them.
    if (hasWrongType) return;
    const rest = Object.keys(object).length < given ? withoutErrorsAt(path, context) : context;
    for (const rule of typeRules.of(shortName))
      if (isInRange(context.minor, rule)) rule.check(object, path, rest, value);
  };
  eachObject(value, type, at, visit);
}

/** What an object lacks can be what was removed from it, which is an error already. */
function withoutErrorsAt(path: string, context: ValidationContext): ValidationContext {
  const rejected: ValidationContext['rejected'] = (at, ...error) => {
    if (at !== path) context.rejected(at, ...error);
  };
  return { ...context, rejected };
}

/** Every API server would reject or drop them. */
function removeUnknown(
  object: JsonObject,
  type: string,
  fields: ReadonlyMap<string, unknown>,
  path: string,
  context: ValidationContext,
): void {
  for (const field of Object.keys(object)) {
    if (fields.has(field)) continue;
    context.rejected(fieldPath(path, field), object[field], `a field of ${type}`, 'correct the name or remove it');
    delete object[field];
  }
}

const fieldRules = new RowsByType(FIELD_RULES);
const typeRules = new RowsByType(TYPE_RULES);

function removeWrongType(
  object: JsonObject,
  field: string,
  type: string,
  path: string,
  context: ValidationContext,
): boolean {
  const wrong = wrongTypeIn(object[field], type, field);
  if (wrong === undefined) return false;
  context.rejected(`${path}${wrong.within}`, wrong.value, wrong.expected, 'correct the type of the value');
  delete object[field];
  return true;
}

function rejectAbsent({ field, form }: FieldRule, path: string, object: JsonObject, context: ValidationContext): void {
  const expected = form === undefined ? 'a value that is not empty' : FORMS[form].expected;
  context.rejected(path === '' ? field : `${path}.${field}`, object[field], expected, 'give it a value');
}

/** Checks the value of a field itself, or the items of a list or of a map. */
function checkField(rule: FieldRule, given: Json | undefined, path: string, context: ValidationContext): void {
  if (Array.isArray(given)) {
    for (const [index, item] of given.entries()) checkItem(rule, item, `${path}[${index}]`, context);
  } else if (isObject(given)) {
    for (const [key, item] of Object.entries(given)) checkEntry(rule, key, item, `${path}.${key}`, context);
  } else {
    checkItem(rule, given, path, context);
  }
}

/** An empty text counts as absent, and is reported where the field is required. */
function checkItem(rule: FieldRule, value: Json | undefined, path: string, context: ValidationContext): void {
  if (!isAbsent(value)) checkValue(rule, value, path, context);
  else if (value === '' && rule.rejectsEmpty)
    context.rejected(path, value, 'no value, or one that is not empty', 'leave it out');
}

function checkEntry(
  rule: FieldRule,
  key: string,
  value: Json | undefined,
  path: string,
  context: ValidationContext,
): void {
  if (rule.keys !== undefined && !FORMS[rule.keys].accepts(key))
    context.rejected(path, key, `a key with ${FORMS[rule.keys].expected}`, 'correct the key');
  checkValue(rule, value, path, context);
}

function checkValue(rule: FieldRule, value: Json | undefined, path: string, context: ValidationContext): void {
  const expected = expectedValue(rule, value);
  if (expected !== undefined) context.rejected(path, value, expected, 'correct the value');
}

function expectedValue({ form, oneOf, range }: FieldRule, value: Json | undefined): string | undefined {
  if (form !== undefined && typeof value === 'string' && !FORMS[form].accepts(value)) return FORMS[form].expected;
  if (oneOf !== undefined && !oneOf.includes(String(value))) return oneOf.filter((one) => one !== '').join(', ');
  if (range !== undefined && typeof value === 'number' && !(range[0] <= value && value <= range[1]))
    return `${range[0]} to ${range[1]}`;
  return undefined;
}
