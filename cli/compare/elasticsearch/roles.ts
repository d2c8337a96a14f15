import type { Change } from '../change';
import type { NodeSetUpdate } from './node-set-update';

/** https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/node-tool, "Changing the role of a node". */
export function removedDataRoles(updates: readonly NodeSetUpdate[]): Change[] {
  return updates.flatMap(({ before, after }): Change[] => {
    if (!before?.isData || !after || after.isData || after.replicas === 0) return [];
    return [
      {
        effect: 'outage',
        message: `The nodes of ${after.object.name} lose the data role. A node that has shards does not start without it`,
        action: 'add a node set with another name, move the shards to it, and then remove this one',
      },
    ];
  });
}
