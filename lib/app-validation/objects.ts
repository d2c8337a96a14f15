import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { copyJson, type JsonObject, objectIn } from '../kubernetes/json';
import type { Lowered } from '../kubernetes/lowering/lower';
import { kindTypeErrors } from '../kubernetes/objects/kind-errors';
import { LoweredObject } from '../kubernetes/objects/lowered-object';
import { invalidValues, onceLowered } from '../kubernetes/objects/rendering';
import { KubernetesVersion } from '../kubernetes/version';
import type { ValidationError } from '../reporting/validation-error';

/** An object of an App, in the form of its target. */
export interface AppObject {
  readonly construct: ApiObject;
  readonly kind: string;
  readonly name: string;
  /** Empty for an object that is in no namespace. */
  readonly namespace: string;
  readonly manifest: JsonObject;
}

/** A chart of this library, which lowers its objects. */
interface LoweringChart extends Chart {
  _lowered?(object: ApiObject): Lowered;
}

export interface AppObjects {
  readonly objects: readonly AppObject[];
  /** Whether an object has errors of its own, and is left out. */
  readonly isIncomplete: boolean;
}

/**
 * The objects of an App. A chart of another library counts if its cluster is known: it has a Kubernetes version, or the
 * App is of one cluster.
 */
export function objectsOf(app: IConstruct, ofOneCluster: boolean): AppObjects {
  const constructs = app.node.findAll().filter((each): each is ApiObject => {
    return each instanceof ApiObject && isOfKnownCluster(Chart.of(each), ofOneCluster);
  });
  const objects = constructs.flatMap(objectOf);
  return { objects, isIncomplete: objects.length < constructs.length };
}

function isOfKnownCluster(chart: LoweringChart, ofOneCluster: boolean): boolean {
  return ofOneCluster || chart._lowered !== undefined || KubernetesVersion.isSet(chart);
}

function objectOf(construct: ApiObject): AppObject[] {
  const chart: LoweringChart = Chart.of(construct);
  const { manifest, errors } = chart._lowered?.(construct) ?? renderedOf(construct);
  if (errors.length > 0) return [];
  const metadata = objectIn(manifest, 'metadata');
  const [name, namespace] = [String(metadata?.name), String(metadata?.namespace ?? '')];
  return [{ construct, kind: construct.kind, name, namespace, manifest }];
}

/** An object of a chart of another library. */
function renderedOf(object: ApiObject): Lowered {
  if (LoweredObject.isOwn(object)) return object.lowered();
  return onceLowered(object, (each) => {
    const rendered = each.toJson();
    return {
      manifest: copyJson(rendered),
      notes: [],
      errors: [...kindTypeErrors(rendered), ...invalidValues(rendered)],
    };
  });
}

/** Errors of objects that cdk8s cannot render, in charts of other libraries. A LoggingChart reports those of its own. */
export function renderingErrors(app: IConstruct): ValidationError[] {
  return app.node.findAll().flatMap((construct) => {
    if (!(construct instanceof ApiObject) || LoweredObject.isOwn(construct)) return [];
    const chart: LoweringChart = Chart.of(construct);
    if (chart._lowered !== undefined) return [];
    const { kind, name } = construct;
    const named = (error: ValidationError) => ({ ...error, option: `${kind} ${name} ${error.option}`, at: construct });
    return renderedOf(construct).errors.map(named);
  });
}

/** An object as a message names it. */
export function nameOf({ kind, namespace, name }: AppObject): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
