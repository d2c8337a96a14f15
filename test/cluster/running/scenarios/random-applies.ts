import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import type { ClusterLoggingProps } from '../../../../lib';
import { unsettledOf } from '../../nodes/settled';
import type { ApiObject } from '../../server/api-object';
import { compared } from '../environment/compared';
import type { Logging } from '../environment/logging';
import { production } from '../environment/production';

/** Options that are set in some applies and not in others. None of them restarts Elasticsearch. */
const OPTIONS: Readonly<Record<string, ClusterLoggingProps>> = {
  'primary shards': { elasticsearch: { lifecycle: { retention: Duration.days(14), primaryShards: 2 } } },
  'resources of agents': { agent: { pod: { resources: { requests: { cpu: '50m' } } } } },
  'taints that agents tolerate': { agent: { tolerateAllTaints: false } },
  'memory of Kibana': { kibana: { memory: Size.gibibytes(3) } },
  'data view of Kibana': { kibana: { dataView: { name: 'Logs of pods' } } },
};
/** Another seed makes other applies. */
const SEED = 15;
/** The options that each apply sets, or no longer sets. The last one leaves none. */
const APPLIES = fc.sample(fc.subarray(Object.keys(OPTIONS), { minLength: 1, maxLength: 2 }), {
  seed: SEED,
  numRuns: 5,
});
APPLIES.push(Object.keys(OPTIONS).filter((name) => APPLIES.filter((names) => names.includes(name)).length % 2 === 1));

const WORKLOADS = ['DaemonSet', 'Deployment', 'StatefulSet'];

/** Changes of options that `compare` does not warn of. */
export function randomApplies(logging: () => Logging): void {
  const set = new Set<string>();

  test.each(APPLIES.map((names) => [names.join(' and '), names]))(
    '%s: exactly the pods that compare names restart, and no line is lost',
    async (_, names) => {
      const before = manifests(set);
      for (const name of names) if (!set.delete(name)) set.add(name);
      const after = manifests(set);
      const { blocking, restarts } = compared(before, after);
      expect(blocking).toEqual([]);
      expect(await restartsOf(logging(), after)).toEqual(restarts);
      await logging().writers.arrived();
    },
  );
}

function manifests(names: ReadonlySet<string>): ApiObject[] {
  const chosen = [...names].map((name) => OPTIONS[name] ?? {});
  const part = (name: keyof ClusterLoggingProps) => Object.assign({}, ...chosen.map((props) => props[name]));
  return production(part('elasticsearch'), { agent: part('agent'), kibana: part('kibana') });
}

/** Applies these objects, and answers the workloads whose pods were replaced. */
async function restartsOf(logging: Logging, objects: readonly ApiObject[]): Promise<string[]> {
  const workloads = objects.filter(({ kind }) => WORKLOADS.includes(kind));
  const before = await Promise.all(workloads.map((workload) => podsOf(logging, workload)));
  await logging.applyObjects(objects);
  let waiting: string | undefined;
  await logging.cluster.until(
    () => `the controllers (${waiting})`,
    async () => {
      waiting = await unsettledOf(logging.cluster.plane.api, objects);
      return waiting === undefined;
    },
  );
  await logging.green(3);
  const after = await Promise.all(workloads.map((workload) => podsOf(logging, workload)));
  const restarts = workloads.filter((_, index) => !isEqual(before[index], after[index]));
  return restarts.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`).sort();
}

/** The UIDs of the pods of a workload. */
async function podsOf({ cluster }: Logging, { metadata, spec }: ApiObject): Promise<string[]> {
  const pods = await cluster.list('pods', metadata.namespace ?? '', spec.selector.matchLabels);
  return pods.map((pod) => String(pod.metadata.uid)).sort();
}

function isEqual(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.join() === other.join();
}
