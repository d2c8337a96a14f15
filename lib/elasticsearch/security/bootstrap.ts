import type { Construct } from 'constructs';
import { apiServerConnection, toApiServer } from '../../kubernetes/network/api-server-egress';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { PRUNE_PROTECTION } from '../../kubernetes/objects/prune-protection';
import { CA_KEY, PASSWORD_KEY } from '../../kubernetes/secret-keys';
import type { BootstrapInput, CertificateInput, CopyInput } from '../../provisioning/input';
import { runProgram } from '../../provisioning/run-program';
import { clusterLabels } from '../names';
import type { ElasticsearchSpec } from '../spec';
import { certificateNames } from './certificate-names';
import { KIBANA_ENCRYPTION_KEYS } from './kibana-encryption-keys';
import type { SecurityNames } from './names';

/** Fills a deleted Secret again within an hour, and renews certificates in time. */
const HOURLY = '17 * * * *';

/** What the program creates: everything, or only the transport certificates of the nodes. */
export type BootstrapScope = 'all' | 'transport';

/** Creates empty Secrets, and a program in the cluster that may only fill these. */
export function makeBootstrap(
  scope: Construct,
  spec: ElasticsearchSpec,
  secrets: SecurityNames,
  image: string,
  what: BootstrapScope,
): void {
  const { namespace, topology } = spec;
  const labels = clusterLabels(topology, 'bootstrap');
  const filled = [...filledSecrets(spec, secrets, what)];
  for (const [where, names] of filled) emptySecrets(scope, spec, where, names);
  runProgram(scope, 'Bootstrap', {
    name: `${topology.name}-bootstrap`,
    namespace,
    labels,
    program: 'bootstrap',
    input: bootstrapInput(spec, secrets, what),
    image,
    ruby: spec.programImage._ruby,
    pullSecrets: spec.pullSecrets,
    access: filled.map(([where, names]) => ({ namespace: where, resource: 'secrets', names })),
    egress: [toApiServer(scope)],
    connections: [apiServerConnection(scope)],
    atApply: true,
    schedule: { name: `${topology.name}-renewal`, cron: HOURLY },
  });
}

/** The Secret with the encryption keys of Kibana. */
export function kibanaKeysSecret({ topology }: ElasticsearchSpec): string {
  return `${topology.name}-kibana-keys`;
}

/** The Secret of the authority with its key. Only the program reads it. */
function authoritySecret({ topology }: ElasticsearchSpec): string {
  return `${topology.name}-ca`;
}

/** The names of all Secrets by namespace. */
function filledSecrets(spec: ElasticsearchSpec, secrets: SecurityNames, what: BootstrapScope): Map<string, string[]> {
  if (what === 'transport') return new Map([[spec.namespace, [authoritySecret(spec), secrets.transport]]]);
  const { http, transport, ca, elastic, kibana, agent } = secrets;
  const own = [authoritySecret(spec), ca, http, transport, elastic, kibana, agent, kibanaKeysSecret(spec)];
  const all = new Map([[spec.namespace, own]]);
  if (spec.agentNamespace !== spec.namespace) all.set(spec.agentNamespace, [ca, agent]);
  return all;
}

function emptySecrets(scope: Construct, spec: ElasticsearchSpec, namespace: string, secrets: string[]): void {
  const labels = clusterLabels(spec.topology, 'bootstrap');
  const id = namespace === spec.namespace ? '' : '-agent';
  for (const secret of secrets)
    new KubernetesObject(scope, `Secret-${secret}${id}`, 'Secret', {
      metadata: { name: secret, namespace, labels, annotations: PRUNE_PROTECTION },
      type: 'Opaque',
    });
}

/** The input of the program. */
function bootstrapInput(spec: ElasticsearchSpec, secrets: SecurityNames, what: BootstrapScope): BootstrapInput {
  const { namespace, topology } = spec;
  const at = (secret: string, key: string) => ({ namespace, secret, key });
  const authority = authoritySecret(spec);
  const certificate = (layer: 'http' | 'transport'): CertificateInput => {
    return { namespace, secret: secrets[layer], commonName: topology.name, ...certificateNames(spec, layer) };
  };
  const own = {
    waitSeconds: 600,
    authority: { namespace, secret: authority, commonName: `${topology.name} authority` },
  };
  if (what === 'transport') return { ...own, certificates: [certificate('transport')] };
  return {
    ...own,
    certificates: [certificate('http'), certificate('transport')],
    passwords: [secrets.elastic, secrets.kibana, secrets.agent].map((secret) => at(secret, PASSWORD_KEY)),
    randomKeys: KIBANA_ENCRYPTION_KEYS.map((key) => at(kibanaKeysSecret(spec), key)),
    copies: [{ from: at(authority, CA_KEY), to: at(secrets.ca, CA_KEY) }, ...copiesForAgent(spec, secrets)],
  };
}

function copiesForAgent({ namespace, agentNamespace }: ElasticsearchSpec, { ca, agent }: SecurityNames): CopyInput[] {
  if (agentNamespace === namespace) return [];
  const copy = (secret: string, key: string): CopyInput => {
    return { from: { namespace, secret, key }, to: { namespace: agentNamespace, secret, key } };
  };
  return [copy(ca, CA_KEY), copy(agent, PASSWORD_KEY)];
}
