export { ApiAccessCheck, type ApiAccessCheckProps } from './add-on/api-access-check/api-access-check';
export { AddOnElasticsearch } from './add-on/elasticsearch/elasticsearch';
export type {
  AddOnElasticsearchOptions,
  AddOnElasticsearchProps,
  AddOnRetentionOptions,
} from './add-on/elasticsearch/options';
export { AddOnElasticsearchImage } from './add-on/images/elasticsearch';
export { AddOnImages } from './add-on/images/images';
export { type AddOnInput, AddOnLogFormat } from './add-on/pipeline/input';
export { AddOnInputs } from './add-on/pipeline/inputs';
export { AddOnPipeline, type AddOnPipelineOptions } from './add-on/pipeline/pipeline';
export { ClusterInstaller } from './add-on/runbook/cluster-installer';
export type { Diagnosis } from './add-on/runbook/diagnoses';
export { AddOnRunbook, type AddOnRunbookProps, type IAddOnInstallation } from './add-on/runbook/runbook';
export { Account } from './api-access/account';
export type { ApiServerOptions } from './api-access/api-server-access';
export {
  type CertificateFiles,
  ClientCertificate,
  type HostPathCertificateOptions,
  type SecretCertificateOptions,
} from './api-access/client-certificate';
export { ServiceAccountToken } from './api-access/service-account-token';

import './checked-arguments';

export { ClusterApp, type ClusterAppProps } from './cluster-app';
export { ClusterLogging, type ClusterLoggingProps } from './cluster-logging';
export { EckElasticsearch } from './eck/elasticsearch';
export type { EckElasticsearchProps, EckNodeSetOptions } from './eck/elasticsearch-props';
export { EckKibana } from './eck/kibana';
export type { EckKibanaProps } from './eck/kibana-props';
export { Elasticsearch } from './elasticsearch/elasticsearch';
export type { ElasticsearchOptions, ElasticsearchProps } from './elasticsearch/elasticsearch-props';
export type {
  ElasticsearchCredentials,
  ElasticsearchEndpoint,
  ElasticsearchToken,
  IElasticsearch,
} from './elasticsearch/endpoint/endpoint';
export {
  ExternalElasticsearch,
  type ExternalElasticsearchProps,
  type ExternalSetupOptions,
} from './elasticsearch/endpoint/external';
export { ElasticsearchImage } from './elasticsearch/images/image';
export type { LogLifecycleOptions } from './elasticsearch/indices/lifecycle-options';
export { MemoryMapping } from './elasticsearch/nodes/memory-mapping';
export { ClaimRetention } from './elasticsearch/nodes/node-sets/claim-retention';
export { NodeRole } from './elasticsearch/nodes/node-sets/node-role';
export type { NodeSetOptions } from './elasticsearch/nodes/node-sets/node-set';
export { NodeSpread, type ZoneSpreadOptions } from './elasticsearch/nodes/node-sets/spread';
export { Storage } from './elasticsearch/nodes/node-sets/storage';
export type { CephRbdOptions, ClaimOptions } from './elasticsearch/nodes/node-sets/storage-options';
export { NodeUpdateStrategy } from './elasticsearch/nodes/node-sets/update-strategy';
export type { AllowedClientOptions } from './elasticsearch/security/allowed-client';
export { CertificateIssuer } from './elasticsearch/security/certificate-issuer';
export {
  type ElasticsearchCertManagerOptions,
  type ElasticsearchPasswords,
  type ElasticsearchSecretsOptions,
  ElasticsearchSecurity,
} from './elasticsearch/security/security';
export type { SnapshotOptions } from './elasticsearch/snapshots/options';
export { SnapshotRepository } from './elasticsearch/snapshots/repository';
export type {
  AzureRepositoryOptions,
  AzureWorkloadIdentityOptions,
  GcsRepositoryOptions,
  S3RepositoryOptions,
  SharedFileSystemOptions,
} from './elasticsearch/snapshots/repository-options';
export { FluentdAgent } from './fluentd/agent/agent';
export { AgentLog, type RotatedLogOptions } from './fluentd/agent/log';
export type { FluentdAgentOptions, FluentdAgentProps } from './fluentd/agent/options';
export { FluentdConfig, type FluentdParseOptions } from './fluentd/config/config';
export { FluentdDialect } from './fluentd/config/dialect';
export { FluentdInclude, FluentdParameter, FluentdSection } from './fluentd/config/syntax/section';
export { FluentdValue } from './fluentd/config/syntax/value';
export { ContainerLogFormat } from './fluentd/containers/log-format';
export { MetadataLevel } from './fluentd/containers/metadata';
export type { NodeJournalOptions } from './fluentd/containers/node-logs';
export type { ContainersPipelineOptions } from './fluentd/containers/options';
export { PodControl, type PodControlOptions } from './fluentd/containers/selection/pod-control';
export type { ContainerPattern, RedactionOptions } from './fluentd/containers/selection/selection';
export { type StackTraceOptions, TraceLanguage } from './fluentd/containers/selection/stack-traces';
export { FluentdImage } from './fluentd/images/image';
export type { MetricsEndpoint } from './fluentd/metrics-endpoint';
export type { OwnConfigFileOptions, OwnConfigOptions } from './fluentd/own-config-options';
export { FluentdPipeline } from './fluentd/pipeline';
export { ComponentImage } from './images/component-image';
export { ImageSource, type ImageSourceOptions } from './images/image-source';
export type { MirroredImage } from './images/mirroring';
export { KibanaImage } from './kibana/images/image';
export {
  type DataViewOptions,
  Kibana,
  type KibanaOptions,
  type KibanaProps,
  type KibanaTlsOptions,
} from './kibana/kibana';
export { type HttpRouteExposureOptions, type IngressExposureOptions, KibanaExposure } from './kibana/options/exposure';
export * as k8s from './kubernetes/api/k8s';
export { LoggingNamespace, type LoggingNamespaceProps } from './kubernetes/logging-namespace';
export type { ApiServerEgressOptions } from './kubernetes/network/api-server-egress';
export { ComponentPod, type VolumeMountOptions } from './kubernetes/pod/component-pod';
export type { PodOptions, PodResources } from './kubernetes/pod/pod-options';
export { PodSecurityLevel } from './kubernetes/pod-security/level';
export { SccBinding, type SccBindingProps } from './kubernetes/scc-binding';
export { SecretRef } from './kubernetes/secret-ref';
export { KubernetesVersion } from './kubernetes/version';
export { LoggingChart, type LoggingChartProps } from './logging-chart';
export { LoggingStack } from './logging-stack';
export { AgentDashboard, type AgentDashboardProps } from './observability/agent-dashboard';
export { AgentMonitoring, type AgentMonitoringProps } from './observability/agent-monitoring';
export type { ExporterJobOptions } from './observability/exporter-jobs';
export { ProgramImage } from './provisioning/program-image';
export type { IDocument } from './reporting/document';
export { type SynthesisWarning, WarningKind } from './reporting/synthesis-warning';
export { Warnings } from './reporting/warnings-of';
export { type ILoggingInstallation, LoggingRunbook } from './runbook/runbook';
