/** An error as Elasticsearch words it: for one item of a bulk, or for a whole request. */
export class ElasticError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly reason: string,
  ) {
    super(reason);
  }

  toJSON(): { type: string; reason: string } {
    return { type: this.type, reason: this.reason };
  }
}

export const rejected = () =>
  new ElasticError(429, 'es_rejected_execution_exception', 'rejected execution of coordinating operation');
