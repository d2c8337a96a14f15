/** The HTTP port, for clients. */
export const HTTP_PORT = 9200;
/** The transport port, for nodes. */
export const TRANSPORT_PORT = 9300;
