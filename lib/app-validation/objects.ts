import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type JsonObject, objectIn } from '../kubernetes/json';
import type { Lowered } from '../kubernetes/lowering/lower';

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

/** The objects of all charts of this library in an App, apart from those that have errors of their own. */
export function objectsOf(app: IConstruct): AppObject[] {
  return app.node.findAll().flatMap((construct) => {
    if (!(construct instanceof ApiObject)) return [];
    const chart: LoweringChart = Chart.of(construct);
    const lowered = chart._lowered?.(construct);
    if (lowered === undefined || lowered.errors.length > 0) return [];
    const metadata = objectIn(lowered.manifest, 'metadata');
    const [name, namespace] = [String(metadata?.name), String(metadata?.namespace ?? '')];
    return [{ construct, kind: construct.kind, name, namespace, manifest: lowered.manifest }];
  });
}

/** An object as a message names it. */
export function nameOf({ kind, namespace, name }: AppObject): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
