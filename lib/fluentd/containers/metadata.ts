import { section } from '../config/build';
import type { FluentdSection } from '../config/syntax/section';
import { type KubernetesApiParameters, kubernetesApiParameters } from '../kubernetes-api-parameters';

/** The metadata of the pod in each document. More metadata makes every document larger. */
export enum MetadataLevel {
  /** The names of pod, namespace, container and node, and the uid and address of the pod. */
  NAMES = 'names',
  /** NAMES and the labels of the pod. */
  LABELS = 'labels',
  /** LABELS, image and id of the container, labels and uid of the namespace. */
  FULL = 'full',
}

const LEAST = { skip_container_metadata: true, skip_master_url: true, skip_namespace_metadata: true };

const PARAMETERS: Record<MetadataLevel, Record<string, boolean>> = {
  [MetadataLevel.NAMES]: { ...LEAST, skip_document_labels: true },
  [MetadataLevel.LABELS]: { ...LEAST, skip_namespace_labels: true },
  [MetadataLevel.FULL]: { skip_master_url: true },
};

/**
 * How the source requests metadata from the API server. With `K8S_NODE_NAME` in the environment, it lists and watches
 * the pods of its own node only.
 */
export function metadataSection(
  level: MetadataLevel,
  dedotLabels: boolean,
  api: KubernetesApiParameters,
): FluentdSection {
  return section('kubernetes', '', {
    dedot_labels: dedotLabels || undefined,
    // A node with 110 pods, and the pods that have ended since.
    cache_size: 1000,
    cache_ttl: 3600,
    // An answer that is late keeps the source from reading meanwhile.
    open_timeout: 2,
    read_timeout: 5,
    // A watch that gives up ends Fluentd: it tries every ten seconds for months.
    watch_retry_interval: 10,
    watch_retry_exponential_backoff_base: 1,
    watch_retry_max_times: 1_000_000,
    stats_interval: 0,
    ...PARAMETERS[level],
    ...kubernetesApiParameters(api),
  });
}
