import type { Construct } from 'constructs';
import { toApiServer } from '../../kubernetes/api-server-egress';
import { KubernetesObject } from '../../kubernetes/object';
import { PRUNE_PROTECTION } from '../../kubernetes/prune-protection';
import type { BootstrapInput, CertificateInput, CopyInput } from '../../provisioning/input';
import { runProgram } from '../../provisioning/run-program';
import { clusterLabels, type ElasticsearchCluster } from '../cluster';
import { certificateNames } from './certificate-names';
import { KIBANA_ENCRYPTION_KEYS } from './kibana-encryption-keys';
import type { SecurityNames } from './names';

/** A Secret that somebody deletes is filled again within the hour, and certificates are renewed in time. */
const HOURLY = '17 * * * *';

/** What the program makes: everything, or the certificates of the nodes alone. */
export type BootstrapScope = 'all' | 'transport';

/** Empty Secrets, and a program inside the cluster that may fill these and nothing else. */
export function makeBootstrap(
  scope: Construct,
  cluster: ElasticsearchCluster,
  secrets: SecurityNames,
  image: string,
  what: BootstrapScope,
): void {
  const { namespace, topology } = cluster;
  const labels = clusterLabels(topology, 'bootstrap');
  const filled = [...filledSecrets(cluster, secrets, what)];
  for (const [where, names] of filled) emptySecrets(scope, cluster, where, names);
  runProgram(scope, 'Bootstrap', {
    name: `${topology.name}-bootstrap`,
    namespace,
    labels,
    program: 'bootstrap',
    input: bootstrapInput(cluster, secrets, what),
    image,
    ruby: cluster.programImage._ruby,
    pullSecrets: cluster.pullSecrets,
    access: filled.map(([where, names]) => ({ namespace: where, resource: 'secrets', names })),
    egress: [toApiServer(scope)],
    atApply: true,
    schedule: { name: `${topology.name}-renewal`, cron: HOURLY },
  });
}

/** The Secret with what Kibana encrypts with. */
export function kibanaKeysSecret({ topology }: ElasticsearchCluster): string {
  return `${topology.name}-kibana-keys`;
}

/** The Secret of the authority itself, with its key: no pod but the program's ever sees it. */
function authoritySecret({ topology }: ElasticsearchCluster): string {
  return `${topology.name}-ca`;
}

/** The names of all Secrets by namespace. */
function filledSecrets(
  cluster: ElasticsearchCluster,
  secrets: SecurityNames,
  what: BootstrapScope,
): Map<string, string[]> {
  if (what === 'transport') return new Map([[cluster.namespace, [authoritySecret(cluster), secrets.transport]]]);
  const { http, transport, ca, elastic, kibana, agent } = secrets;
  const store = [authoritySecret(cluster), ca, http, transport, elastic, kibana, agent, kibanaKeysSecret(cluster)];
  const all = new Map([[cluster.namespace, store]]);
  if (cluster.agentNamespace !== cluster.namespace) all.set(cluster.agentNamespace, [ca, agent]);
  return all;
}

function emptySecrets(scope: Construct, cluster: ElasticsearchCluster, namespace: string, secrets: string[]): void {
  const labels = clusterLabels(cluster.topology, 'bootstrap');
  const id = namespace === cluster.namespace ? '' : '-agent';
  for (const secret of secrets)
    new KubernetesObject(scope, `Secret-${secret}${id}`, 'Secret', {
      metadata: { name: secret, namespace, labels, annotations: PRUNE_PROTECTION },
      type: 'Opaque',
    });
}

/** What the program is told. */
function bootstrapInput(cluster: ElasticsearchCluster, secrets: SecurityNames, what: BootstrapScope): BootstrapInput {
  const { namespace, topology } = cluster;
  const at = (secret: string, key: string) => ({ namespace, secret, key });
  const authority = authoritySecret(cluster);
  const certificate = (layer: 'http' | 'transport'): CertificateInput => {
    return { namespace, secret: secrets[layer], commonName: topology.name, ...certificateNames(cluster, layer) };
  };
  const own = {
    waitSeconds: 600,
    authority: { namespace, secret: authority, commonName: `${topology.name} authority` },
  };
  if (what === 'transport') return { ...own, certificates: [certificate('transport')] };
  return {
    ...own,
    certificates: [certificate('http'), certificate('transport')],
    passwords: [secrets.elastic, secrets.kibana, secrets.agent].map((secret) => at(secret, 'password')),
    randomKeys: KIBANA_ENCRYPTION_KEYS.map((key) => at(kibanaKeysSecret(cluster), key)),
    copies: [{ from: at(authority, 'ca.crt'), to: at(secrets.ca, 'ca.crt') }, ...copiesForAgent(cluster, secrets)],
  };
}

function copiesForAgent(
  { namespace, agentNamespace }: ElasticsearchCluster,
  { ca, agent }: SecurityNames,
): CopyInput[] {
  if (agentNamespace === namespace) return [];
  const copy = (secret: string, key: string): CopyInput => {
    return { from: { namespace, secret, key }, to: { namespace: agentNamespace, secret, key } };
  };
  return [copy(ca, 'ca.crt'), copy(agent, 'password')];
}
