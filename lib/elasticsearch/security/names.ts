/** The Secrets of a secured store, by what is in them. */
export interface SecurityNames {
  readonly http: string;
  readonly transport: string;
  readonly ca: string;
  readonly elastic: string;
  readonly kibana: string;
  readonly agent: string;
}
