/** One alert. */
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  /** How long the expression must be true before the alert fires. */
  readonly for: string;
  /** `critical`: logs are being lost, or soon will be. `warning`: someone should look at it in working hours. */
  readonly severity: 'critical' | 'warning';
  /** One line; `{{ $labels.x }}` is filled in by Prometheus. */
  readonly summary: string;
  /** The consequence, and what to do. */
  readonly description: string;
}
