import { type Literal, literal } from './changes';

/** A StatefulSet of Elasticsearch nodes, with the fields that `compare` reads. */
export interface Nodes {
  readonly name: string;
  readonly replicas: number;
  /** Both roles by default. */
  readonly roles?: readonly ('master' | 'data')[];
  /** What changes when the pod template does. */
  readonly revision?: number;
  /** Whether a preStop hook waits for green; true by default. */
  readonly guarded?: boolean;
  /** Whether this hook is that of the library, which lets one node stop at a time; false by default. */
  readonly ordered?: boolean;
  readonly strategy?: 'RollingUpdate' | 'OnDelete';
}

export function manifests(...sets: readonly Nodes[]): Literal[] {
  return sets.map(
    ({ name, replicas, roles, revision = 1, guarded = true, ordered = false, strategy = 'RollingUpdate' }) =>
      literal('apps/v1', 'StatefulSet', {
        metadata: { name },
        spec: {
          replicas,
          podManagementPolicy: 'Parallel',
          selector: { matchLabels: { set: name } },
          updateStrategy: { type: strategy },
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }],
          template: {
            metadata: { labels: { set: name } },
            spec: {
              containers: [
                {
                  name: 'elasticsearch',
                  image: 'docker.elastic.co/elasticsearch/elasticsearch:9.5.6',
                  env: [
                    { name: 'cluster.name', value: 'logs' },
                    { name: 'REVISION', value: String(revision) },
                    ...(roles === undefined ? [] : [{ name: 'node.roles', value: roles.join(',') }]),
                  ],
                  ...(guarded && {
                    lifecycle: {
                      preStop: { exec: { command: [ordered ? '/opt/elasticsearch/node-stop.sh' : 'wait-for-green'] } },
                    },
                  }),
                },
              ],
            },
          },
        },
      }),
  );
}
