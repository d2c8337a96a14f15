import { ApiObject, Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { ImageSource } from './images/image-source';
import { type Lowered, lower } from './kubernetes/lowering/lower';
import { KubernetesObject, withScope } from './kubernetes/object';
import { checkForm } from './kubernetes/validation/syntax';
import type { KubernetesVersion } from './kubernetes/version';
import { recordNotes } from './reporting/findings';
import { addValidation, type ValidationError } from './reporting/validation-error';

/** The target of a chart, and where its objects go. */
export interface LoggingChartProps {
  /** The version of the API server that will get these manifests. */
  readonly kubernetes: KubernetesVersion;

  /** The namespace of every object that names no other. It is not created: see `LoggingNamespace`. */
  readonly namespace: string;

  /**
   * Where the nodes get the images.
   * @default - the registries that publish them
   */
  readonly images?: ImageSource;

  /**
   * Labels for every object of this chart. Selectors are not changed by them.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/**
 * A chart for one target. Its constructs find the target here, and objects made by others (plain cdk8s-plus-27,
 * imports) get the apiVersion and the pod annotations of the target; what else the target lacks is an error.
 *
 * Objects are written in an order in which `kubectl create -f` works: first what others name.
 */
export class LoggingChart extends Chart {
  /** The version of the API server that will get these manifests. */
  public readonly kubernetes: KubernetesVersion;

  constructor(scope: Construct, id: string, props: LoggingChartProps) {
    const chart: ChartProps = { namespace: props.namespace, labels: props.labels, disableResourceNameHashes: true };
    super(scope, id, chart);
    this.kubernetes = props.kubernetes;
    this.kubernetes.applyTo(this);
    const images = props.images ?? ImageSource.upstream();
    images.applyTo(this);
    addValidation(this, () => [
      ...this.kubernetes._errors,
      ...images._errors,
      ...checkForm('dnsLabel', 'namespace', props.namespace ?? ''),
      ...this.foreignErrors(),
      ...this.duplicates(),
    ]);
    recordNotes(this, () => this.foreign().flatMap(({ lowered }) => lowered.notes));
  }

  // The return type is cdk8s's own.
  public override toJson(): ReturnType<Chart['toJson']> {
    const rendered = super.toJson().map((object) => {
      return KubernetesObject.hasWritten(object)
        ? object
        : lower(withScope(object), this.kubernetes.minor, 'foreign').manifest;
    });
    return rendered
      .map((object, index) => ({ object, index }))
      .sort(byRank)
      .map(({ object }) => object);
  }

  private objects(): ApiObject[] {
    return this.node
      .findAll()
      .filter((child): child is ApiObject => child instanceof ApiObject && Chart.of(child) === this);
  }

  /** What others made, as the target takes it. */
  private foreign(): { readonly object: ApiObject; readonly lowered: Lowered }[] {
    const foreign = this.objects().filter((object) => !KubernetesObject.made(object));
    return foreign.map((object) => ({
      object,
      lowered: lower(withScope(object.toJson()), this.kubernetes.minor, 'foreign'),
    }));
  }

  private foreignErrors(): ValidationError[] {
    return this.foreign().flatMap(({ object, lowered }) =>
      lowered.errors.map((error) => ({ ...error, option: `${object.kind} ${object.name} ${error.option}` })),
    );
  }

  /** Two objects of one name would overwrite each other at the first apply. */
  private duplicates(): ValidationError[] {
    const paths = new Map<string, string[]>();
    for (const object of this.objects()) {
      const namespace = object.metadata.namespace ?? this.namespace;
      const key = `${object.apiGroup}/${object.kind} ${namespace}/${object.name}`;
      paths.set(key, [...(paths.get(key) ?? []), object.node.path]);
    }
    return [...paths]
      .filter(([, all]) => all.length > 1)
      .map(([name, all]) => ({
        option: 'object',
        value: `${name} made by ${all.join(' and by ')}`,
        expected: 'one object of a kind and name in a namespace',
        action: 'give one of the components another name',
      }));
  }
}

/** What others name comes first; within a rank the order of the constructs stays, which is the order of reading. */
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
  readonly object: { readonly kind: string };
  readonly index: number;
}

function byRank(a: Ranked, b: Ranked): number {
  return rank(a) - rank(b) || a.index - b.index;
}

function rank({ object }: Ranked): number {
  const place = RANKS.indexOf(object.kind);
  return place === -1 ? RANKS.length : place;
}
