import { NodeRole } from '../../../../lib';
import { compared } from '../environment/compared';
import type { Logging } from '../environment/logging';
import { production } from '../environment/production';

const MASTERS = { name: 'masters', replicas: 3, roles: [NodeRole.MASTER] };
const ALONE = {};
const BESIDE = { nodeSets: [{ name: '', replicas: 3 }, MASTERS] };
const MOVED = { nodeSets: [{ name: '', replicas: 3, roles: [NodeRole.DATA, NodeRole.INGEST] }, MASTERS] };

/** The two steps of "Masters on other nodes" in `docs/elasticsearch.md`. */
export function dedicatedMasters(logging: () => Logging): void {
  let uuid = '';
  beforeAll(async () => {
    uuid = await logging().uuid();
  });

  test('three masters are added: they join the same cluster, no other pod restarts, and no line is lost', async () => {
    const before = await logging().nodes();
    expect(compared(production(ALONE), production(BESIDE))).toEqual({ blocking: [], restarts: [] });
    await logging().apply(BESIDE);
    await logging().green(6);
    const now = (await logging().nodes()).map(({ uid }) => uid);
    expect(now).toEqual(expect.arrayContaining(before.map(({ uid }) => uid)));
    expect(await logging().uuid()).toBe(uuid);
    await logging().writers.arrived();
  });

  test('the old nodes are no masters any more: one restarts after the other, and no line is lost', async () => {
    const announced = compared(production(BESIDE), production(MOVED));
    expect(announced).toEqual({ blocking: [], restarts: ['StatefulSet logging/elasticsearch'] });
    const watch = await logging().replaced(3, () => logging().apply(MOVED));
    expect(watch.mostDown).toBe(1);
    expect([...watch.health]).not.toContain('red');
    expect(await logging().uuid()).toBe(uuid);
    await logging().writers.arrived();
  });

  test('only the new masters vote, and none is excluded', async () => {
    const path = '/_cluster/state/metadata,nodes?filter_path=nodes.*.name,metadata.cluster_coordination';
    const { nodes, metadata } = await logging().elasticsearch.get(path);
    const { last_committed_config, voting_config_exclusions = [] } = metadata.cluster_coordination;
    const voting = last_committed_config.map((id: string) => nodes[id].name).sort();
    expect(voting).toEqual([0, 1, 2].map((ordinal) => `elasticsearch-masters-${ordinal}`));
    expect(voting_config_exclusions).toEqual([]);
  });
}
