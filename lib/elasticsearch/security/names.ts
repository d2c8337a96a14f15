/** The Secrets of a cluster with security, by content. */
export interface SecurityNames {
  readonly http: string;
  readonly transport: string;
  readonly ca: string;
  readonly elastic: string;
  readonly kibana: string;
  readonly agent: string;
}
