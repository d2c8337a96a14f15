/** One alert. */
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  /** How long it must be so. */
  readonly for: string;
  /** `critical`: logs are being lost, or soon will be. `warning`: someone should look in working hours. */
  readonly severity: 'critical' | 'warning';
  /** One line; `{{ $labels.x }}` is filled in by Prometheus. */
  readonly summary: string;
  /** What follows from it and what to do. */
  readonly description: string;
}
