import type { Construct } from 'constructs';
import { needsConnection } from '../../kubernetes/network/connections';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { supportsOrReports } from '../../kubernetes/supported';
import { checkForm, checkLabels } from '../../kubernetes/validation/syntax';
import { NAMESPACE_NAME } from '../../kubernetes/well-known-labels';
import type { ValidationError } from '../../reporting/validation-error';
import { HTTP_PORT } from '../endpoint/ports';

/** Pods that may connect to Elasticsearch in addition to agents and Kibana, such as a metrics exporter. */
export interface AllowedClientOptions {
  /** The last part of the name of the NetworkPolicy. */
  readonly name: string;

  /** Labels of the pods. */
  readonly podLabels: { [name: string]: string };

  /**
   * The namespace of the pods. Requires Kubernetes 1.21 or newer, which label namespaces with their names.
   * @default - the namespace of Elasticsearch
   */
  readonly namespace?: string;
}

/** Adds a NetworkPolicy to the one of the nodes. Network policies are additive. */
export function allowClient(
  scope: Construct,
  cluster: { readonly name: string; readonly namespace: string; readonly podLabels: Record<string, string> },
  { name, podLabels, namespace }: AllowedClientOptions,
): void {
  if (!supportsOrReports(scope, 'NetworkPolicy', 'connections to and from these pods are not limited')) return;
  const from = {
    podSelector: { matchLabels: { ...podLabels } },
    ...(namespace === undefined ? {} : { namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: namespace } } }),
  };
  const policy = new KubernetesObject(scope, `AllowFrom-${name}`, 'NetworkPolicy', {
    metadata: { name: `${cluster.name}-from-${name}`, namespace: cluster.namespace, labels: cluster.podLabels },
    spec: {
      podSelector: { matchLabels: cluster.podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [from], ports: [{ port: HTTP_PORT, protocol: 'TCP' }] }],
    },
  });
  needsConnection(policy, {
    server: 'Elasticsearch',
    to: { kind: 'service', namespace: cluster.namespace, name: cluster.name, port: HTTP_PORT },
    from: { namespace: namespace ?? cluster.namespace, labels: podLabels },
  });
}

/** Validation errors of a client. Without labels, it would select every pod. */
export function allowedClientErrors({ name, podLabels, namespace }: AllowedClientOptions): ValidationError[] {
  const option = 'elasticsearch.allowFrom';
  const every = { option: `${option}.podLabels`, value: {}, expected: 'one or more labels', action: 'add a label' };
  return [
    ...checkForm('dnsLabel', `${option}.name`, name),
    ...checkForm('dnsLabel', `${option}.namespace`, namespace),
    ...checkLabels(`${option}.podLabels`, podLabels),
    ...(Object.keys(podLabels).length > 0 ? [] : [every]),
  ];
}
