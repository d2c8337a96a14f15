export * from './api-access/account';
export * from './api-access/api-server-access';
export * from './api-access/check/api-access-check';
export * from './api-access/client-certificate';
export * from './api-access/service-account-token';
export * from './cluster-app';
export * from './cluster-logging';
export * from './eck/eck-elasticsearch';
export * from './eck/eck-kibana';
export * from './elasticsearch/elasticsearch';
export type {
  ElasticsearchCredentials,
  ElasticsearchEndpoint,
  ElasticsearchToken,
  IElasticsearch,
} from './elasticsearch/endpoint';
export * from './elasticsearch/external';
export * from './elasticsearch/log-lifecycle-options';
export * from './elasticsearch/map-count';
export * from './elasticsearch/node-group';
export * from './elasticsearch/options';
export * from './elasticsearch/security';
export * from './elasticsearch/storage';
export * from './fluentd/agent';
export * from './fluentd/agent-log';
export * from './fluentd/agent-options';
export * from './fluentd/config/config';
export * from './fluentd/config/dialect';
export * from './fluentd/config/section';
export * from './fluentd/config/value';
export { type AddOnPipelineProps, FluentdPipeline } from './fluentd/pipeline';
export * from './fluentd/pipelines/containers/containers-pipeline';
export * from './fluentd/pipelines/containers/log-format';
export type { ContainerPattern } from './fluentd/pipelines/containers/log-layout';
export * from './fluentd/pipelines/containers/metadata';
export type { NodeJournal } from './fluentd/pipelines/containers/node-logs';
export type { PodLabelSelector, Redaction } from './fluentd/pipelines/containers/selection';
export type { StackTraces } from './fluentd/pipelines/containers/traces';
export * from './fluentd/pipelines/legacy-input';
export * from './fluentd/pipelines/legacy-inputs';
export * from './images/component-image';
export * from './images/elasticsearch-image';
export * from './images/fluentd-image';
export * from './images/image-source';
export * from './images/kibana-image';
export type { RelocatedImage } from './images/relocation';
export * from './kibana/exposure';
export * from './kibana/kibana';
export * from './kubernetes/logging-namespace';
export * from './kubernetes/pod/pod-options';
export * from './kubernetes/secret-ref';
export * from './kubernetes/version';
export * from './logging-chart';
export * from './observability/agent-dashboard';
export * from './observability/agent-monitoring';
export * from './observability/exporter-jobs';
export * from './observability/metrics-endpoint';
export * from './runbook/add-on-runbook';
export * from './runbook/diagnosis';
