/** Where the image has Elasticsearch. */
export const ELASTICSEARCH_HOME = '/usr/share/elasticsearch';
