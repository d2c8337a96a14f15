import { defaultsFor } from './images/compatibility';

/** Which software stores and shows the logs. */
export enum LoggingStack {
  /** The cluster add-on of 2016 and 2017: Fluentd 0.12, Elasticsearch 2.4, Kibana 4.6. */
  ADD_ON = 'add-on',
  /** The images of Elastic from 7.17 on, with Fluentd 1. */
  ELASTIC = 'elastic',
}

/** The stack that the compatibility table recommends for a minor of Kubernetes. */
export function defaultStack(minor: number): LoggingStack {
  return defaultsFor(minor).elasticsearchMajor === 2 ? LoggingStack.ADD_ON : LoggingStack.ELASTIC;
}
