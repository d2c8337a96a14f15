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
  plan: ElasticsearchCluster,
  secrets: SecurityNames,
  image: string,
  what: BootstrapScope,
): void {
  const { namespace, topology } = plan;
  const labels = clusterLabels(topology, 'bootstrap');
  const filled = [...filledSecrets(plan, secrets, what)];
  for (const [where, names] of filled) emptySecrets(scope, plan, where, names);
  runProgram(scope, 'Bootstrap', {
    name: `${topology.name}-bootstrap`,
    namespace,
    labels,
    program: 'bootstrap',
    input: bootstrapInput(plan, secrets, what),
    image,
    ruby: plan.programImage._ruby,
    pullSecrets: plan.pullSecrets,
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
  plan: ElasticsearchCluster,
  secrets: SecurityNames,
  what: BootstrapScope,
): Map<string, string[]> {
  if (what === 'transport') return new Map([[plan.namespace, [authoritySecret(plan), secrets.transport]]]);
  const { http, transport, ca, elastic, kibana, agent } = secrets;
  const store = [authoritySecret(plan), ca, http, transport, elastic, kibana, agent, kibanaKeysSecret(plan)];
  const all = new Map([[plan.namespace, store]]);
  if (plan.agentNamespace !== plan.namespace) all.set(plan.agentNamespace, [ca, agent]);
  return all;
}

function emptySecrets(scope: Construct, plan: ElasticsearchCluster, namespace: string, secrets: string[]): void {
  const labels = clusterLabels(plan.topology, 'bootstrap');
  const id = namespace === plan.namespace ? '' : '-agent';
  for (const secret of secrets)
    new KubernetesObject(scope, `Secret-${secret}${id}`, 'Secret', {
      metadata: { name: secret, namespace, labels, annotations: PRUNE_PROTECTION },
      type: 'Opaque',
    });
}

/** What the program is told. */
function bootstrapInput(plan: ElasticsearchCluster, secrets: SecurityNames, what: BootstrapScope): BootstrapInput {
  const { namespace, topology } = plan;
  const at = (secret: string, key: string) => ({ namespace, secret, key });
  const authority = authoritySecret(plan);
  const certificate = (layer: 'http' | 'transport'): CertificateInput => {
    return { namespace, secret: secrets[layer], commonName: topology.name, ...certificateNames(plan, layer) };
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
    randomKeys: KIBANA_ENCRYPTION_KEYS.map((key) => at(kibanaKeysSecret(plan), key)),
    copies: [{ from: at(authority, 'ca.crt'), to: at(secrets.ca, 'ca.crt') }, ...copiesForAgent(plan, secrets)],
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
