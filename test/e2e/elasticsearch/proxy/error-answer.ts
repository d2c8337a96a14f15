/** An error as Elasticsearch answers it: for one item of a bulk, or for a whole request. */
export interface ErrorAnswer {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
}

export const BUSY: ErrorAnswer = {
  status: 429,
  type: 'es_rejected_execution_exception',
  reason: 'rejected execution of coordinating operation',
};

export const PARSING: ErrorAnswer = {
  status: 400,
  type: 'document_parsing_exception',
  reason: '[1:9] failed to parse field [rejected]',
};

export function wholeAnswer({ status, type, reason }: ErrorAnswer): string {
  return JSON.stringify({ error: { root_cause: [{ type, reason }], type, reason }, status });
}
