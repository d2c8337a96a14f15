import type { Construct } from 'constructs';
import { KubernetesObject } from '../../kubernetes/object';
import { supportsOrReports } from '../../kubernetes/supported';
import { checkForm, checkLabels } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import { HTTP_PORT } from '../endpoint/ports';

/** Pods that may connect to Elasticsearch beside agents and Kibana, such as an exporter of metrics. */
export interface AllowedClientOptions {
  /** The last part of the name of the NetworkPolicy. */
  readonly name: string;

  /** Labels of the pods. */
  readonly podLabels: { [name: string]: string };

  /**
   * The namespace of the pods. Kubernetes 1.21 and newer select a namespace by its name.
   * @default - that of Elasticsearch
   */
  readonly namespace?: string;
}

/** A NetworkPolicy beside that of the nodes: policies add up. */
export function allowClient(
  scope: Construct,
  cluster: { readonly name: string; readonly namespace: string; readonly podLabels: Record<string, string> },
  { name, podLabels, namespace }: AllowedClientOptions,
): void {
  if (!supportsOrReports(scope, 'NetworkPolicy', 'connections to and from these pods are not limited')) return;
  const from = {
    podSelector: { matchLabels: { ...podLabels } },
    ...(namespace === undefined
      ? {}
      : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }),
  };
  new KubernetesObject(scope, `AllowFrom-${name}`, 'NetworkPolicy', {
    metadata: { name: `${cluster.name}-from-${name}`, namespace: cluster.namespace, labels: cluster.podLabels },
    spec: {
      podSelector: { matchLabels: cluster.podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [from], ports: [{ port: HTTP_PORT, protocol: 'TCP' }] }],
    },
  });
}

/** A client that selects no pod, or every one. */
export function allowedClientErrors({ name, podLabels, namespace }: AllowedClientOptions): ValidationError[] {
  const option = 'elasticsearch.allowFrom';
  const every = { option: `${option}.podLabels`, value: {}, expected: 'one label or more', action: 'add a label' };
  return [
    ...checkForm('dnsLabel', `${option}.name`, name),
    ...checkForm('dnsLabel', `${option}.namespace`, namespace),
    ...checkLabels(`${option}.podLabels`, podLabels),
    ...(Object.keys(podLabels).length > 0 ? [] : [every]),
  ];
}
