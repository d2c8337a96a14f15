import type { FluentdDialect } from './config/dialect';

/** What is added to a configuration of your own. */
export interface OwnConfigOptions {
  /**
   * Whether the agent adds the metrics that the configuration lacks: the sources `prometheus` on port 24231, which the
   * liveness probe and AgentMonitoring need, `prometheus_monitor` and `prometheus_output_monitor`. It is an error with an
   * image that exports no metrics.
   * @default false
   */
  readonly metrics?: boolean;
}

/** How a file with a configuration of your own is read, and what is added to it. */
export interface OwnConfigFileOptions extends OwnConfigOptions {
  /**
   * The dialect of the file.
   * @default - detected: 0.12 if a directive has `type` and none has `@type`
   */
  readonly dialect?: FluentdDialect;
}
