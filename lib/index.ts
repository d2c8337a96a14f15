export { Account } from './api-access/account';
export type { ApiServerAccess } from './api-access/api-server-access';
export { ApiAccessCheck, type ApiAccessCheckProps } from './api-access/check/api-access-check';
export {
  type CertificateFiles,
  ClientCertificate,
  type HostPathCertificateProps,
  type SecretCertificateProps,
} from './api-access/client-certificate';
export { ServiceAccountToken } from './api-access/service-account-token';
export { ClusterApp, type ClusterAppProps, type IDocument } from './cluster-app';
export { ClusterLogging, type ClusterLoggingProps } from './cluster-logging';
export { EckElasticsearch, type EckElasticsearchProps, type EckNodeSet } from './eck/eck-elasticsearch';
export { EckKibana, type EckKibanaProps } from './eck/eck-kibana';
export { Elasticsearch } from './elasticsearch/elasticsearch';
export type {
  ElasticsearchCredentials,
  ElasticsearchEndpoint,
  ElasticsearchToken,
  IElasticsearch,
} from './elasticsearch/endpoint';
export { ExternalElasticsearch, type ExternalElasticsearchProps, type ExternalSetup } from './elasticsearch/external';
export type { LogLifecycle } from './elasticsearch/log-lifecycle-options';
export { MapCount } from './elasticsearch/map-count';
export type { NodeGroup } from './elasticsearch/node-group';
export { NodeSpread } from './elasticsearch/node-spread';
export type { ElasticsearchProps } from './elasticsearch/options';
export {
  type ElasticsearchCertManagerProps,
  type ElasticsearchPasswords,
  type ElasticsearchSecretsProps,
  ElasticsearchSecurity,
} from './elasticsearch/security';
export type { Snapshots } from './elasticsearch/snapshot-options';
export { SnapshotRepository } from './elasticsearch/snapshot-repository';
export type {
  AzureRepositoryProps,
  GcsRepositoryProps,
  S3RepositoryProps,
  SharedFileSystemProps,
} from './elasticsearch/snapshot-repository-props';
export { type CephRbdProps, type ClaimProps, Storage } from './elasticsearch/storage';
export { FluentdAgent } from './fluentd/agent';
export { AgentLog, type RotatedLogProps } from './fluentd/agent-log';
export type { FluentdAgentOptions, FluentdAgentProps } from './fluentd/agent-options';
export { FluentdConfig, type FluentdParseOptions } from './fluentd/config/config';
export { FluentdDialect } from './fluentd/config/dialect';
export { FluentdSection, Include, Parameter } from './fluentd/config/section';
export { FluentdValue } from './fluentd/config/value';
export { type AddOnPipelineProps, FluentdPipeline } from './fluentd/pipeline';
export type { ContainersPipelineProps } from './fluentd/pipelines/containers/containers-pipeline';
export { ContainerLogFormat } from './fluentd/pipelines/containers/log-format';
export type { ContainerPattern } from './fluentd/pipelines/containers/log-layout';
export { MetadataLevel } from './fluentd/pipelines/containers/metadata';
export type { NodeJournal } from './fluentd/pipelines/containers/node-logs';
export type { PodLabelSelector, Redaction } from './fluentd/pipelines/containers/selection';
export type { StackTraces } from './fluentd/pipelines/containers/traces';
export { type LegacyInput, LegacyLogFormat } from './fluentd/pipelines/legacy-input';
export { LegacyInputs } from './fluentd/pipelines/legacy-inputs';
export { ComponentImage } from './images/component-image';
export { ElasticsearchImage } from './images/elasticsearch-image';
export { FluentdImage } from './images/fluentd-image';
export { ImageSource, type ImageSourceProps } from './images/image-source';
export { KibanaImage } from './images/kibana-image';
export type { RelocatedImage } from './images/relocation';
export { type HttpRouteExposureProps, type IngressExposureProps, KibanaExposure } from './kibana/exposure';
export { type DataViewOptions, Kibana, type KibanaOptions, type KibanaProps } from './kibana/kibana';
export { LoggingNamespace, type LoggingNamespaceProps } from './kubernetes/logging-namespace';
export type { ContainerResources, PodOptions } from './kubernetes/pod/pod-options';
export { SccBinding, type SccBindingProps } from './kubernetes/scc-binding';
export { SecretRef } from './kubernetes/secret-ref';
export { KubernetesVersion } from './kubernetes/version';
export { LoggingChart, type LoggingChartProps } from './logging-chart';
export { AgentDashboard, type AgentDashboardProps } from './observability/agent-dashboard';
export { AgentMonitoring, type AgentMonitoringProps } from './observability/agent-monitoring';
export type { ExporterJobs } from './observability/exporter-jobs';
export type { MetricsEndpoint } from './observability/metrics-endpoint';
export { AddOnRunbook, type RunbookProps } from './runbook/add-on-runbook';
export type { Diagnosis } from './runbook/diagnosis';
