import type { JsonObject } from '../../../../../lib/kubernetes/json';
import { valueAt } from '../../../manifests/object';
import { core, type ImmutableField } from './immutable-field';

const hasType = (type: string) => (service: JsonObject) => valueAt(service, 'spec.type') === type;
const isExternalName = hasType('ExternalName');
const isLoadBalancer = hasType('LoadBalancer');

export const NETWORK_FIELDS: readonly ImmutableField[] = [
  {
    kind: 'Service',
    path: 'spec.clusterIP',
    when: (before, after) => !isExternalName(before) && !isExternalName(after),
    canBeOmittedSince: 20,
    action: 'recreate',
    source: 'pkg/registry/core/service/strategy.go, patchAllocatedValues',
  },
  {
    kind: 'Service',
    path: 'spec.ipFamilies.0',
    since: 20,
    canBeOmittedSince: 20,
    exception: 'the Service already has this family',
    when: (before, after) => !isExternalName(before) && !isExternalName(after),
    action: 'recreate',
    source: core('ValidateServiceUpdate'),
  },
  {
    kind: 'Service',
    path: 'spec.loadBalancerClass',
    when: (before, after) => isLoadBalancer(before) && isLoadBalancer(after),
    action: 'recreate',
    source: core('ValidateServiceUpdate'),
  },
  {
    kind: 'IngressClass',
    path: 'spec.controller',
    action: 'rename',
    source: 'pkg/apis/networking/validation/validation.go, ValidateIngressClassUpdate',
  },
  {
    kind: 'EndpointSlice',
    path: 'addressType',
    action: 'rename',
    source: 'pkg/apis/discovery/validation/validation.go, ValidateEndpointSliceUpdate',
  },
];
