import { ApiObject, Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { validateApp } from './app-validation/validate-app';
import { ImageSource } from './images/image-source';
import type { Lowered } from './kubernetes/lowering/lower';
import {
  type ApiServerEgressOptions,
  apiServerEgressErrors,
  applyApiServerEgress,
} from './kubernetes/network/api-server-egress';
import { LoweredObject } from './kubernetes/objects/lowered-object';
import { isLowered, lowerRendered, onceLowered } from './kubernetes/objects/rendering';
import type { PodSecurityLevel } from './kubernetes/pod-security/level';
import { stateLevel } from './kubernetes/pod-security/stated-level';
import { checkForm, checkLabels } from './kubernetes/validation/syntax';
import { KubernetesVersion } from './kubernetes/version';
import { checkOptions } from './reporting/arguments/check-options';
import { checkedScope } from './reporting/arguments/scope';
import { oncePerSynthesis, synthesizing } from './reporting/synthesis';
import { addRenderedValidation, addValidation, type ValidationError } from './reporting/validation-error';
import { addLoweringNotes } from './reporting/warnings';

const LOGGING_CHART = Symbol.for('cdk8s-efk/logging-chart');

/** Options of a LoggingChart: its target and the namespace of its objects. */
export interface LoggingChartProps {
  /** The version of the API server to which the manifests are applied. */
  readonly kubernetes: KubernetesVersion;

  /** The namespace of every object that names no other. It is not created: see `LoggingNamespace`. */
  readonly namespace: string;

  /**
   * The registries from which nodes pull the images.
   * @default - the registries that publish them
   */
  readonly images?: ImageSource;

  /**
   * The level that Pod Security admission enforces in a namespace that something else creates. A pod that violates it
   * is an error.
   * @default - that of a `LoggingNamespace` of the app, otherwise unknown
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * The addresses of the API server, for the network policies of agents and programs.
   * @default - ports 443 and 6443 of any address
   */
  readonly apiServer?: ApiServerEgressOptions;

  /**
   * Labels for every object of this chart. Selectors are not changed by them.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/**
 * A chart for one target. Its constructs use this target. Objects of other libraries (such as cdk8s-plus-27, or
 * imports) get the apiVersion and the pod annotations of the target. Anything else in them that the target lacks is an
 * error.
 *
 * Objects are written in an order that works with `kubectl create -f`: an object comes after those that it refers to.
 */
export class LoggingChart extends Chart {
  /** @internal Whether a chart is one of this class, or of a copy of it in another package. */
  public static _isLoggingChart(chart: Chart): chart is LoggingChart {
    return LOGGING_CHART in chart;
  }

  /** The version of the API server to which the manifests are applied. */
  public readonly kubernetes: KubernetesVersion;

  /**
   * @param scope The app.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: LoggingChartProps) {
    const { value, errors } = checkOptions('LoggingChartProps', '', props);
    props = value;
    const chart: ChartProps = { namespace: props.namespace, labels: props.labels, disableResourceNameHashes: true };
    super(checkedScope(scope, id), id, chart);
    Object.defineProperty(this, LOGGING_CHART, { value: true });
    this.kubernetes = props.kubernetes ?? KubernetesVersion.of(this);
    this.kubernetes.applyTo(this);
    const images = props.images ?? ImageSource.upstream();
    images.applyTo(this);
    if (props.apiServer) applyApiServerEgress(this, props.apiServer);
    addValidation(this, () => [
      // Without a namespace, no object is right.
      ...errors.map((error) => ({ ...error, explainsObjects: error.option === 'namespace' })),
      ...(props.kubernetes?._errors ?? []),
      ...images._errors,
      ...apiServerEgressErrors('apiServer', props.apiServer),
      ...checkForm('dnsLabel', 'namespace', props.namespace),
      ...checkLabels('labels', props.labels),
    ]);
    addRenderedValidation(this, () => this.foreignErrors());
    addLoweringNotes(this, () => this.foreign().flatMap((object) => this._lowered(object).notes));
    if (props.podSecurity !== undefined) stateLevel(this, { namespace: props.namespace, level: props.podSecurity });
    validateApp(this);
  }

  // The return type is cdk8s's own.
  public override toJson(): ReturnType<Chart['toJson']> {
    return synthesizing(this, () =>
      super
        .toJson()
        .map((rendered, index) => ({ object: this.lower(rendered).manifest, index }))
        .sort(byRank)
        .map(({ object }) => object),
    );
  }

  /** An object of another library, in the form of the target. */
  private lower(rendered: ReturnType<ApiObject['toJson']>): Lowered {
    const compute = () => lowerRendered(rendered, this.kubernetes.minor, 'foreign');
    return isLowered(rendered) ? compute() : oncePerSynthesis(this, JSON.stringify(rendered), compute);
  }

  /** @internal An object of this chart in the form of the target. */
  public _lowered(object: ApiObject): Lowered {
    if (LoweredObject.isOwn(object)) return object.lowered();
    return onceLowered(object, (each) => this.lower(each.toJson()));
  }

  /** The objects of other libraries. */
  private foreign(): ApiObject[] {
    return this.node
      .findAll()
      .filter((child): child is ApiObject => child instanceof ApiObject && Chart.of(child) === this)
      .filter((object) => !LoweredObject.isOwn(object));
  }

  private foreignErrors(): ValidationError[] {
    return this.foreign().flatMap((object) =>
      this._lowered(object).errors.map((error) => ({
        ...error,
        option: `${object.kind} ${object.name} ${error.option}`,
        at: object,
      })),
    );
  }
}

/** Objects that others refer to come first. Within a rank, the order of the constructs is kept. */
const FIRST = [
  'Namespace',
  'PriorityClass',
  'StorageClass',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'PersistentVolume',
  'PersistentVolumeClaim',
];
const RANKS = [...FIRST, 'ClusterRole', 'Role', 'ClusterRoleBinding', 'RoleBinding', 'DaemonSet'];

interface Ranked {
  readonly object: Lowered['manifest'];
  readonly index: number;
}

function byRank(a: Ranked, b: Ranked): number {
  return rank(a) - rank(b) || a.index - b.index;
}

function rank({ object }: Ranked): number {
  const place = RANKS.indexOf(String(object.kind));
  return place === -1 ? RANKS.length : place;
}
