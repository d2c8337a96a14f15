import { AddOnInputs } from './add-on/pipeline/inputs';
import { Account } from './api-access/account';
import { ClientCertificate } from './api-access/client-certificate';
import { Elasticsearch } from './elasticsearch/elasticsearch';
import { ElasticsearchImage } from './elasticsearch/images/image';
import { NodeSpread } from './elasticsearch/nodes/node-sets/spread';
import { Storage } from './elasticsearch/nodes/node-sets/storage';
import { CertificateIssuer } from './elasticsearch/security/certificate-issuer';
import { ElasticsearchSecurity } from './elasticsearch/security/security';
import { SnapshotRepository } from './elasticsearch/snapshots/repository';
import { AgentLog } from './fluentd/agent/log';
import { FluentdConfig } from './fluentd/config/config';
import { FluentdSection } from './fluentd/config/syntax/section';
import { FluentdValue } from './fluentd/config/syntax/value';
import { FluentdPipeline } from './fluentd/pipeline';
import { ImageSource } from './images/image-source';
import { KibanaImage } from './kibana/images/image';
import { KibanaExposure } from './kibana/options/exposure';
import { ComponentPod } from './kubernetes/pod/component-pod';
import { SecretRef } from './kubernetes/secret-ref';
import { KubernetesVersion } from './kubernetes/version';
import { ProgramImage } from './provisioning/program-image';
import { checkArguments } from './reporting/arguments/arguments';

/** Every class of the public API with a function whose arguments are checked. */
checkArguments({
  Account,
  AddOnInputs,
  AgentLog,
  CertificateIssuer,
  ClientCertificate,
  ComponentPod,
  Elasticsearch,
  ElasticsearchImage,
  ElasticsearchSecurity,
  FluentdConfig,
  FluentdPipeline,
  FluentdSection,
  FluentdValue,
  ImageSource,
  KibanaExposure,
  KibanaImage,
  KubernetesVersion,
  NodeSpread,
  ProgramImage,
  SecretRef,
  SnapshotRepository,
  Storage,
});
