import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { withAddOnLabels } from '../add-on/labels';
import { CustomResource } from '../kubernetes/custom-resource';
import { KubernetesObject } from '../kubernetes/object';
import { type KibanaSpec, PORT } from './spec';

/** The Service, which every way to the page needs. */
export function kibanaService(scope: Construct, plan: KibanaSpec): ApiObject {
  const { contract, exposure, namespace, addOnLabels } = plan;
  return new KubernetesObject(scope, 'Service', 'Service', {
    metadata: { name: contract.name, namespace, labels: withAddOnLabels(addOnLabels, contract.serviceLabels) },
    spec: {
      type: exposure._kind === 'nodePort' ? 'NodePort' : undefined,
      ports: [{ port: PORT, protocol: 'TCP', targetPort: contract.portName, nodePort: exposure._port }],
      selector: contract.selector,
    },
  });
}

/** What leads from outside of the cluster to the Service, where that is an object of its own. */
export function kibanaRoutes(scope: Construct, plan: KibanaSpec): void {
  ingress(scope, plan);
  httpRoute(scope, plan);
}

function ingress(scope: Construct, { contract, exposure, namespace }: KibanaSpec): void {
  if (!exposure._ingress) return;
  const { host, ingressClassName, tlsSecret, annotations } = exposure._ingress;
  const { name, selector } = contract;
  const backend = { service: { name, port: { number: PORT } } };
  new KubernetesObject(scope, 'Ingress', 'Ingress', {
    metadata: { name, namespace, labels: selector, annotations },
    spec: {
      ingressClassName,
      tls: tlsSecret ? [{ hosts: [host], secretName: tlsSecret.name }] : undefined,
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  });
}

/** Group, kind and weights are written as the server fills them in, lest GitOps tools see a difference. */
function httpRoute(scope: Construct, { contract, exposure, namespace }: KibanaSpec): void {
  if (!exposure._httpRoute) return;
  const { host, gateway, gatewayNamespace, sectionName, annotations } = exposure._httpRoute;
  const parent = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateway };
  const backend = { group: '', kind: 'Service', name: contract.name, port: PORT, weight: 1 };
  new CustomResource(scope, 'HTTPRoute', 'HTTPRoute', {
    metadata: { name: contract.name, namespace, labels: contract.selector, annotations },
    spec: {
      parentRefs: [{ ...parent, namespace: gatewayNamespace, sectionName }],
      hostnames: [host],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [backend] }],
    },
  });
}
