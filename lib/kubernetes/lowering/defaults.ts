import { isObject, type Json, type JsonObject, objectIn } from '../json';
import { fieldAt, typeOfKind } from '../tables/api-history';
import type { LoweringContext } from './fields/lowering-context';

/** A field whose default differs between apiVersions. */
interface Default {
  readonly kind: string;
  readonly path: readonly string[];
  readonly usual: Json;
  /** Defaults of apiVersions that differ from the usual one. */
  readonly elsewhere: Readonly<Record<string, Json>>;
  /** The strategy type with which the field has no effect. */
  readonly unless?: string;
}

const unlimited = 2147483647;
const extensions = 'extensions/v1beta1';

const rows: readonly Default[] = [
  {
    kind: 'DaemonSet',
    path: ['updateStrategy', 'type'],
    usual: 'RollingUpdate',
    elsewhere: { [extensions]: 'OnDelete' },
  },
  {
    kind: 'StatefulSet',
    path: ['updateStrategy', 'type'],
    usual: 'RollingUpdate',
    elsewhere: { 'apps/v1beta1': 'OnDelete' },
  },
  {
    kind: 'Deployment',
    path: ['strategy', 'rollingUpdate', 'maxUnavailable'],
    usual: '25%',
    elsewhere: { [extensions]: 1 },
    unless: 'Recreate',
  },
  {
    kind: 'Deployment',
    path: ['strategy', 'rollingUpdate', 'maxSurge'],
    usual: '25%',
    elsewhere: { [extensions]: 1 },
    unless: 'Recreate',
  },
  {
    kind: 'Deployment',
    path: ['revisionHistoryLimit'],
    usual: 10,
    elsewhere: { [extensions]: unlimited, 'apps/v1beta1': 2 },
  },
  { kind: 'Deployment', path: ['progressDeadlineSeconds'], usual: 600, elsewhere: { [extensions]: unlimited } },
];

/** Writes the default of the object's apiVersion if that of the target has another default. */
export function writeDefaults(object: JsonObject, context: LoweringContext): void {
  const spec = objectIn(object, 'spec');
  if (spec === undefined) return;
  for (const row of rows) {
    if (row.kind !== context.kind) continue;
    const meant = row.elsewhere[context.from] ?? row.usual;
    const there = row.elsewhere[context.to] ?? row.usual;
    if (meant === there || (row.unless !== undefined && objectIn(spec, 'strategy')?.type === row.unless)) continue;
    if (has(context, row.path)) writeAbsent(spec, row.path, meant);
  }
}

/** Whether the target has the field at all. */
function has(context: LoweringContext, path: readonly string[]): boolean {
  let type = typeOfKind(context.to, context.kind, context.minor);
  for (const field of ['spec', ...path]) {
    const at = type === undefined ? undefined : fieldAt(type, field, context.minor);
    if (!at?.effective) return false;
    type = at.type;
  }
  return true;
}

function writeAbsent(owner: JsonObject, [field = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    owner[field] ??= value;
    return;
  }
  owner[field] ??= {};
  const inner = owner[field];
  if (isObject(inner)) writeAbsent(inner, rest, value);
}
