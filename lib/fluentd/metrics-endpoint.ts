/** The port of the agent's metrics. */
export const METRICS_PORT = 24231;

/** Where the metrics of an agent are. */
export interface MetricsEndpoint {
  /** The name of the DaemonSet. */
  readonly name: string;

  /** The namespace of the pods. */
  readonly namespace: string;

  /** The labels by which the pods are found. */
  readonly podLabels: { [name: string]: string };

  /** The container of a pod that answers. */
  readonly containerName: string;

  /** The name of its port. */
  readonly port: string;
}
