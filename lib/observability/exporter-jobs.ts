import type { ValidationError } from '../reporting/validation-error';

/**
 * Other exporters in the cluster, by the label `job` of their series in Prometheus. Alerts that need an exporter are
 * created only if it is given.
 */
export interface ExporterJobOptions {
  /**
   * kube-state-metrics, usually `kube-state-metrics`: alerts for nodes without agents, and for agents that were killed at
   * their memory limit.
   * @default - none: no such alerts
   */
  readonly kubeStateMetrics?: string;

  /**
   * The kubelets, usually `kubelet`: an alert for agents that do not read what containers write. The series need the
   * label `node`, which the Prometheus Operator adds.
   * @default - none: no such alert
   */
  readonly kubelet?: string;

  /**
   * The exporter of Elasticsearch (prometheus-community/elasticsearch_exporter): health and disk of Elasticsearch.
   * @default - none: no alerts about Elasticsearch
   */
  readonly elasticsearch?: string;
}

/** Errors of the names of jobs. */
export function exporterJobErrors(jobs: ExporterJobOptions = {}): ValidationError[] {
  const names: ReadonlyArray<[string, string | undefined]> = [
    ['kubeStateMetrics', jobs.kubeStateMetrics],
    ['kubelet', jobs.kubelet],
    ['elasticsearch', jobs.elasticsearch],
  ];
  return names
    .filter(([, job]) => job?.trim() === '')
    .map(([name, value]) => ({
      option: `monitoring.exporters.${name}`,
      value,
      expected: 'the label job of its series',
      action: 'look it up in Prometheus, or leave it out',
    }));
}
