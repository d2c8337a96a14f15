/** Majors of Elasticsearch for which fluentd-kubernetes-daemonset publishes an image. */
export const FLUENTD_DAEMONSET_MAJORS = [7, 8, 9] as const;

export type FluentdDaemonsetMajor = (typeof FLUENTD_DAEMONSET_MAJORS)[number];

/** Where these images have Ruby. */
export const FLUENTD_DAEMONSET_RUBY = '/usr/local/bin/ruby';

/** The image for a major version of Elasticsearch (README of fluentd-kubernetes-daemonset, tag v1.19.3-1.1). */
export function fluentdDaemonset(elasticsearchMajor: FluentdDaemonsetMajor): string {
  return `fluent/fluentd-kubernetes-daemonset:v1.19.3-debian-elasticsearch${elasticsearchMajor}-1.1`;
}
