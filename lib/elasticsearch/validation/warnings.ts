import type { Construct } from 'constructs';
import { advise } from '../../reporting/findings';
import type { MapCount } from '../nodes/memory-mapping';
import type { NodeSpread } from '../nodes/spread';
import type { Storage } from '../nodes/storage';
import type { StorePlan } from '../cluster';

interface Choices {
  readonly mapCount: MapCount;
  readonly spread: NodeSpread;
  readonly storage: Storage;
}

/** What works, and what we would choose otherwise. */
export function adviseOn(scope: Construct, { secrets, snapshots, topology }: StorePlan, choices: Choices): void {
  const { mapCount, spread, storage } = choices;
  if (!secrets)
    advise(
      scope,
      'no security: whoever reaches the port may read and delete every log. ElasticsearchSecurity.bootstrap() needs nothing.',
    );
  if (mapCount._kind === 'noMmap' && topology.nodes > 1)
    advise(
      scope,
      'files are not mapped into memory, so that the store starts on every node. Set vm.max_map_count on the nodes and MapCount.node() for faster searches.',
    );
  if (spread._kind === 'zones' && !topology.zones && topology.dataNodes > 1)
    advise(
      scope,
      'the nodes are spread over zones, but Elasticsearch does not know theirs: where a zone has two nodes, both copies of a shard may be there. Make a node group for each zone, and say its zone.',
    );
  if (snapshots?.repository._plan.plaintext)
    advise(
      scope,
      'snapshots, which hold every log, go over the network unencrypted: give the repository an https address.',
    );
  if (storage._kind === 'emptyDir')
    advise(scope, 'emptyDir: the logs are gone with the pods. Good for a trial; use Storage.claim for anything else.');
}
