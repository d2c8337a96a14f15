import { core, type FieldRule, PORT, PROTOCOLS } from './field-rule';

const networking = (name: string) => `pkg/apis/networking/validation: ${name}`;

export const NETWORKING_FIELDS: readonly FieldRule[] = [
  { type: 'ServiceSpec', field: 'selector', keys: 'labelKey', form: 'labelValue', source: core('validateService') },
  {
    type: 'ServiceSpec',
    field: 'type',
    oneOf: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
    source: core('validateService'),
  },
  { type: 'ServiceSpec', field: 'sessionAffinity', oneOf: ['ClientIP', 'None'], source: core('validateService') },
  { type: 'ServiceSpec', field: 'externalIPs', form: 'address', source: core('validateService') },
  { type: 'ServiceSpec', field: 'loadBalancerSourceRanges', form: 'cidr', source: core('validateService') },
  {
    type: 'ServiceSpec',
    field: 'externalTrafficPolicy',
    oneOf: ['Cluster', 'Local'],
    source: core('validateServiceExternalTrafficPolicy'),
  },
  {
    type: 'ServiceSpec',
    field: 'internalTrafficPolicy',
    oneOf: ['Cluster', 'Local'],
    source: core('validateServiceInternalTrafficFieldsValue'),
  },
  // PreferSameTrafficDistribution: beta, and on, from 1.34.
  {
    type: 'ServiceSpec',
    field: 'trafficDistribution',
    oneOf: ['PreferClose'],
    until: 33,
    source: core('validateServiceTrafficDistribution'),
  },
  {
    type: 'ServiceSpec',
    field: 'trafficDistribution',
    oneOf: ['PreferClose', 'PreferSameZone', 'PreferSameNode'],
    since: 34,
    source: core('validateServiceTrafficDistribution'),
  },
  {
    type: 'ServiceSpec',
    field: 'ipFamilyPolicy',
    oneOf: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
    source: core('ValidateServiceClusterIPsRelatedFields'),
  },
  { type: 'ServicePort', field: 'name', form: 'dnsLabel', source: core('validateServicePort') },
  { type: 'ServicePort', field: 'port', range: PORT, source: core('validateServicePort') },
  { type: 'ServicePort', field: 'nodePort', range: [0, 65_535], source: core('validateServicePort') },
  { type: 'ServicePort', field: 'protocol', oneOf: PROTOCOLS, source: core('validateServicePort') },
  { type: 'ServicePort', field: 'appProtocol', form: 'labelKey', source: core('validateServicePort') },
  { type: 'NetworkPolicyPort', field: 'protocol', oneOf: PROTOCOLS, source: networking('ValidateNetworkPolicyPort') },
  { type: 'NetworkPolicyPort', field: 'endPort', range: PORT, source: networking('ValidateNetworkPolicyPort') },
  {
    type: 'NetworkPolicySpec',
    field: 'policyTypes',
    oneOf: ['Ingress', 'Egress'],
    source: networking('ValidateNetworkPolicySpec'),
  },
  { type: 'IPBlock', field: 'cidr', required: true, form: 'cidr', source: networking('ValidateIPBlock') },
  { type: 'IPBlock', field: 'except', form: 'cidr', source: networking('ValidateIPBlock') },
  { type: 'IngressRule', field: 'host', form: 'host', source: networking('validateIngressRules') },
  { type: 'IngressTLS', field: 'hosts', form: 'host', source: networking('validateIngressTLS') },
  { type: 'IngressTLS', field: 'secretName', form: 'dnsSubdomain', source: networking('validateTLSSecretName') },
  {
    type: 'IngressSpec',
    field: 'ingressClassName',
    form: 'dnsSubdomain',
    source: networking('ValidateIngressClassName'),
  },
  {
    type: 'HTTPIngressPath',
    field: 'pathType',
    oneOf: ['Exact', 'Prefix', 'ImplementationSpecific'],
    source: networking('validateHTTPIngressPath'),
  },
  {
    type: 'IngressServiceBackend',
    field: 'name',
    required: true,
    form: 'serviceName',
    source: networking('validateIngressBackend'),
  },
  { type: 'ServiceBackendPort', field: 'number', range: PORT, source: networking('validateIngressBackend') },
  { type: 'ServiceBackendPort', field: 'name', form: 'portName', source: networking('validateIngressBackend') },
];
