/** The home directory of Elasticsearch in the image. */
export const ELASTICSEARCH_HOME = '/usr/share/elasticsearch';
