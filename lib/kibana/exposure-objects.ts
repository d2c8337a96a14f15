import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { withAddOnLabels } from '../kubernetes/add-on-manager';
import { needsConnection } from '../kubernetes/network/connections';
import { CustomResource } from '../kubernetes/objects/custom-resource';
import { KubernetesObject } from '../kubernetes/objects/object';
import { type KibanaSpec, PORT } from './options/spec';
import { portNameOf } from './pod';

/** The Service, which every exposure needs. */
export function kibanaService(scope: Construct, spec: KibanaSpec): ApiObject {
  const { name, contract, exposure, namespace, selector, addOnLabels, tls } = spec;
  const labels = { ...selector, ...contract.serviceLabels };
  const service = new KubernetesObject(scope, 'Service', 'Service', {
    metadata: { name, namespace, labels: withAddOnLabels(addOnLabels, labels) },
    spec: {
      type: exposure._kind === 'nodePort' ? 'NodePort' : undefined,
      ports: [
        {
          name: tls ? portNameOf(spec) : undefined,
          port: PORT,
          protocol: 'TCP',
          targetPort: portNameOf(spec),
          nodePort: exposure._port,
        },
      ],
      selector,
    },
  });
  // Such as the pods of an Ingress controller.
  if (exposure._isOpen)
    needsConnection(service, {
      server: 'Kibana',
      to: { kind: 'service', namespace, name, port: PORT },
      from: { labels: {} },
    });
  return service;
}

/** The Ingress or the HTTPRoute of the exposure, if it has one. */
export function kibanaRoutes(scope: Construct, spec: KibanaSpec): void {
  ingress(scope, spec);
  httpRoute(scope, spec);
}

function ingress(scope: Construct, { name, namespace, selector, exposure, requestPath }: KibanaSpec): void {
  if (!exposure._ingress) return;
  const { host, ingressClassName, tlsSecret, annotations } = exposure._ingress;
  const backend = { service: { name, port: { number: PORT } } };
  new KubernetesObject(scope, 'Ingress', 'Ingress', {
    metadata: { name, namespace, labels: selector, annotations },
    spec: {
      ingressClassName,
      tls: tlsSecret ? [{ hosts: [host], secretName: tlsSecret.name }] : undefined,
      rules: [{ host, http: { paths: [{ path: requestPath || '/', pathType: 'Prefix', backend }] } }],
    },
  });
}

/** Group, kind and weights are written as the server defaults them, so that GitOps tools see no difference. */
function httpRoute(scope: Construct, { name, namespace, selector, exposure, requestPath }: KibanaSpec): void {
  if (!exposure._httpRoute) return;
  const { host, gateway, gatewayNamespace, sectionName, annotations } = exposure._httpRoute;
  const parent = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateway };
  const backend = { group: '', kind: 'Service', name, port: PORT, weight: 1 };
  new CustomResource(scope, 'HTTPRoute', 'HTTPRoute', {
    metadata: { name, namespace, labels: selector, annotations },
    spec: {
      parentRefs: [{ ...parent, namespace: gatewayNamespace, sectionName }],
      hostnames: [host],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: requestPath || '/' } }], backendRefs: [backend] }],
    },
  });
}
