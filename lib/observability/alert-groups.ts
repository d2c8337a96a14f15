import type { CustomResourceProps } from '../kubernetes/objects/custom-resource';
import type { Alert } from './alert';

/** Alerts that Prometheus evaluates in one group. */
export interface AlertGroup {
  readonly name: string;
  readonly alerts: readonly Alert[];
}

type PrometheusRuleSpec = CustomResourceProps['PrometheusRule']['spec'];

/** Alerts in the form of a PrometheusRule and of a rule file of Prometheus. */
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
