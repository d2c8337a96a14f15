import type { ErrorAnswer } from './error-answer';
import type { Document } from './record';

/** The faults that the proxy injects into bulk requests. */
export interface Faults {
  /** An answer in place of that of the server, which never sees the request. */
  request?: () => ErrorAnswer | undefined;
  /** An answer for one item, which the server never sees. */
  item?: (source: Document) => ErrorAnswer | undefined;
  /** The server stores the documents, and then: no answer, half of it, or a reset connection. */
  afterStoring?: 'silence' | 'truncation' | 'reset';
  /** Delays the answer by this time. */
  delayMs?: number;
  /** Larger bodies are answered with 413, as a reverse proxy does. */
  maxBodyBytes?: number;
}
