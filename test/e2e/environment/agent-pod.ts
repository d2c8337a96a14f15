import { join } from 'node:path';
import type { Manifests } from '../cluster/manifests';
import type { PodSpec } from '../cluster/objects';
import { resolvePod } from '../kubelet/resolve-pod';
import type { ResolvedPod } from '../runner/agent-runner';
import type { Addresses } from './addresses';

export const NODE = 'node-1';
export const GOOD_TOKEN = 'good-token';

export interface Given {
  readonly manifests: Manifests;
  readonly hosts: Record<string, string>;
  readonly addresses: Addresses;
  readonly work: string;
  readonly nodeFolder: string;
  readonly secrets: Readonly<Record<string, Record<string, string>>>;
  readonly apiCertificate: string;
}

/** The agent's pod as the kubelet of this node is to run it, and what it is called there. */
export interface ResolvedAgent {
  readonly pod: ResolvedPod;
  readonly own: { namespace: string; name: string; labels: Record<string, string>; container: string };
}

export function resolveAgent(given: Given): ResolvedAgent {
  const { metadata, spec } = given.manifests.daemonSet;
  const namespace = metadata.namespace ?? 'default';
  const name = `${metadata.name}-x7k2p`;
  const pod = resolve(given, { namespace, name, folder: 'pod' }, spec.template.spec);
  const labels = spec.template.metadata?.labels ?? {};
  return { pod, own: { namespace, name, labels, container: pod.container.name } };
}

/** The pod of a Job, of which the name contains a word. */
export function resolveJob(given: Given, word: string): ResolvedPod {
  const { metadata, spec } = given.manifests.job(word);
  const identity = { namespace: metadata.namespace ?? 'default', name: `${metadata.name}-q4w8z`, folder: 'job' };
  return resolve(given, identity, spec.template.spec);
}

function resolve(
  given: Given,
  { namespace, name, folder }: { namespace: string; name: string; folder: string },
  podSpec: PodSpec,
): ResolvedPod {
  const { manifests, hosts, addresses, work, nodeFolder, secrets, apiCertificate } = given;
  const account = podSpec.serviceAccountName ?? podSpec.serviceAccount ?? 'default';
  const automount =
    podSpec.automountServiceAccountToken ?? manifests.serviceAccount(namespace, account)?.automountServiceAccountToken;
  const fields: Record<string, string> = {
    'spec.nodeName': NODE,
    'metadata.name': name,
    'metadata.namespace': namespace,
    'status.podIP': addresses.pod,
    'status.hostIP': addresses.pod,
    'spec.serviceAccountName': account,
  };
  const context = {
    namespace,
    podName: name,
    nodeFolder,
    podFolder: join(work, folder),
    token: GOOD_TOKEN,
    apiCertificate,
    field: (path: string) => {
      const value = fields[path];
      if (value === undefined) throw new Error(`this kubelet does not know the field ${path}`);
      return value;
    },
    secret: (secret: string) => secrets[secret],
    configMap: (configMap: string) => manifests.configMap(namespace, configMap)?.data,
  };
  const serviceEnv = { KUBERNETES_SERVICE_HOST: addresses.api, KUBERNETES_SERVICE_PORT: '443' };
  return resolvePod(podSpec, context, { automount: automount ?? true, hosts, serviceEnv });
}

/** What cluster DNS answers for the Services of the manifests, and for the API server. */
export function hostsOf(manifests: Manifests, { api, services }: Addresses): Record<string, string> {
  const hosts: Record<string, string> = { 'kubernetes.default.svc': api, 'kubernetes.default': api };
  for (const { metadata } of manifests.services) {
    const { name, namespace = 'default' } = metadata;
    for (const host of [
      name,
      `${name}.${namespace}`,
      `${name}.${namespace}.svc`,
      `${name}.${namespace}.svc.cluster.local`,
    ])
      hosts[host] = services;
  }
  return hosts;
}
