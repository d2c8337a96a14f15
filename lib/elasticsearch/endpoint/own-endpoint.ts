import { SecretRef } from '../../kubernetes/secret-ref';
import { namespacesWithin } from '../indices/shards';
import { AGENT_USER, clusterLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import type { ElasticsearchEndpoint } from './endpoint';
import { HTTP_PORT } from './ports';

/** How clients connect to an Elasticsearch of this library. */
export function endpointOf({
  contract,
  lifecycle,
  namespace,
  secrets,
  topology,
}: ElasticsearchSpec): ElasticsearchEndpoint {
  return {
    host: topology.name,
    namespace,
    port: HTTP_PORT,
    tls: secrets !== undefined,
    major: contract.major,
    version: contract.versionText,
    caSecret: secrets && SecretRef._derived(secrets.ca),
    agentCredentials: secrets && { username: AGENT_USER, secret: SecretRef._derived(secrets.agent) },
    kibanaCredentials: secrets && { username: 'kibana_system', secret: SecretRef._derived(secrets.kibana) },
    podLabels: clusterLabels(topology, 'node'),
    indexPrefix: lifecycle.indexPrefix,
    dataStream: lifecycle.dataStream,
    indexedNamespaces: namespacesWithin(lifecycle, topology),
  };
}
