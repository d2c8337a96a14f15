import { newestReleaseFor } from './elasticsearch/images/releases';

/** Which software collects, stores and shows the logs. */
export enum LoggingStack {
  /** The cluster add-on of 2016 and 2017: Fluentd 0.12, Elasticsearch 2.4, Kibana 4.6. */
  ADD_ON = 'add-on',
  /** Elasticsearch and Kibana from 7.17 on with the images of Elastic, and Fluentd 1. */
  ELASTIC = 'elastic',
}

/** The stack for a minor of Kubernetes: Elastic's where one of its releases runs there. */
export function defaultStack(minor: number): LoggingStack {
  return newestReleaseFor(minor) ? LoggingStack.ELASTIC : LoggingStack.ADD_ON;
}
