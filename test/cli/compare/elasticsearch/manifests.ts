import { type Manifest, manifest } from '../fixtures';

/** A node set in a test: a StatefulSet of Elasticsearch nodes. */
export interface Nodes {
  readonly name: string;
  readonly replicas: number;
  /** Both roles by default. */
  readonly roles?: readonly ('master' | 'data')[];
  /** Another number is another pod template. */
  readonly revision?: number;
  /** Whether a preStop hook waits until the health is green. True by default. */
  readonly hasHook?: boolean;
  /** Whether the hook is the one of the library, which lets one node stop at a time. False by default. */
  readonly stopsInTurn?: boolean;
  readonly strategy?: 'RollingUpdate' | 'OnDelete';
  /** Volumes of the pods. */
  readonly volumes?: readonly object[];
  /** Whether the pods have PersistentVolumeClaims. True by default. */
  readonly hasClaims?: boolean;
  /** The ordinal of the first pod. 0 by default. */
  readonly firstOrdinal?: number;
}

export function manifests(...sets: readonly Nodes[]): Manifest[] {
  return sets.map(statefulSet);
}

function statefulSet(nodes: Nodes): Manifest {
  const { name, replicas, strategy = 'RollingUpdate', volumes = [], hasClaims = true, firstOrdinal = 0 } = nodes;
  const labels = { set: name };
  return manifest('apps/v1', 'StatefulSet', {
    metadata: { name },
    spec: {
      replicas,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: labels },
      updateStrategy: { type: strategy },
      ordinals: { start: firstOrdinal },
      ...(hasClaims && { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] }),
      template: { metadata: { labels }, spec: { volumes, containers: [container(nodes)] } },
    },
  });
}

function container({ roles, revision = 1, hasHook = true, stopsInTurn = false }: Nodes): object {
  const command = [stopsInTurn ? '/opt/elasticsearch/node-stop.sh' : 'wait-for-green'];
  return {
    name: 'elasticsearch',
    image: 'docker.elastic.co/elasticsearch/elasticsearch:9.5.6',
    env: [
      { name: 'cluster.name', value: 'logs' },
      { name: 'REVISION', value: String(revision) },
      ...(roles === undefined ? [] : [{ name: 'node.roles', value: roles.join(',') }]),
    ],
    ...(hasHook && { lifecycle: { preStop: { exec: { command } } } }),
  };
}
