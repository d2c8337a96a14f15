import type { Construct } from 'constructs';
import {
  AddOnElasticsearch,
  AgentDashboard,
  AgentMonitoring,
  ApiAccessCheck,
  ClusterLogging,
  EckElasticsearch,
  EckKibana,
  Elasticsearch,
  ExternalElasticsearch,
  FluentdAgent,
  Kibana,
  LoggingNamespace,
  SccBinding,
} from '../../lib';

/** A construct of which a JavaScript app creates objects with any arguments. */
export type UntypedConstruct = new (...given: unknown[]) => Construct;

/** The constructs that are in a LoggingChart. */
export const CONSTRUCTS_OF_CHARTS = [
  AddOnElasticsearch,
  AgentDashboard,
  AgentMonitoring,
  ApiAccessCheck,
  ClusterLogging,
  EckElasticsearch,
  EckKibana,
  Elasticsearch,
  ExternalElasticsearch,
  FluentdAgent,
  Kibana,
  LoggingNamespace,
  SccBinding,
] as unknown as readonly UntypedConstruct[];
