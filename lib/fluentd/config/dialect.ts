/** How Fluentd's configuration is written. */
export enum FluentdDialect {
  /** Fluentd 0.12 as in td-agent 2: `type`, parameters of buffer and parser directly in the directive. */
  V0_12 = '0.12',
  /** Fluentd 1: `@type`, `<parse>`, `<buffer>`. */
  V1 = '1',
}
