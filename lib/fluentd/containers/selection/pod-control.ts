/** What a pod can request with an annotation. */
export enum PodControl {
  /** `PREFIX/exclude: "true"`: the logs of the pod are not sent. */
  EXCLUDE = 'exclude',
  /** `PREFIX/stack-traces: "true"`: stack traces are joined into one document. */
  STACK_TRACES = 'stack-traces',
  /** `PREFIX/json: "true"`: messages that are JSON objects are parsed into the field `structured`. */
  JSON = 'json',
  /** `PREFIX/index: "payments"`: the documents go to a separate index, `INDEX_PREFIX-payments-2026.11.26`. */
  INDEX = 'index',
}

/** Annotations with which the owners of pods control how their logs are processed. */
export interface PodControlOptions {
  /** The first part of the annotations: a domain of yours, such as `logging.example.com`. */
  readonly prefix: string;
  /** The controls that pods may use. An annotation that is not allowed here has no effect. */
  readonly allow: PodControl[];
}
