import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PodSpec, Volume } from '../../e2e/cluster/objects';
import type { PodContext } from '../../e2e/kubelet/pod-context';
import type { ApiClient } from '../server/api-client';
import type { Pod } from './pod';

export interface Places {
  readonly nodeFolder: string;
  readonly podFolder: string;
  /** Where the volumes of claims are. */
  readonly volumesFolder: string;
  readonly address: string;
}

type Data = Readonly<Record<string, string>>;

/** What the API server has for a pod now: the content of its Secrets and ConfigMaps, and its claims. */
export async function readPodObjects(api: ApiClient, pod: Pod, places: Places, token: string): Promise<PodContext> {
  const { namespace, name } = pod.metadata;
  const names = referencesOf(pod.spec);
  const read = (kind: string, list: readonly string[]) => readAll(api, `/api/v1/namespaces/${namespace}/${kind}`, list);
  const [secrets, configMaps, claims] = await Promise.all([
    read('secrets', names.secrets),
    read('configmaps', names.configMaps),
    read('persistentvolumeclaims', names.claims),
  ]);
  const { fsGroup } = pod.spec.securityContext ?? {};
  return {
    namespace,
    podName: name,
    nodeFolder: places.nodeFolder,
    podFolder: places.podFolder,
    token,
    apiCertificate: '',
    ...(fsGroup === undefined ? {} : { fsGroup }),
    field: (path) => fieldOf(path, pod, places.address),
    secret: (secret) => decoded(secrets.get(secret)?.data),
    configMap: (configMap) => configMaps.get(configMap)?.data ?? (configMaps.get(configMap) && {}),
    claim: (claim) => volumeFolder(claims.get(claim)?.spec?.volumeName, places.volumesFolder),
  };
}

function referencesOf({ volumes = [], containers, initContainers = [] }: PodSpec) {
  const sources = volumes.flatMap(({ projected }) => projected?.sources ?? []);
  const variables = [...containers, ...initContainers].flatMap(({ env = [] }) => env);
  const some = (...lists: (string | undefined)[][]) => [...new Set(lists.flat().filter((name) => name !== undefined))];
  const of = (pick: (volume: Volume) => string | undefined) => volumes.map(pick);
  return {
    secrets: some(
      of(({ secret }) => secret?.secretName),
      sources.map(({ secret }) => secret?.name),
      variables.map(({ valueFrom }) => valueFrom?.secretKeyRef?.name),
    ),
    configMaps: some(
      of(({ configMap }) => configMap?.name),
      sources.map(({ configMap }) => configMap?.name),
      variables.map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name),
    ),
    claims: some(of(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName)),
  };
}

async function readAll(api: ApiClient, path: string, names: readonly string[]) {
  const answers = await Promise.all(names.map((name) => api.get(`${path}/${name}`)));
  const found = new Map<string, { data?: Data; spec?: { volumeName?: string } }>();
  for (const [index, { status, body }] of answers.entries()) {
    const name = names[index];
    if (status === 200 && name !== undefined) found.set(name, body);
  }
  return found;
}

/** A token of the pod's account, or nothing if no volume has one. */
export async function readToken(api: ApiClient, { metadata, spec }: Pod): Promise<string> {
  if (!(spec.volumes ?? []).some(hasToken)) return '';
  const account = spec.serviceAccountName ?? 'default';
  const answer = await api.ok('POST', `/api/v1/namespaces/${metadata.namespace}/serviceaccounts/${account}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: metadata.name, uid: metadata.uid } },
  });
  return answer.status.token;
}

export function hasToken({ projected }: Volume): boolean {
  return projected?.sources.some(({ serviceAccountToken }) => serviceAccountToken !== undefined) ?? false;
}

function decoded(data: Data | undefined): Record<string, string> | undefined {
  const entries = Object.entries(data ?? {});
  return data && Object.fromEntries(entries.map(([key, text]) => [key, Buffer.from(text, 'base64').toString()]));
}

/** The volume is named after the claim's UID: a new claim has an empty one. */
function volumeFolder(volume: string | undefined, folder: string): string {
  if (volume === undefined) throw new Error('FailedMount: the claim is not bound yet');
  const path = join(folder, volume);
  mkdirSync(path, { recursive: true });
  return path;
}

function fieldOf(path: string, { metadata, spec }: Pod, address: string): string {
  const fields: Record<string, string | undefined> = {
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'status.podIP': address,
  };
  const value = fields[path];
  if (value === undefined) throw new Error(`this kubelet does not know the field ${path}`);
  return value;
}
