import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { addRenderedValidation, addValidation } from '../../reporting/validation-error';
import { addLoweringNotes } from '../../reporting/warnings';
import type { Lowered } from '../lowering/lower';
import { isNamespaced } from '../tables/api-history';
import { KubernetesVersion } from '../version';
import { lowerRendered, onceLowered } from './rendering';

const OWN = Symbol.for('cdk8s-efk/object');
const TARGETED = Symbol.for('cdk8s-efk/targeted');
const NAMESPACED = Symbol.for('cdk8s-efk/namespaced');

/**
 * An object of this library. It is built in the newest form and lowered to the target when it is rendered, after lazy
 * values, chart labels and the user's JSON patches. So a patch uses the newest form on every target.
 */
export class LoweredObject extends ApiObject {
  /** Whether an object is of this library. `instanceof` does not tell, because cdk8s makes it true for all ApiObjects. */
  public static isOwn(object: ApiObject): object is LoweredObject {
    return OWN in object;
  }

  constructor(scope: Construct, id: string, props: ConstructorParameters<typeof ApiObject>[2]) {
    super(scope, id, props);
    Object.defineProperty(this, OWN, { value: true });
    requireTarget(Chart.of(this));
    if (isNamespaced(this.kind) && !this.metadata.namespace) requireNamespace(Chart.of(this));
    addRenderedValidation(this, () =>
      this.lowered().errors.map((error) => ({ ...error, option: `${this.kind} ${error.option}` })),
    );
    addLoweringNotes(this, () => this.lowered().notes);
  }

  // The return type is cdk8s's own.
  public override toJson(): ReturnType<ApiObject['toJson']> {
    const { manifest, errors } = this.lowered();
    if (errors.length > 0)
      throw new Error(`${this.node.path} cannot be written: ${errors.map(({ option }) => option).join(', ')}`);
    return manifest;
  }

  /** The object in the form of the target, with the warnings and errors of lowering. */
  public lowered(): Lowered {
    const { minor } = KubernetesVersion.of(this);
    return onceLowered(this, (object) => lowerRendered(ApiObject.prototype.toJson.call(object), minor, 'own'));
  }
}

/** A chart without a target is one error, not one error for each object. */
function requireTarget(chart: Chart): void {
  if (!isFirst(chart, TARGETED)) return;
  addValidation(chart, () => (KubernetesVersion.isSet(chart) ? [] : KubernetesVersion.of(chart)._errors));
}

/** A chart without a namespace is one error as well. A LoggingChart reports the same one. */
function requireNamespace(chart: Chart): void {
  if (chart.namespace !== undefined || !isFirst(chart, NAMESPACED)) return;
  const error = { option: 'namespace', value: undefined, expected: 'a value', action: 'set the option' };
  addValidation(chart, () => [{ ...error, explainsObjects: true }]);
}

/** Whether the first object of a chart asks. */
function isFirst(chart: Chart, mark: symbol): boolean {
  if (mark in chart) return false;
  Object.defineProperty(chart, mark, { value: true });
  return true;
}
