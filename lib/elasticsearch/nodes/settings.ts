import type { StackVersion } from '../../images/stack-version';
import { CA_KEY, CERTIFICATE_KEY, PRIVATE_KEY } from '../../kubernetes/secret-keys';
import { isAtLeast } from '../images/features';
import type { ElasticsearchSpec } from '../spec';
import type { NodeSetSpec } from './node-sets/node-set-spec';
import { SETTING_ROWS, type SettingName } from './setting-rows';

/** The value of a setting. */
type Value = string | number | boolean | readonly string[];

type Settings = { readonly [Name in SettingName]?: Value };

/** Where the certificates are mounted. Elasticsearch reads only files below its configuration directory. */
export const CERTIFICATES = { http: 'certs/http', transport: 'certs/transport' } as const;

/** The text of `elasticsearch.yml`. JSON values are also YAML values. */
export function settingsFile(spec: ElasticsearchSpec, nodeSet: NodeSetSpec): string {
  const known = knownSettings(settingsOf(spec, nodeSet), spec.contract.version);
  return known.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join('');
}

/** The settings that a version supports. */
function knownSettings(settings: Settings, version: StackVersion): [string, Value][] {
  const names = Object.keys(SETTING_ROWS) as SettingName[];
  return names.flatMap((name): [string, Value][] => {
    const value = settings[name];
    return value === undefined || !isAtLeast(version, SETTING_ROWS[name].from) ? [] : [[name, value]];
  });
}

function settingsOf(spec: ElasticsearchSpec, nodeSet: NodeSetSpec): Settings {
  const { contract, topology, memoryMapping, secrets, snapshots } = spec;
  const secured = secrets !== undefined;
  return {
    'cluster.name': topology.name,
    'node.name': '${NODE_NAME}',
    'node.roles': nodeSet.roles,
    'network.host': '0.0.0.0',
    // A pod may have a second interface.
    'network.publish_host': '${POD_IP}',
    // A DNS name with an address for each node, so that the number of nodes does not change the setting.
    'discovery.seed_hosts': [topology.nodesService],
    'readiness.port': contract.readinessPort,
    'node.store.allow_mmap': memoryMapping._kind === 'noMmap' ? false : undefined,
    // The provisioning program excludes removed nodes by this attribute.
    'node.attr.pod': '${NODE_NAME}',
    'node.attr.k8s_node_name': '${K8S_NODE_NAME}',
    'node.attr.zone': topology.zoneLabel ? '${ZONE}' : nodeSet.zone,
    'cluster.routing.allocation.awareness.attributes': topology.zones ? 'k8s_node_name,zone' : 'k8s_node_name',
    'cluster.routing.allocation.awareness.force.zone.values': topology.forcedZones?.join(','),
    // The databases come from the internet, which our network policies do not allow.
    'ingest.geoip.downloader.enabled': false,
    'xpack.security.enabled': secured,
    'xpack.security.autoconfiguration.enabled': false,
    ...(secured ? { ...tlsOf('http'), ...tlsOf('transport') } : {}),
    ...snapshots?.repository._spec.nodeSettings,
    // Nodes connect to IP addresses, which change.
    'xpack.security.transport.ssl.verification_mode': secured ? 'certificate' : undefined,
  };
}

function tlsOf(layer: 'http' | 'transport'): Settings {
  const directory = CERTIFICATES[layer];
  return {
    [`xpack.security.${layer}.ssl.enabled`]: true,
    [`xpack.security.${layer}.ssl.key`]: `${directory}/${PRIVATE_KEY}`,
    [`xpack.security.${layer}.ssl.certificate`]: `${directory}/${CERTIFICATE_KEY}`,
    [`xpack.security.${layer}.ssl.certificate_authorities`]: [`${directory}/${CA_KEY}`],
  };
}
