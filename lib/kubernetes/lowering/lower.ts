import type { ValidationError } from '../../reporting/validation-error';
import { copyJson, isObject, type JsonObject, objectIn, sortFields } from '../json';
import {
  firstMinorOfKind,
  hasType,
  isKnownKind,
  kindAt,
  lastMinorOfType,
  newestMinor,
  typeOfKind,
} from '../tables/api-history';
import { writeDefaults } from './defaults';
import { LoweringContext, type Mode } from './fields/lowering-context';
import { restrict } from './fields/restrict';
import { rewrite } from './rewrites';

/** An object in the form of the target. */
export interface Lowered {
  /** Without meaning if there are errors. */
  readonly manifest: JsonObject;
  /** The fields that are left out or written in another form, each with its path and the reason. */
  readonly notes: readonly string[];
  readonly errors: readonly ValidationError[];
}

/**
 * Lowers an object to a minor. The result has the same kind and meaning. It is a pure function. It does not change
 * objects that are lowered already, or kinds that the tables do not have.
 */
export function lower(object: JsonObject, minor: number, mode: Mode): Lowered {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isBuiltIn(apiVersion, kind)) {
    return { manifest: object, notes: [], errors: [] };
  }
  const { served, preferred } = kindAt(kind, minor);
  if (preferred === undefined) return { manifest: object, notes: [], errors: [notServed(kind, minor)] };
  const best = lowerTo(preferred, apiVersion, kind, object, minor, mode);
  // An apiVersion that is still served may have fields that the preferred one lacks.
  if (best.errors.length === 0 || !served.includes(apiVersion)) return best;
  return lowerTo(apiVersion, apiVersion, kind, object, minor, mode);
}

function lowerTo(to: string, from: string, kind: string, object: JsonObject, minor: number, mode: Mode): Lowered {
  const namespace = objectIn(object, 'metadata')?.namespace;
  const context = new LoweringContext(kind, namespace, minor, mode, from, to);
  const source = sourceType(from, kind);
  const target = typeOfKind(to, kind, minor);
  if (source === undefined || target === undefined) {
    const known = kindAt(kind, newestMinor).preferred ?? to;
    context.rejected('apiVersion', from, known, `write the ${kind} in ${known}`);
    return { manifest: object, notes: [], errors: context.errors };
  }
  const manifest = copyJson(object);
  manifest.apiVersion = to;
  rewrite(manifest, context);
  restrict(manifest, target, minor, '', context);
  writeDefaults(manifest, context);
  if (isObject(manifest.spec)) manifest.spec = sortFields(manifest.spec);
  return { manifest, notes: context.notes, errors: context.errors };
}

/** The type of an object, and the newest minor that has it. */
export function sourceType(apiVersion: string, kind: string): { type: string; minor: number } | undefined {
  for (let minor = newestMinor; minor > 0; minor--) {
    const type = typeOfKind(apiVersion, kind, minor);
    if (type !== undefined && hasType(type, minor)) return { type, minor: lastMinorOfType(type) ?? minor };
  }
  return undefined;
}

/** A custom resource can have the name of a built-in kind; its group differs. */
export function isBuiltIn(apiVersion: string, kind: string): boolean {
  if (!isKnownKind(kind)) return false;
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
  return !group.includes('.') || group.endsWith('.k8s.io');
}

function notServed(kind: string, minor: number): ValidationError {
  const first = firstMinorOfKind(kind);
  const expected =
    first !== undefined && first > minor
      ? `Kubernetes 1.${first} or newer`
      : 'a kind that the target serves by default';
  return {
    option: 'kind',
    value: kind,
    expected: `${expected} (the target is 1.${minor})`,
    action: actionForKind(kind),
  };
}

function actionForKind(kind: string): string {
  const ways: Readonly<Record<string, string>> = {
    StatefulSet: 'use ReplicationControllers of one replica each',
    CronJob: 'create the Jobs yourself',
    StorageClass: 'create the volumes yourself',
    IngressClass: 'name the class in the annotation kubernetes.io/ingress.class',
    PriorityClass: 'leave it out: pods have no priority',
  };
  return ways[kind] ?? 'leave it out for this target';
}
