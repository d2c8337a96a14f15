import type { Construct } from 'constructs';
import { apiServerConnection, toApiServer } from '../kubernetes/network/api-server-egress';
import { KubernetesObject } from '../kubernetes/objects/object';
import { PRUNE_PROTECTION } from '../kubernetes/objects/prune-protection';
import { CA_KEY, PASSWORD_KEY } from '../kubernetes/secret-keys';
import { ensureStep } from '../provisioning/ensure-step';
import type { Body, ProvisionInput, ProvisionStep } from '../provisioning/input';
import { runProgram } from '../provisioning/run-program';
import { connectionTo } from './endpoint/connection';
import { endpointOf } from './endpoint/own-endpoint';
import { HTTP_PORT } from './endpoint/ports';
import { namesOf, previousNames } from './indices/data-stream';
import { copiesOf, type LifecycleSpec } from './indices/lifecycle';
import { primariesOf } from './indices/shards';
import { indexSteps } from './indices/steps';
import { AGENT_USER, clusterLabels, identityConfigMap, PROVISIONING_SUFFIX, urlOf } from './names';
import { hasHotNodes, podsOf } from './nodes/node-sets/topology';
import { mountedSecrets, PROGRAM_CA_FILE, type ProgramSecret, programFile } from './program-secrets';
import type { SecurityNames } from './security/names';
import { snapshotSteps } from './snapshots/steps';
import type { ElasticsearchSpec } from './spec';

/** Waits until the cluster has a master. Red indices must not prevent the set-up of users. */
export const WAIT_FOR_CLUSTER: ProvisionStep = { kind: 'wait', name: 'cluster', path: '/_cluster/health' };

/** Restores a lost user or template before the buffers of the agents are full. */
export const PROVISIONING_SCHEDULE = { cron: '*/10 * * * *', waitSeconds: 240 };

/** Sets up users, templates and retention at each apply and on a schedule. */
export function makeProvisioning(scope: Construct, spec: ElasticsearchSpec, image: string): void {
  const { namespace, topology, secrets } = spec;
  const name = `${topology.name}${PROVISIONING_SUFFIX}`;
  const labels = clusterLabels(topology, 'provisioning');
  const identity = identityConfigMap(spec);
  if (identity !== undefined)
    new KubernetesObject(scope, 'Identity', 'ConfigMap', {
      metadata: { name: identity, namespace, labels: clusterLabels(topology, 'node'), annotations: PRUNE_PROTECTION },
    });
  const toNodes = {
    ports: [{ port: HTTP_PORT, protocol: 'TCP' }],
    to: [{ podSelector: { matchLabels: clusterLabels(topology, 'node') } }],
  };
  const toService = connectionTo(endpointOf(spec));
  runProgram(scope, 'Provisioning', {
    name,
    namespace,
    labels,
    program: 'provision',
    input: provisionInput(spec),
    image,
    ruby: spec.programImage._ruby,
    pullSecrets: spec.pullSecrets,
    access: identity === undefined ? undefined : [{ namespace, resource: 'configmaps', names: [identity] }],
    egress: identity === undefined ? [toNodes] : [toNodes, toApiServer(scope)],
    connections: identity === undefined ? [toService] : [toService, apiServerConnection(scope)],
    atApply: true,
    schedule: { name, ...PROVISIONING_SCHEDULE },
    ...(secrets ? mountedSecrets(secretFiles(secrets)) : {}),
  });
}

/** The steps for the identity and the nodes of the cluster. */
function clusterSteps(spec: ElasticsearchSpec): ProvisionStep[] {
  const { namespace, topology } = spec;
  const identity = identityConfigMap(spec);
  const keep = topology.nodeSets.flatMap(podsOf);
  const { masters } = topology;
  return [
    ...(identity === undefined
      ? []
      : [
          {
            kind: 'identity' as const,
            name: 'identity of the cluster',
            configMap: { namespace, name: identity },
          },
        ]),
    { kind: 'nodes', name: 'nodes', keep, masters, prefix: `${topology.name}-` },
  ];
}

/** The input of the program. It waits long, because the first start of a cluster pulls images and creates volumes. */
function provisionInput(spec: ElasticsearchSpec): ProvisionInput {
  const { version } = spec.contract;
  const signIn = { caFile: PROGRAM_CA_FILE, user: 'elastic', passwordFile: programFile('elastic') };
  return {
    urls: [urlOf(spec)],
    ...(spec.secrets ? signIn : {}),
    product: 'Elasticsearch',
    // Without the patch version, which changes no step.
    version: `${version.major}.${version.minor}`,
    waitSeconds: 1800,
    // A new cluster answers 401 until the security index exists.
    refusedSeconds: 300,
    steps: [
      WAIT_FOR_CLUSTER,
      ...clusterSteps(spec),
      ...indexSteps({
        version,
        copies: copiesOf(spec.topology),
        primaries: primariesOf(spec.lifecycle, spec.topology),
        hot: hasHotNodes(spec.topology),
        lifecycle: spec.lifecycle,
      }),
      // After the templates: otherwise the agent could create an index without its template.
      ...(spec.secrets ? userSteps(spec.lifecycle) : []),
      // Last: a failing repository must not prevent the other steps.
      ...snapshotSteps(spec.lifecycle, spec.snapshots),
    ],
  };
}

/**
 * The agent may only add documents to its own indices. It may not read, change or delete them. The indices of earlier
 * prefixes are a second item, by which `compare` knows them.
 */
export function agentRole(lifecycle: LifecycleSpec): Body {
  const names = [namesOf(lifecycle), previousNames(lifecycle)].filter(({ length }) => length > 0);
  return {
    cluster: ['monitor'],
    indices: names.map((each) => ({ names: each, privileges: ['create_doc', 'auto_configure'] })),
  };
}

function userSteps(lifecycle: LifecycleSpec): ProvisionStep[] {
  const file = programFile('agent');
  return [
    {
      kind: 'password',
      name: 'password of kibana_system',
      user: 'kibana_system',
      passwordFile: programFile('kibana'),
    },
    ensureStep('role of the agent', `/_security/role/${AGENT_USER}`, [AGENT_USER], agentRole(lifecycle)),
    ensureStep('user of the agent', `/_security/user/${AGENT_USER}`, [AGENT_USER], {
      password: { $file: file },
      roles: [AGENT_USER],
    }),
    { kind: 'password', name: 'password of the agent', user: AGENT_USER, passwordFile: file },
  ];
}

/** The files of the program: a password for each user, and the certificate authority. */
function secretFiles({ ca, elastic, kibana, agent }: SecurityNames): ProgramSecret[] {
  const passwords = Object.entries({ elastic, kibana, agent });
  return [
    ...passwords.map(([file, secret]) => ({ secret, key: PASSWORD_KEY, file })),
    { secret: ca, key: CA_KEY, file: CA_KEY },
  ];
}
