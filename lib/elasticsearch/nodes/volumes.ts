import type { ContainerSpec, PodSpec } from '../../kubernetes/api-json';
import type { ElasticsearchCluster } from '../cluster';
import { ELASTICSEARCH_HOME as HOME } from './home';
import { CERTIFICATES } from './settings';

type Mount = NonNullable<ContainerSpec['volumeMounts']>[number];
type Volume = NonNullable<PodSpec['volumes']>[number];

/** A volume, and where the node has it. */
export interface MountedVolume {
  readonly volume: Volume;
  readonly mounts: Mount[];
}

export const START = '/usr/local/bin/elasticsearch-entrypoint.sh';
export const ASK = '/usr/local/bin/elasticsearch-node-request.sh';

/** Everything that a node mounts beside its data. Directories come before what is mounted inside of them. */
export function nodeVolumes(plan: ElasticsearchCluster, statefulSet: string): MountedVolume[] {
  return [...writable(plan), configuration(statefulSet), ...certificates(plan), ...repository(plan)];
}

/**
 * What Elasticsearch writes to beside its data, where the rest of its image is read-only: the keystore, logs of the JVM,
 * temporary files. All of it goes with the pod.
 */
function writable({ contract }: ElasticsearchCluster): MountedVolume[] {
  if (!contract.readOnlyRoot) return [];
  const at = (name: string, mountPath: string) => ({ volume: { name, emptyDir: {} }, mounts: [{ name, mountPath }] });
  return [at(CONFIG_COPY, `${HOME}/config`), at('logs', `${HOME}/logs`), at('tmp', '/tmp')];
}

const CONFIG_COPY = 'config-directory';

/** Fills the configuration directory with what the image has there. */
export function copiedConfiguration({ contract }: ElasticsearchCluster, image: string): ContainerSpec[] {
  if (!contract.readOnlyRoot) return [];
  const copy = '/mnt/config';
  return [
    {
      name: 'config-directory',
      image,
      command: ['cp', '-R', `${HOME}/config/.`, copy],
      resources: { requests: { cpu: '100m', memory: '50Mi' }, limits: { memory: '50Mi' } },
      securityContext: RESTRICTED,
      volumeMounts: [{ name: CONFIG_COPY, mountPath: copy }],
    },
  ];
}

const RESTRICTED = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** What the container of a node may do. */
export function nodeSecurityContext({ contract }: ElasticsearchCluster): ContainerSpec['securityContext'] {
  if (contract.readOnlyRoot) return RESTRICTED;
  const { readOnlyRootFilesystem: _, ...others } = RESTRICTED;
  return others;
}

function configuration(statefulSet: string): MountedVolume {
  const name = 'config';
  const mount = (mountPath: string, subPath: string) => ({ name, mountPath, subPath, readOnly: true });
  return {
    volume: { name, configMap: { name: `${statefulSet}-config` } },
    mounts: [
      mount(`${HOME}/config/elasticsearch.yml`, 'elasticsearch.yml'),
      mount(START, 'entrypoint.sh'),
      mount(ASK, 'node-request.sh'),
    ],
  };
}

/** Directories, not single files: what is renewed arrives in the pod, and Elasticsearch reads it again by itself. */
function certificates({ secrets }: ElasticsearchCluster): MountedVolume[] {
  if (!secrets) return [];
  return (['http', 'transport'] as const).map((layer) => {
    const name = `${layer}-certificate`;
    const items = ['tls.crt', 'tls.key', 'ca.crt'].map((key) => ({ key, path: key }));
    return {
      volume: { name, secret: { secretName: secrets[layer], items, defaultMode: 0o440 } },
      mounts: [{ name, mountPath: `${HOME}/config/${CERTIFICATES[layer]}`, readOnly: true }],
    };
  });
}

/** Where the start script finds what goes into the keystore: each value in a file under the name of its setting. */
export const SECURE_SETTINGS = '/run/secure-settings';

/** What snapshots need: credentials, or a volume that all nodes have in common. */
function repository({ snapshots }: ElasticsearchCluster): MountedVolume[] {
  const { secure, shared } = snapshots?.repository._plan ?? {};
  const secrets = secure && {
    name: 'secure-settings',
    secret: {
      secretName: secure.secret.name,
      items: Object.entries(secure.settings).map(([key, path]) => ({ key, path })),
      defaultMode: 0o440,
    },
  };
  const claim = shared && { name: 'snapshots', persistentVolumeClaim: { claimName: shared.claimName } };
  return [
    ...(secrets
      ? [{ volume: secrets, mounts: [{ name: secrets.name, mountPath: SECURE_SETTINGS, readOnly: true }] }]
      : []),
    ...(claim ? [{ volume: claim, mounts: [{ name: claim.name, mountPath: shared.path }] }] : []),
  ];
}
