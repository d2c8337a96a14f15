import type { ValidationError } from '../reporting/validation-error';

/**
 * Who else exports metrics in the cluster: the label `job` that its series have in Prometheus. Alerts that need an
 * exporter come only when it is named.
 */
export interface ExporterJobOptions {
  /**
   * kube-state-metrics, `kube-state-metrics` as a rule: agents that are missing on nodes, agents killed for their memory.
   * @default - not there: no such alerts
   */
  readonly kubeStateMetrics?: string;

  /**
   * The kubelets, `kubelet` as a rule: agents that do not read what containers write. The series need the label `node`,
   * which the Prometheus Operator gives them.
   * @default - not scraped: no such alert
   */
  readonly kubelet?: string;

  /**
   * The exporter of Elasticsearch (prometheus-community/elasticsearch_exporter): health and disk of Elasticsearch.
   * @default - not used: no alerts about Elasticsearch
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
