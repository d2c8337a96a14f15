import type { Construct } from 'constructs';
import { addWarning } from '../../reporting/warnings';
import type { ElasticsearchCluster } from '../cluster';
import type { MemoryMapping } from '../nodes/memory-mapping';
import type { NodeSpread } from '../nodes/spread';
import type { Storage } from '../nodes/storage';

interface Choices {
  readonly memoryMapping: MemoryMapping;
  readonly spread: NodeSpread;
  readonly storage: Storage;
}

/** What works, and what we would choose otherwise. */
export function addWarnings(
  scope: Construct,
  { secrets, snapshots, topology }: ElasticsearchCluster,
  choices: Choices,
): void {
  const { memoryMapping, spread, storage } = choices;
  if (!secrets)
    addWarning(
      scope,
      'no security: whoever reaches the port may read and delete every log. ElasticsearchSecurity.bootstrap() needs nothing.',
    );
  if (memoryMapping._kind === 'noMmap' && topology.nodes > 1)
    addWarning(
      scope,
      'files are not mapped into memory, so that Elasticsearch starts on every node. Set vm.max_map_count on the nodes and MemoryMapping.node() for faster searches.',
    );
  if (spread._kind === 'zones' && !topology.zones && topology.dataNodes > 1)
    addWarning(
      scope,
      'the nodes are spread over zones, but Elasticsearch does not know theirs: where a zone has two nodes, both copies of a shard may be there. Make a node set for each zone, and say its zone.',
    );
  if (snapshots?.repository._plan.plaintext)
    addWarning(
      scope,
      'snapshots, which hold every log, go over the network unencrypted: give the repository an https address.',
    );
  if (storage._kind === 'emptyDir')
    addWarning(
      scope,
      'emptyDir: the logs are gone with the pods. Good for a trial; use Storage.claim for anything else.',
    );
}
