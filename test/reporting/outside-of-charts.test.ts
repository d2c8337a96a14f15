import type { Construct } from 'constructs';
import {
  AgentDashboard,
  AgentMonitoring,
  ApiAccessCheck,
  ClusterApp,
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

type ConstructClass = new (scope: Construct, id: string, props: never) => Construct;

test.each<ConstructClass>([
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
])('%p directly in an App is one error without a stack trace', (construct) => {
  const text =
    '[it] scope: an object of class ClusterApp is invalid: expected a LoggingChart, or a construct in one. ' +
    'Create it in a LoggingChart.';
  const create = () => new construct(new ClusterApp('test'), 'it', {} as never);
  expect(create).toThrow(expect.objectContaining({ message: text, stack: text }));
});
