import type { CustomResourceProps } from '../kubernetes/custom-resource';
import type { Alert } from './alert';

/** Alerts that are evaluated together. */
export interface AlertGroup {
  readonly name: string;
  readonly alerts: readonly Alert[];
}

type PrometheusRuleSpec = CustomResourceProps['PrometheusRule']['spec'];

/** Alerts as the Prometheus Operator, and a rule file of Prometheus, have them. */
export function prometheusRuleSpec(
  groups: readonly AlertGroup[],
  labels: { readonly [name: string]: string },
): PrometheusRuleSpec {
  return {
    groups: groups.map(({ name, alerts }) => ({
      name,
      rules: alerts.map(({ alert, expr, for: duration, severity, summary, description }) => ({
        alert,
        expr,
        for: duration,
        labels: { ...labels, severity },
        annotations: { summary, description },
      })),
    })),
  };
}
