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
export { EckElasticsearch, type EckElasticsearchProps, type EckNodeSet } from './eck/elasticsearch';
export { EckKibana, type EckKibanaProps } from './eck/kibana';
export { Elasticsearch } from './elasticsearch/elasticsearch';
export type {
  ElasticsearchCredentials,
  ElasticsearchEndpoint,
  ElasticsearchToken,
  IElasticsearch,
} from './elasticsearch/endpoint/endpoint';
export { ExternalElasticsearch, type ExternalElasticsearchProps, type ExternalSetup } from './elasticsearch/endpoint/external';
export type { LogLifecycle } from './elasticsearch/indices/lifecycle-options';
export { MapCount } from './elasticsearch/nodes/memory-mapping';
export type { NodeGroup } from './elasticsearch/nodes/node-set';
export { NodeSpread } from './elasticsearch/nodes/spread';
export type { ElasticsearchProps } from './elasticsearch/elasticsearch-props';
export {
  type ElasticsearchCertManagerProps,
  type ElasticsearchPasswords,
  type ElasticsearchSecretsProps,
  ElasticsearchSecurity,
} from './elasticsearch/security/security';
export type { Snapshots } from './elasticsearch/snapshots/options';
export { SnapshotRepository } from './elasticsearch/snapshots/repository';
export type {
  AzureRepositoryProps,
  GcsRepositoryProps,
  S3RepositoryProps,
  SharedFileSystemProps,
} from './elasticsearch/snapshots/repository-options';
export { type CephRbdProps, type ClaimProps, Storage } from './elasticsearch/nodes/storage';
export { FluentdAgent } from './fluentd/agent/agent';
export { AgentLog, type RotatedLogProps } from './fluentd/agent/log';
export type { FluentdAgentOptions, FluentdAgentProps } from './fluentd/agent/options';
export { FluentdConfig, type FluentdParseOptions } from './fluentd/config/config';
export { FluentdDialect } from './fluentd/config/dialect';
export { FluentdSection, Include, Parameter } from './fluentd/config/section';
export { FluentdValue } from './fluentd/config/value';
export { type AddOnPipelineProps, FluentdPipeline } from './fluentd/pipeline';
export type { ContainersPipelineProps } from './fluentd/containers/pipeline';
export { ContainerLogFormat } from './fluentd/containers/log-format';
export type { ContainerPattern } from './fluentd/containers/log-layout';
export { MetadataLevel } from './fluentd/containers/metadata';
export type { NodeJournal } from './fluentd/containers/node-logs';
export type { PodLabelSelector, Redaction } from './fluentd/containers/selection';
export type { StackTraces } from './fluentd/containers/stack-traces';
export { type LegacyInput, LegacyLogFormat } from './add-on/pipeline/input';
export { LegacyInputs } from './add-on/pipeline/inputs';
export { ComponentImage } from './images/component-image';
export { ElasticsearchImage } from './elasticsearch/images/image';
export { FluentdImage } from './fluentd/images/image';
export { ImageSource, type ImageSourceProps } from './images/image-source';
export { KibanaImage } from './kibana/images/image';
export type { RelocatedImage } from './images/mirroring';
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
export { AddOnRunbook, type RunbookProps } from './add-on/runbook/runbook';
export type { Diagnosis } from './add-on/runbook/diagnoses';
