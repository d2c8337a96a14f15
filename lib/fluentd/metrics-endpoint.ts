/** The port of the agent's metrics. */
export const METRICS_PORT = 24231;

/** The name of the port in the pods. */
export const METRICS_PORT_NAME = 'prometheus';

/** The endpoint of an agent's metrics. */
export interface MetricsEndpoint {
  /** The name of the DaemonSet. */
  readonly name: string;

  /** The namespace of the pods. */
  readonly namespace: string;

  /** The labels that select the pods. */
  readonly podLabels: { [name: string]: string };

  /** The container of a pod that answers. */
  readonly containerName: string;

  /** The name of its port. */
  readonly port: string;
}
