import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { recordNotes } from '../reporting/findings';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import type { KubernetesObjectKind, KubernetesObjectProps, Metadata } from './api-json';
import { lower } from './lowering/lower';
import { isNamespaced, newestApiVersion } from './tables/api-history';
import { checkAnnotations, checkForm, checkLabels } from './validation/syntax';
import { KubernetesVersion } from './version';

/** Every object that a Manifest has written: the chart must not lower these again as if they were somebody else's. */
const written = new WeakSet<object>();

/** Every Manifest. cdk8s answers `instanceof` for all of its ApiObjects alike, subclasses included. */
const ours = new WeakSet<ApiObject>();

/** Kinds whose names become DNS labels of their own. */
const LABEL_NAMES: ReadonlySet<string> = new Set(['Namespace', 'Service']);

/**
 * One object of this library. It is built in the newest form, and lowered to the target when it is rendered: after
 * lazy values, chart labels and the user's JSON patches, so that a patch speaks of the newest form on every target.
 */
export class KubernetesObject<Kind extends KubernetesObjectKind = KubernetesObjectKind> extends ApiObject {
  /** True of an object that a Manifest has rendered. */
  public static hasWritten(rendered: object): boolean {
    return written.has(rendered);
  }

  /** True of an object of this library. */
  public static made(object: ApiObject): boolean {
    return ours.has(object);
  }

  constructor(
    scope: Construct,
    id: string,
    kind: Kind,
    props: KubernetesObjectProps[Kind] & { readonly metadata: Metadata },
  ) {
    super(scope, id, { apiVersion: newestApiVersion(kind), kind, ...props } as ConstructorParameters<
      typeof ApiObject
    >[2]);
    ours.add(this);
    requireTarget(Chart.of(this));
    addValidation(this, () => [...checkMetadata(kind, props.metadata), ...this.lowered().errors]);
    recordNotes(this, () => this.lowered().notes);
  }

  // The return type is cdk8s's own.
  public override toJson(): ReturnType<ApiObject['toJson']> {
    const { manifest, errors } = this.lowered();
    if (errors.length > 0)
      throw new Error(`${this.node.path} cannot be written: ${errors.map((f) => f.option).join(', ')}`);
    written.add(manifest);
    return manifest;
  }

  private lowered(): ReturnType<typeof lower> {
    return lower(withScope(super.toJson()), KubernetesVersion.of(this).minor, 'own');
  }
}

const asked = new WeakSet<Chart>();

/** A chart without target is one error, not one of each of its objects. */
function requireTarget(chart: Chart): void {
  if (asked.has(chart)) return;
  asked.add(chart);
  addValidation(chart, () => (KubernetesVersion.isSet(chart) ? [] : KubernetesVersion.of(chart)._errors));
}

/** cdk8s gives a chart's namespace to cluster-scoped objects too, where a server refuses or ignores it. */
export function withScope<T extends { kind: string; metadata?: Record<string, unknown> }>(manifest: T): T {
  if (manifest.metadata?.namespace === undefined || isNamespaced(manifest.kind)) return manifest;
  const { namespace: _, ...metadata } = manifest.metadata;
  return { ...manifest, metadata };
}

/** Errors of names, labels and annotations, for a kind. */
export function checkMetadata(kind: string, metadata: Metadata): ValidationError[] {
  return [
    ...checkForm(LABEL_NAMES.has(kind) ? 'dnsLabel' : nameForm(kind), `${kind} metadata.name`, metadata.name ?? ''),
    ...checkForm('dnsLabel', `${kind} metadata.namespace`, metadata.namespace),
    ...checkLabels(`${kind} metadata.labels`, metadata.labels),
    ...checkAnnotations(`${kind} metadata.annotations`, metadata.annotations),
  ];
}

/** RBAC names are path segments: colons and capitals are allowed, slashes and percent signs are not. */
function nameForm(kind: string): 'dnsSubdomain' | 'pathSegment' {
  return /Role(Binding)?$/.test(kind) ? 'pathSegment' : 'dnsSubdomain';
}
