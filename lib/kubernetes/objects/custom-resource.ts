import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CertificateProps } from '../../../imports/cert-manager.io';
import type { ElasticsearchProps } from '../../../imports/elasticsearch.k8s.elastic.co';
import type { HttpRouteProps } from '../../../imports/gateway.networking.k8s.io';
import type { KibanaProps } from '../../../imports/kibana.k8s.elastic.co';
import type { PodMonitorProps, PrometheusRuleProps, ServiceMonitorProps } from '../../../imports/monitoring.coreos.com';
import { addValidation, type ValidationError } from '../../reporting/validation-error';
import type { Metadata } from '../api/api-json';
import { firstMinorWith, hasBehavior } from '../behaviors';
import { KubernetesVersion } from '../version';
import { LoweredObject } from './lowered-object';

/** Fields whose names `cdk8s import` changes. */
export const IMPORTED_NAMES = {
  allowRestrictedIndices: 'allow_restricted_indices',
  clientIp: 'clientIP',
  clusterIp: 'clusterIP',
  convertClassicHistogramsToNhcb: 'convertClassicHistogramsToNHCB',
  fieldSecurity: 'field_security',
  isCa: 'isCA',
  keepFiringFor: 'keep_firing_for',
  loadBalancerIp: 'loadBalancerIP',
  partialResponseStrategy: 'partial_response_strategy',
  queryOffset: 'query_offset',
} as const;

type ApiNames = typeof IMPORTED_NAMES;

/**
 * The types of `cdk8s import` as literals: int-or-strings and enums as in YAML, and fields with their names in YAML.
 */
type PlainImport<T> = T extends string
  ? `${T}`
  : T extends (infer Item)[]
    ? PlainImport<Item>[]
    : T extends object
      ? [keyof T] extends ['value']
        ? string | number
        : { readonly [Key in keyof T as Key extends keyof ApiNames ? ApiNames[Key] : Key]: PlainImport<T[Key]> }
      : T;

type PlainProps<Props> = Omit<PlainImport<Props>, 'metadata'>;

/** The fields of each kind except apiVersion, kind and metadata. */
export interface CustomResourceProps {
  readonly Certificate: PlainProps<CertificateProps>;
  readonly Elasticsearch: PlainProps<ElasticsearchProps>;
  readonly HTTPRoute: PlainProps<HttpRouteProps>;
  readonly Kibana: PlainProps<KibanaProps>;
  readonly PodMonitor: PlainProps<PodMonitorProps>;
  readonly PrometheusRule: PlainProps<PrometheusRuleProps>;
  readonly ServiceMonitor: PlainProps<ServiceMonitorProps>;
}

/** The kinds of operators that this library writes. */
export type CustomKind = keyof CustomResourceProps;

/** The version of each kind whose definition is in crds/. */
export const CUSTOM_API_VERSIONS: { readonly [Kind in CustomKind]: string } = {
  Certificate: 'cert-manager.io/v1',
  Elasticsearch: 'elasticsearch.k8s.elastic.co/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  Kibana: 'kibana.k8s.elastic.co/v1',
  PodMonitor: 'monitoring.coreos.com/v1',
  PrometheusRule: 'monitoring.coreos.com/v1',
  ServiceMonitor: 'monitoring.coreos.com/v1',
};

/**
 * A custom resource of an operator. It has the same form on every target; on a target without its definition it is an
 * error.
 */
export class CustomResource<Kind extends CustomKind = CustomKind> extends LoweredObject {
  constructor(
    scope: Construct,
    id: string,
    kind: Kind,
    props: CustomResourceProps[Kind] & { readonly metadata: Metadata },
  ) {
    const apiVersion = CUSTOM_API_VERSIONS[kind];
    super(scope, id, { apiVersion, kind, ...props } as ConstructorParameters<typeof ApiObject>[2]);
    addValidation(this, () => this.servedErrors());
  }

  private servedErrors(): ValidationError[] {
    const { minor } = KubernetesVersion.of(this);
    if (hasBehavior(minor, 'customResourcesV1')) return [];
    const expected = `Kubernetes 1.${firstMinorWith('customResourcesV1')} or newer, which serves its definition (the target is 1.${minor})`;
    return [{ option: 'kind', value: this.kind, expected, action: 'leave it out for this target' }];
  }
}
