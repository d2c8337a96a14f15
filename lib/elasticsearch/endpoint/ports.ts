/** The port of the interface for clients. */
export const HTTP_PORT = 9200;
/** The port between nodes. */
export const TRANSPORT_PORT = 9300;
