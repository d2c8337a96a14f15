import { isObject, type Json, type JsonObject } from '../lowering/json';
import { newestMinor, shortName } from '../tables/api-history';
import type { TypeRule, ValidationContext } from './context';
import { FIELD_RULES, type FieldRule } from './field-rules';
import { FORMS } from './forms';
import { checkName } from './names';
import { TYPE_RULES } from './rules';
import { expectedType } from './types';
import { type FieldVisit, walk } from './walk';

/**
 * Reports values of an object that an API server rejects or a kubelet cannot run. Field names are checked elsewhere.
 * Values of the wrong type are removed, so that later checks need not expect them.
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
  }
  checkName(object, context);
}

/** The same for a value of any type in the tables, such as the template of a pod. */
export function validateValue(value: JsonObject, type: string, tables: number, context: ValidationContext): void {
  validateAt('', value, type, tables, context);
}

const METADATA = 'meta.v1.ObjectMeta';

function validateAt(at: string, value: JsonObject, type: string, tables: number, context: ValidationContext): void {
  walk(value, type, tables, at, {
    field: (visit) => {
      if (removeWrongType(visit, context)) return false;
      for (const rule of rulesOf(fieldRules, shortName(visit.owner)))
        if (rule.field === visit.field && applies(rule, context)) checkField(rule, visit, context);
      return true;
    },
    object: (owner, inner, path) => {
      const short = shortName(owner);
      for (const rule of rulesOf(fieldRules, short))
        if (rule.required && isAbsent(inner[rule.field]) && applies(rule, context))
          rejectAbsent(rule, path, inner, context);
      for (const rule of rulesOf(typeRules, short)) if (applies(rule, context)) rule.check(inner, path, context, value);
    },
  });
}

const fieldRules = groupByType(FIELD_RULES);
const typeRules = groupByType<TypeRule>(TYPE_RULES);

function groupByType<Rule extends { readonly type: string }>(rules: readonly Rule[]): ReadonlyMap<string, Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(rule.type, [...(groups.get(rule.type) ?? []), rule]);
  return groups;
}

function rulesOf<Rule>(rules: ReadonlyMap<string, Rule[]>, type: string): readonly Rule[] {
  return rules.get(type) ?? [];
}

function applies(
  { since = 0, until = Number.POSITIVE_INFINITY }: FieldRule | TypeRule,
  { minor }: ValidationContext,
): boolean {
  return since <= minor && minor <= until;
}

function removeWrongType({ object, field, type, path }: FieldVisit, context: ValidationContext): boolean {
  const wrong = wrongTypeIn(object[field], type, field, path);
  if (wrong === undefined) return false;
  context.rejected(wrong.path, wrong.value, wrong.expected, 'correct the type of the value');
  delete object[field];
  return true;
}

interface WrongType {
  readonly path: string;
  readonly value: Json | undefined;
  readonly expected: string;
}

/** The first value of another type than the field has, in the value itself or in its items. */
function wrongTypeIn(value: Json | undefined, type: string, field: string, path: string): WrongType | undefined {
  const expected = expectedType(value, type, field);
  if (expected !== undefined) return { path, value, expected };
  if (type.startsWith('[]') && Array.isArray(value))
    return firstWrong(Object.entries(value), type, field, (index) => `${path}[${index}]`);
  if (type.startsWith('{}') && isObject(value))
    return firstWrong(Object.entries(value), type, field, (key) => `${path}.${key}`);
  return undefined;
}

function firstWrong(
  items: [string, Json | undefined][],
  type: string,
  field: string,
  pathOf: (key: string) => string,
): WrongType | undefined {
  for (const [key, item] of items) {
    const wrong = wrongTypeIn(item, type.slice(2), field, pathOf(key));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === '';
}

function rejectAbsent({ field, form }: FieldRule, path: string, object: JsonObject, context: ValidationContext): void {
  const expected = form === undefined ? 'a value that is not empty' : FORMS[form].expected;
  context.rejected(path === '' ? field : `${path}.${field}`, object[field], expected, 'give it a value');
}

function checkField(rule: FieldRule, { object, field, path }: FieldVisit, context: ValidationContext): void {
  for (const { at, key, value } of itemsOf(object[field], path)) {
    if (rule.keys !== undefined && key !== undefined && !FORMS[rule.keys].accepts(key))
      context.rejected(at, key, `a key with ${FORMS[rule.keys].expected}`, 'correct the key');
    // An empty text counts as absent, and is reported where the field is required.
    if (isAbsent(value) && key === undefined) continue;
    const expected = expectedValue(rule, value);
    if (expected !== undefined) context.rejected(at, value, expected, 'correct the value');
  }
}

function expectedValue({ form, oneOf, range }: FieldRule, value: Json | undefined): string | undefined {
  if (form !== undefined && typeof value === 'string' && !FORMS[form].accepts(value)) return FORMS[form].expected;
  if (oneOf !== undefined && !oneOf.includes(String(value))) return oneOf.filter((one) => one !== '').join(', ');
  if (range !== undefined && typeof value === 'number' && !(range[0] <= value && value <= range[1]))
    return `${range[0]} to ${range[1]}`;
  return undefined;
}

interface Item {
  readonly at: string;
  readonly key?: string;
  readonly value: Json | undefined;
}

/** The value itself, or the items of a list or of a map. */
function itemsOf(value: Json | undefined, path: string): Item[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ at: `${path}[${index}]`, value: item }));
  if (isObject(value)) return Object.entries(value).map(([key, item]) => ({ at: `${path}.${key}`, key, value: item }));
  return [{ at: path, value }];
}
