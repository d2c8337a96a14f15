import type { FluentdAgent } from '../fluentd/agent/agent';
import { code, type RunbookObject } from './markdown';

/** How a log line reaches Elasticsearch, with the names of the cluster. */
export function dataFlow(objects: readonly RunbookObject[], { daemonSet }: FluentdAgent): string {
  const nodes = objects.filter(({ kind }) => kind === 'StatefulSet');
  const viewers = objects.filter(({ kind }) => kind === 'Deployment');
  const statefulSets = nodes.map((object) => `StatefulSet ${name(object)}, ${object.spec.replicas} pods`);
  const lines = [
    'containers',
    '  | the runtime writes files below /var/log/pods of the node',
    '  v',
    `DaemonSet ${daemonSet.metadata.namespace}/${daemonSet.name}, a pod on every node, with a buffer on its disk`,
    '  | bulk requests to port 9200',
    '  v',
    ...(statefulSets.length > 0 ? statefulSets : ['Elasticsearch outside of this YAML']),
    ...viewers.flatMap((object) => [
      '  ^',
      '  | searches on port 9200',
      `Deployment ${name(object)}`,
      '  ^',
      '  | browsers on port 5601, if it is exposed',
    ]),
  ];
  return code(lines);
}

function name({ metadata }: RunbookObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}
