import type { EXPORTER_METRICS } from './exporter-metrics';
import type { FLUENTD_METRICS } from './fluentd-metrics';

/** A metric of the tables. Expressions can use no others. */
export type MetricName = (typeof FLUENTD_METRICS)[number]['name'] | (typeof EXPORTER_METRICS)[number]['name'];

/** The series of a metric that have certain labels, such as `job="logging/fluentd"`. */
export function series(name: MetricName, ...labels: string[]): string {
  return `${name}{${labels.join(', ')}}`;
}

/** A label and the value it must have, as PromQL writes it. */
export function label(name: string, value: string): string {
  return `${name}=${JSON.stringify(value)}`;
}

/** A label and the expression that its value must match. */
export function labelLike(name: string, expression: string): string {
  return `${name}=~${JSON.stringify(expression)}`;
}

/** A label and the expression that its value must not match. */
export function labelUnlike(name: string, expression: string): string {
  return `${name}!~${JSON.stringify(expression)}`;
}
