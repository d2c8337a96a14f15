import type { ContainerSpec, PodSpec } from '../../kubernetes/api/api-json';
import { RESTRICTED_CONTAINER } from '../../kubernetes/pod/restricted';
import { CA_KEY, CERTIFICATE_KEY, PASSWORD_KEY, PRIVATE_KEY } from '../../kubernetes/secret-keys';
import { identityConfigMap } from '../names';
import type { ElasticsearchSpec } from '../spec';
import { ELASTICSEARCH_HOME as HOME } from './home';
import type { NodeSetSpec } from './node-sets/node-set-spec';
import { CERTIFICATES } from './settings';

type Mount = NonNullable<ContainerSpec['volumeMounts']>[number];
type Volume = NonNullable<PodSpec['volumes']>[number];

/** A volume and its mounts in the node. */
export interface MountedVolume {
  readonly volume: Volume;
  readonly mounts: Mount[];
}

/** The directory of the scripts. A directory mount, so that a running pod gets changed files. */
export const SCRIPTS = '/opt/elasticsearch';
/** The file with the names of the first masters. Only a cluster that was never formed uses it. A change restarts no pod. */
export const INITIAL_MASTERS = 'initial-masters';
/** The directory with the UUID of the cluster, after the cluster is formed. */
export const CLUSTER_DIRECTORY = '/run/cluster';

/** All mounts of a node except its data. Directories come before the mounts inside of them. */
export function nodeVolumes(spec: ElasticsearchSpec, nodeSet: NodeSetSpec): MountedVolume[] {
  return [
    ...writable(spec),
    configuration(nodeSet),
    ...identity(spec),
    ...certificates(spec),
    ...secureSettings(spec),
    ...repository(spec),
    ...repositoryToken(spec),
  ];
}

/**
 * Writable directories for a read-only root file system: the keystore, logs of the JVM, temporary files. They are deleted
 * with the pod.
 */
function writable({ contract }: ElasticsearchSpec): MountedVolume[] {
  if (!contract.readOnlyRoot) return [];
  const at = (name: string, mountPath: string) => ({ volume: { name, emptyDir: {} }, mounts: [{ name, mountPath }] });
  return [at(CONFIG_COPY, `${HOME}/config`), at('logs', `${HOME}/logs`), at('tmp', '/tmp')];
}

const CONFIG_COPY = 'config-directory';

/** Copies the configuration directory of the image. */
export function copiedConfiguration({ contract }: ElasticsearchSpec, image: string): ContainerSpec[] {
  if (!contract.readOnlyRoot) return [];
  const copy = '/mnt/config';
  return [
    {
      name: 'config-directory',
      image,
      command: ['cp', '-R', `${HOME}/config/.`, copy],
      resources: { requests: { cpu: '100m', memory: '50Mi' }, limits: { memory: '50Mi' } },
      securityContext: RESTRICTED_CONTAINER,
      volumeMounts: [{ name: CONFIG_COPY, mountPath: copy }],
    },
  ];
}

/** The security context of the container of a node. */
export function nodeSecurityContext({ contract }: ElasticsearchSpec): ContainerSpec['securityContext'] {
  if (contract.readOnlyRoot) return RESTRICTED_CONTAINER;
  const { readOnlyRootFilesystem: _, ...others } = RESTRICTED_CONTAINER;
  return others;
}

function configuration({ statefulSet }: NodeSetSpec): MountedVolume {
  const name = 'config';
  const mount = (mountPath: string, subPath: string) => ({ name, mountPath, subPath, readOnly: true });
  return {
    volume: { name, configMap: { name: `${statefulSet}-config` } },
    mounts: [
      mount(`${HOME}/config/elasticsearch.yml`, 'elasticsearch.yml'),
      { name, mountPath: SCRIPTS, readOnly: true },
    ],
  };
}

function identity(spec: ElasticsearchSpec): MountedVolume[] {
  const configMap = identityConfigMap(spec);
  if (configMap === undefined) return [];
  const name = 'cluster';
  return [
    {
      volume: { name, configMap: { name: configMap } },
      mounts: [{ name, mountPath: CLUSTER_DIRECTORY, readOnly: true }],
    },
  ];
}

/** Directory mounts, so that a running pod gets renewed certificates. Elasticsearch reloads them. */
function certificates({ secrets }: ElasticsearchSpec): MountedVolume[] {
  if (!secrets) return [];
  return (['http', 'transport'] as const).map((layer) => {
    const name = `${layer}-certificate`;
    const items = [CERTIFICATE_KEY, PRIVATE_KEY, CA_KEY].map((key) => ({ key, path: key }));
    return {
      volume: { name, secret: { secretName: secrets[layer], items, defaultMode: 0o440 } },
      mounts: [{ name, mountPath: `${HOME}/config/${CERTIFICATES[layer]}`, readOnly: true }],
    };
  });
}

/** The directory with the values of the keystore. Each file has the name of its setting. */
export const SECURE_SETTINGS = '/run/secure-settings';

/** The password of `elastic`, and the credentials of a repository. */
function secureSettings({ secrets, snapshots }: ElasticsearchSpec): MountedVolume[] {
  const { secure } = snapshots?.repository._spec ?? {};
  const items = Object.entries(secure?.settings ?? {}).map(([key, path]) => ({ key, path }));
  const sources = [
    ...(secrets
      ? [{ secret: { name: secrets.elastic, items: [{ key: PASSWORD_KEY, path: 'bootstrap.password' }] } }]
      : []),
    ...(secure ? [{ secret: { name: secure.secret.name, items } }] : []),
  ];
  if (sources.length === 0) return [];
  const name = 'secure-settings';
  const volume = { name, projected: { sources, defaultMode: 0o440 } };
  return [{ volume, mounts: [{ name, mountPath: SECURE_SETTINGS, readOnly: true }] }];
}

/** A volume for snapshots that all nodes share. */
function repository({ snapshots }: ElasticsearchSpec): MountedVolume[] {
  const { shared } = snapshots?.repository._spec ?? {};
  if (!shared) return [];
  const claim = { name: 'snapshots', persistentVolumeClaim: { claimName: shared.claimName } };
  return [{ volume: claim, mounts: [{ name: claim.name, mountPath: shared.path }] }];
}

/** A token of the service account, which the kubelet renews. The pod has no other. */
function repositoryToken({ snapshots }: ElasticsearchSpec): MountedVolume[] {
  const { token } = snapshots?.repository._spec ?? {};
  if (!token) return [];
  const name = 'repository-token';
  const sources = [{ serviceAccountToken: { audience: token.audience, path: token.file, expirationSeconds: 3600 } }];
  return [{ volume: { name, projected: { sources } }, mounts: [{ name, mountPath: token.directory, readOnly: true }] }];
}
