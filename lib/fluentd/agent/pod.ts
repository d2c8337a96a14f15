import { createHash } from 'node:crypto';
import { Lazy } from 'cdk8s';
import { CA_DIRECTORY, CA_VOLUME, passwordKeyOf, tokenKeyOf } from '../../elasticsearch/endpoint/endpoint';
import type { ContainerSpec, PodSpec, PodTemplate } from '../../kubernetes/api/api-json';
import { hasBehavior } from '../../kubernetes/behaviors';
import type { PodParts } from '../../kubernetes/pod/pod-template';
import { CA_KEY } from '../../kubernetes/secret-keys';
import type { SecretRef } from '../../kubernetes/secret-ref';
import { CONFIG_DIGEST } from '../../kubernetes/well-known-labels';
import type { HostDirectory } from '../host-directory';
import { type AgentSpec, ELASTICSEARCH_API_KEY, ELASTICSEARCH_PASSWORD } from './spec';

type Mount = NonNullable<ContainerSpec['volumeMounts']>[number];
type Volume = NonNullable<PodSpec['volumes']>[number];

/** The pod of an agent, by the contract of its image. */
export function agentPod(spec: AgentSpec, image: string): PodParts {
  const { contract } = spec;
  const mounted = [
    ...hostDirectories(spec),
    ...scratch(spec),
    ...configuration(spec),
    ...clientCertificate(spec),
    ...elasticsearchAuthority(spec),
  ];
  return {
    labels: { ...spec.podLabels },
    annotations: contract.podAnnotations,
    container: {
      name: contract.containerName,
      image,
      command: spec.command,
      env: [...contract.env, ...ownPlugins(spec), ...temporaryDirectory(spec), ...signIn(spec)],
      ports: spec.exportsMetrics ? contract.ports : undefined,
      resources: contract.resources,
      securityContext: securityContext(spec),
      livenessProbe: spec.exportsMetrics ? contract.livenessProbe : undefined,
      volumeMounts: mounted.map(([mount]) => mount),
    },
    spec: {
      serviceAccountName: spec.account.podSpecName,
      automountServiceAccountToken: true,
      imagePullSecrets: spec.pullSecrets,
      priorityClassName: spec.priorityClassName,
      terminationGracePeriodSeconds: contract.terminationGracePeriodSeconds,
      tolerations: spec.tolerations,
      volumes: mounted.map(([, volume]) => volume),
    },
  };
}

function securityContext({ contract, seLinuxType }: AgentSpec): ContainerSpec['securityContext'] {
  if (seLinuxType === undefined) return contract.securityContext;
  return { ...contract.securityContext, seLinuxOptions: { type: seLinuxType } };
}

/** The template with a digest of the configuration, so that a change replaces the pods. */
export function withDigest(template: PodTemplate, { minor, files }: AgentSpec): PodTemplate {
  if (!files || !hasBehavior(minor, 'rollingDaemonSets')) return template;
  const produce = () => {
    const digest = createHash('sha256');
    for (const text of Object.values(files())) digest.update(text);
    return digest.digest('hex');
  };
  const annotations = { ...template.metadata?.annotations, [CONFIG_DIGEST]: Lazy.any({ produce }) };
  return { ...template, metadata: { ...template.metadata, annotations } };
}

/** Options of Fluentd. One process instead of two takes a quarter less memory; the kubelet restarts what ends. */
function ownPlugins({ contract, pipeline }: AgentSpec): NonNullable<ContainerSpec['env']> {
  return pipeline.ownPlugins ? [{ name: 'FLUENTD_OPT', value: `-p ${contract.configDirectory} --no-supervisor` }] : [];
}

/** Ruby does not use a world-writable temporary directory, such as an emptyDir, and the root may be read-only. */
function temporaryDirectory({ state }: AgentSpec): NonNullable<ContainerSpec['env']> {
  return state ? [{ name: 'TMPDIR', value: state.path }] : [];
}

function signIn({ endpoint }: AgentSpec): NonNullable<ContainerSpec['env']> {
  const { agentCredentials: user, agentApiKey: token } = endpoint;
  return [
    ...(user ? [fromSecret(ELASTICSEARCH_PASSWORD, user.secret, passwordKeyOf(user))] : []),
    ...(token ? [fromSecret(ELASTICSEARCH_API_KEY, token.secret, tokenKeyOf(token))] : []),
  ];
}

function fromSecret(name: string, secret: SecretRef, key: string) {
  return { name, valueFrom: { secretKeyRef: { name: secret.name, key } } };
}

function hostDirectories({ contract, dockerDataRoot, pipeline, state }: AgentSpec): [Mount, Volume][] {
  const docker = { volume: 'varlibdockercontainers', path: `${dockerDataRoot}/containers`, readOnly: true };
  const read = [contract.logs, ...(pipeline.readsDockerLogs ? [docker] : []), ...pipeline.directories];
  const mounted = read.map((d): [Mount, Volume] => [mountOf(d), { name: d.volume, hostPath: { path: d.path } }]);
  if (!state) return mounted;
  return [
    ...mounted,
    [mountOf(state), { name: state.volume, hostPath: { path: state.path, type: 'DirectoryOrCreate' } }],
  ];
}

function scratch({ contract: { scratch: mountPath } }: AgentSpec): [Mount, Volume][] {
  return mountPath === undefined
    ? []
    : [
        [
          { name: 'scratch', mountPath },
          { name: 'scratch', emptyDir: {} },
        ],
      ];
}

function configuration({ contract, configMapName: name, files }: AgentSpec): [Mount, Volume][] {
  if (!files) return [];
  const volume = contract.configMapName;
  const mount = { name: volume, mountPath: contract.configDirectory };
  return [[mount, { name: volume, configMap: { name } }]];
}

function clientCertificate({ apiServer: { clientCertificate } }: AgentSpec): [Mount, Volume][] {
  if (!clientCertificate) return [];
  const { directory, readOnly, secretRef } = clientCertificate;
  const name = 'tls-files';
  const volume = secretRef ? { name, secret: { secretName: secretRef.name } } : { name, hostPath: { path: directory } };
  return [[{ name, mountPath: directory, readOnly: readOnly || undefined }, volume]];
}

function elasticsearchAuthority({ endpoint }: AgentSpec): [Mount, Volume][] {
  if (!endpoint.caSecret) return [];
  const name = CA_VOLUME;
  const secret = { secretName: endpoint.caSecret.name, items: [{ key: CA_KEY, path: CA_KEY }] };
  return [
    [
      { name, mountPath: CA_DIRECTORY, readOnly: true },
      { name, secret },
    ],
  ];
}

function mountOf({ volume, path, readOnly }: HostDirectory): Mount {
  return { name: volume, mountPath: path, readOnly: readOnly || undefined };
}
