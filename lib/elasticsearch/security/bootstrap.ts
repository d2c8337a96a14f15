import type { Construct } from 'constructs';
import { KubernetesObject } from '../../kubernetes/object';
import { PRUNE_PROTECTION } from '../../kubernetes/prune-protection';
import type { BootstrapInput, CertificateInput, CopyInput } from '../../provisioning/input';
import { type ProgramRun, programConfig, programCronJob, programJob } from '../../provisioning/program-run';
import { clusterLabels, type ElasticsearchCluster } from '../cluster';
import { certificateNames } from './certificate-names';
import { KIBANA_ENCRYPTION_KEYS } from './kibana-encryption-keys';
import type { SecurityNames } from './names';
import { programNetworkPolicy } from './network-policies';

/** Sundays: a certificate that lives a year is renewed when a third of that is left. */
const WEEKLY = '17 3 * * 0';

/** Empty Secrets, and a program inside the cluster that may fill these and nothing else. */
export function makeBootstrap(
  scope: Construct,
  plan: ElasticsearchCluster,
  secrets: SecurityNames,
  image: string,
): void {
  const { namespace, topology } = plan;
  const labels = clusterLabels(topology, 'bootstrap');
  const name = `${topology.name}-bootstrap`;
  for (const [where, names] of filledSecrets(plan, secrets)) emptySecrets(scope, plan, name, where, names);
  new KubernetesObject(scope, 'BootstrapAccount', 'ServiceAccount', {
    metadata: { name, namespace, labels },
    automountServiceAccountToken: false,
  });
  const run: ProgramRun = {
    name,
    namespace,
    labels,
    program: 'bootstrap',
    plan: bootstrapPlan(plan, secrets),
    image,
    ruby: plan.programImage._ruby,
    pullSecrets: plan.pullSecrets,
    serviceAccountName: name,
  };
  programConfig(scope, 'BootstrapProgram', run);
  programJob(scope, 'BootstrapJob', run);
  programCronJob(scope, 'RenewalCronJob', `${topology.name}-renewal`, WEEKLY, run);
  programNetworkPolicy(scope, plan, 'bootstrap');
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
function filledSecrets(plan: ElasticsearchCluster, secrets: SecurityNames): Map<string, string[]> {
  const { http, transport, ca, elastic, kibana, agent } = secrets;
  const store = [authoritySecret(plan), ca, http, transport, elastic, kibana, agent, kibanaKeysSecret(plan)];
  const all = new Map([[plan.namespace, store]]);
  if (plan.agentNamespace !== plan.namespace) all.set(plan.agentNamespace, [ca, agent]);
  return all;
}

function emptySecrets(
  scope: Construct,
  plan: ElasticsearchCluster,
  name: string,
  namespace: string,
  secrets: string[],
): void {
  const labels = clusterLabels(plan.topology, 'bootstrap');
  const id = namespace === plan.namespace ? '' : '-agent';
  for (const secret of secrets)
    new KubernetesObject(scope, `Secret-${secret}${id}`, 'Secret', {
      metadata: { name: secret, namespace, labels, annotations: PRUNE_PROTECTION },
      type: 'Opaque',
    });
  new KubernetesObject(scope, `BootstrapRole${id}`, 'Role', {
    metadata: { name, namespace, labels },
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: secrets, verbs: ['get', 'patch'] }],
  });
  new KubernetesObject(scope, `BootstrapRoleBinding${id}`, 'RoleBinding', {
    metadata: { name, namespace, labels },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: plan.namespace }],
  });
}

/** What the program is told. */
function bootstrapPlan(plan: ElasticsearchCluster, secrets: SecurityNames): BootstrapInput {
  const { namespace, topology } = plan;
  const at = (secret: string, key: string) => ({ namespace, secret, key });
  const authority = authoritySecret(plan);
  const certificate = (layer: 'http' | 'transport'): CertificateInput => {
    return { namespace, secret: secrets[layer], commonName: topology.name, ...certificateNames(plan, layer) };
  };
  return {
    waitSeconds: 600,
    authority: { namespace, secret: authority, commonName: `${topology.name} authority` },
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
