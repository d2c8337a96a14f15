import { filter } from '../config/build';
import type { FluentdSection } from '../config/section';
import { FluentdValue } from '../config/value';
import { type KubernetesApiParameters, kubernetesApiParameters } from '../kubernetes-api-parameters';
import type { LogLayout } from './log-layout';

/** How much a document says of the pod that wrote it. Every byte of it is paid for in each document. */
export class MetadataLevel {
  /** Names of pod, namespace, container and node, the pod's uid and address. */
  public static readonly NAMES = new MetadataLevel({ ...LEAST(), skip_labels: true });
  /** NAMES and the labels of the pod. */
  public static readonly LABELS = new MetadataLevel({ ...LEAST(), skip_namespace_labels: true });
  /** LABELS, image and id of the container, labels and uid of the namespace. */
  public static readonly FULL = new MetadataLevel({ skip_master_url: true });

  private constructor(
    /** @internal */
    public readonly _parameters: Record<string, boolean>,
  ) {}
}

function LEAST(): Record<string, boolean> {
  return { skip_container_metadata: true, skip_master_url: true, skip_namespace_metadata: true };
}

/**
 * Asks the API server for what the path does not tell. `K8S_NODE_NAME` in the environment makes the filter watch the
 * pods of its own node alone: without it every agent watches those of the whole cluster.
 */
export function metadataFilter(layout: LogLayout, level: MetadataLevel, api: KubernetesApiParameters): FluentdSection {
  return filter('kubernetes.**', 'kubernetes_metadata_by_tag', {
    '@id': 'filter_kubernetes_metadata',
    tag_to_kubernetes_name_regexp: FluentdValue.text(layout.tagRegexp),
    // A record that has such fields already says nothing that an API server would have said.
    lookup_from_k8s_field: false,
    // Of a node with 110 pods, and those that have gone since.
    cache_size: 1000,
    cache_ttl: 3600,
    // A watch that gives up ends Fluentd, which cannot start without the API server: ask every ten seconds for months.
    watch_retry_interval: 10,
    watch_retry_exponential_backoff_base: 1,
    watch_retry_max_times: 1_000_000,
    stats_interval: 0,
    ...level._parameters,
    ...kubernetesApiParameters(api),
  });
}
