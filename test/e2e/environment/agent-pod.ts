import { join } from 'node:path';
import type { Manifests } from '../cluster/manifests';
import { resolvePod } from '../kubelet/resolve-pod';
import type { ResolvedPod } from '../runner/agent-runner';

export const NODE = 'node-1';
export const SERVICES = '10.96.0.2';
export const API = '10.96.0.1';
export const GOOD_TOKEN = 'good-token';

interface Given {
  readonly manifests: Manifests;
  readonly hosts: Record<string, string>;
  readonly work: string;
  readonly nodeFolder: string;
  readonly secrets: Readonly<Record<string, Record<string, string>>>;
  readonly apiCertificate: string;
}

/** The agent's pod as the kubelet of this node is to run it, and what it is called there. */
export interface ResolvedAgent {
  readonly plan: ResolvedPod;
  readonly own: { namespace: string; name: string; labels: Record<string, string>; container: string };
}

export function resolveAgent(given: Given): ResolvedAgent {
  const { manifests, hosts, work, nodeFolder, secrets, apiCertificate } = given;
  const { metadata, spec } = manifests.daemonSet;
  const namespace = metadata.namespace ?? 'default';
  const podName = `${metadata.name}-x7k2p`;
  const podSpec = spec.template.spec;
  const account = podSpec.serviceAccountName ?? podSpec.serviceAccount ?? 'default';
  const automount =
    podSpec.automountServiceAccountToken ?? manifests.serviceAccount(namespace, account)?.automountServiceAccountToken;
  const fields: Record<string, string> = {
    'spec.nodeName': NODE,
    'metadata.name': podName,
    'metadata.namespace': namespace,
    'status.podIP': '127.0.0.1',
    'status.hostIP': '127.0.0.1',
    'spec.serviceAccountName': account,
  };
  const context = {
    namespace,
    podName,
    nodeFolder,
    podFolder: join(work, 'pod'),
    token: GOOD_TOKEN,
    apiCertificate,
    field: (path: string) => {
      const value = fields[path];
      if (value === undefined) throw new Error(`this kubelet does not know the field ${path}`);
      return value;
    },
    secret: (name: string) => secrets[name],
    configMap: (name: string) => manifests.configMap(namespace, name)?.data,
  };
  const serviceEnv = { KUBERNETES_SERVICE_HOST: API, KUBERNETES_SERVICE_PORT: '443' };
  const plan = resolvePod(podSpec, context, { automount: automount ?? true, hosts, serviceEnv });
  const labels = spec.template.metadata?.labels ?? {};
  return { plan, own: { namespace, name: podName, labels, container: plan.container.name } };
}

/** What cluster DNS answers for the Services of the manifests, and for the API server. */
export function hostsOf(manifests: Manifests): Record<string, string> {
  const hosts: Record<string, string> = { 'kubernetes.default.svc': API, 'kubernetes.default': API };
  for (const { metadata } of manifests.services) {
    const { name, namespace = 'default' } = metadata;
    for (const host of [
      name,
      `${name}.${namespace}`,
      `${name}.${namespace}.svc`,
      `${name}.${namespace}.svc.cluster.local`,
    ])
      hosts[host] = SERVICES;
  }
  return hosts;
}
