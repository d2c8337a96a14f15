import type { Construct } from 'constructs';
import { addWarning } from '../../reporting/warnings';
import type { ElasticsearchSpec } from '../spec';

/** Adds warnings about options that work but are not recommended. */
export function addWarnings(scope: Construct, spec: ElasticsearchSpec): void {
  const { memoryMapping, secrets, snapshots, spread, topology } = spec;
  if (!secrets)
    addWarning(
      scope,
      'no security: every client that reaches the port can read and delete all logs. Use ElasticsearchSecurity.bootstrap(), which needs no preparation.',
    );
  if (memoryMapping._kind === 'noMmap' && topology.nodes > 1)
    addWarning(
      scope,
      'files are not mapped into memory, so that Elasticsearch starts on every node. For faster searches, set vm.max_map_count on the nodes and use MemoryMapping.node().',
    );
  if (spread._kind === 'zones' && !topology.zones && topology.dataNodes > 1)
    addWarning(
      scope,
      'the nodes are spread over zones, but Elasticsearch does not know their zones: both copies of a shard may be in the same zone. Use a node set for each zone, and set its zone.',
    );
  if (snapshots?.repository._spec.plaintext)
    addWarning(
      scope,
      'snapshots, which contain all logs, go over the network unencrypted: use an https address for the repository.',
    );
  if (topology.nodeSets.some(({ storage }) => storage._kind === 'emptyDir'))
    addWarning(
      scope,
      'emptyDir: the logs are deleted with the pods. Use it for trials only, and Storage.claim otherwise.',
    );
}
