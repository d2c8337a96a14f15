import type { ApiServerAccess } from '../api-access/api-server-access';
import type { ElasticsearchEndpoint } from '../elasticsearch/endpoint';
import type { FluentdContract, HostDirectory } from '../images/fluentd-contracts';
import { controlPlaneTolerations } from '../kubernetes/control-plane';
import type { ContainerSpec, PodSpec } from '../kubernetes/plain';
import type { PodParts } from '../kubernetes/pod/pod-template';
import type { AgentLog } from './agent-log';

type Mount = NonNullable<ContainerSpec['volumeMounts']>[number];
type Volume = NonNullable<PodSpec['volumes']>[number];

/** What makes the pod of an agent. */
export interface AgentPodInput {
  readonly contract: FluentdContract;
  readonly minor: number;
  readonly image: string;
  readonly imagePullSecrets: { readonly name: string }[];
  readonly serviceAccountName: string | undefined;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly log: AgentLog;
  /** The ConfigMap with the configuration; absent where the image's own is used. */
  readonly configMapName: string | undefined;
  /** The container logs of docker, where the node may have them. */
  readonly dockerLogs: HostDirectory | undefined;
  readonly apiServer: ApiServerAccess;
  readonly endpoint: ElasticsearchEndpoint;
  readonly env: NonNullable<ContainerSpec['env']>;
}

/** Where the certificate authority of Elasticsearch is mounted. */
export const STORE_CA_DIRECTORY = '/etc/elasticsearch-ca';

/** The pod of an agent, from the row of its image. */
export function agentPod(input: AgentPodInput): PodParts {
  const { contract } = input;
  const mounted = [
    ...hostDirectories(input),
    ...configuration(input),
    ...clientCertificate(input),
    ...storeAuthority(input),
  ];
  return {
    labels: input.labels,
    annotations: input.annotations,
    container: {
      name: contract.containerName,
      image: input.image,
      command: contract.logsToFileOf === undefined ? undefined : input.log._command(contract.logsToFileOf),
      env: input.env,
      ports: contract.ports,
      resources: contract.resources,
      securityContext: contract.securityContext,
      livenessProbe: contract.livenessProbe,
      volumeMounts: mounted.map(([mount]) => mount),
    },
    spec: {
      serviceAccountName: input.serviceAccountName,
      automountServiceAccountToken: true,
      imagePullSecrets: input.imagePullSecrets,
      priorityClassName: contract.priorityClassName,
      terminationGracePeriodSeconds: contract.terminationGracePeriodSeconds,
      tolerations: controlPlaneTolerations(input.minor),
      volumes: mounted.map(([, volume]) => volume),
    },
  };
}

function hostDirectories({ contract, dockerLogs }: AgentPodInput): [Mount, Volume][] {
  const read = [contract.logs, ...(dockerLogs ? [dockerLogs] : [])].map((d): [Mount, Volume] => [
    mountOf(d),
    { name: d.volume, hostPath: { path: d.path } },
  ]);
  const { state } = contract;
  if (!state) return read;
  return [...read, [mountOf(state), { name: state.volume, hostPath: { path: state.path, type: 'DirectoryOrCreate' } }]];
}

function configuration({ contract, configMapName: name }: AgentPodInput): [Mount, Volume][] {
  if (name === undefined) return [];
  const volume = contract.configMapName;
  const mount = { name: volume, mountPath: contract.configDirectory };
  return [[mount, { name: volume, configMap: { name } }]];
}

function clientCertificate({ apiServer }: AgentPodInput): [Mount, Volume][] {
  const certificate = apiServer.clientCertificate;
  if (!certificate) return [];
  const { directory, readOnly, secretRef } = certificate;
  const name = 'tls-files';
  const volume = secretRef ? { name, secret: { secretName: secretRef.name } } : { name, hostPath: { path: directory } };
  return [[{ name, mountPath: directory, readOnly: readOnly || undefined }, volume]];
}

function storeAuthority({ endpoint }: AgentPodInput): [Mount, Volume][] {
  if (!endpoint.caSecret) return [];
  const name = 'elasticsearch-ca';
  const secret = { secretName: endpoint.caSecret.name, items: [{ key: 'ca.crt', path: 'ca.crt' }] };
  return [
    [
      { name, mountPath: STORE_CA_DIRECTORY, readOnly: true },
      { name, secret },
    ],
  ];
}

function mountOf({ volume, path, readOnly }: HostDirectory): Mount {
  return { name: volume, mountPath: path, readOnly: readOnly || undefined };
}
