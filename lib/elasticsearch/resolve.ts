import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Account } from '../api-access/account';
import { ImageSource } from '../images/image-source';
import { hasBehavior } from '../kubernetes/behaviors';
import { KubernetesVersion } from '../kubernetes/version';
import { ProgramImage } from '../provisioning/program-image';
import { errorUnder, type ValidationError } from '../reporting/validation-error';
import type { ElasticsearchOptions } from './elasticsearch-props';
import { ElasticsearchImage } from './images/image';
import { resolveLifecycle } from './indices/lifecycle';
import { MemoryMapping } from './nodes/memory-mapping';
import { resolveNodeSets } from './nodes/node-sets/node-set-spec';
import { NodeSpread } from './nodes/node-sets/spread';
import { topologyOf } from './nodes/node-sets/topology';
import { NodeUpdateStrategy } from './nodes/node-sets/update-strategy';
import { ElasticsearchSecurity } from './security/security';
import { resolveSnapshots } from './snapshots/spec';
import type { ElasticsearchSpec } from './spec';

const error = errorUnder('elasticsearch.');

/** Resolves the options with the defaults of the image and the target. */
export function resolveElasticsearch(scope: IConstruct, options: ElasticsearchOptions): ElasticsearchSpec {
  const { minor } = KubernetesVersion.of(scope);
  const namespace = Chart.of(scope).namespace ?? '';
  const image = options.image ?? ElasticsearchImage._for(minor);
  const contract = image._contract;
  const name = options.name ?? 'elasticsearch';
  const security = options.security ?? ElasticsearchSecurity.bootstrap();
  const spread = options.spread ?? NodeSpread.preferred();
  const nodeSets = resolveNodeSets(options.nodeSets, {
    ...options,
    name,
    replicas: options.replicas ?? contract.replicas,
  });
  const zoneLabel = spread._kind === 'zones' && hasBehavior(minor, 'zoneLabelsOnPods');
  return {
    namespace,
    agentNamespace: options.agentNamespace ?? namespace,
    minor,
    image,
    contract,
    topology: topologyOf(name, nodeSets, zoneLabel, spread._forcedZones),
    spread,
    memoryMapping: options.memoryMapping ?? MemoryMapping.noMmap(),
    lifecycle: resolveLifecycle(options.lifecycle),
    security,
    secrets: security._names(name),
    snapshots: options.snapshots && resolveSnapshots(options.snapshots),
    account: options.serviceAccount ?? Account.namespaceDefault(),
    ownAccount: options.serviceAccount !== undefined,
    podSecurity: options.podSecurity,
    updateStrategy: options.updateStrategy ?? NodeUpdateStrategy.ROLLING_UPDATE,
    programImage: options.programImage ?? ProgramImage._forElasticsearch(contract.major),
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
    conflicts: conflictErrors(options),
  };
}

/** Errors of options that exclude each other. Only here it is known which of them the user set. */
function conflictErrors({ nodeSets, replicas, spread, pod }: ElasticsearchOptions): ValidationError[] {
  const conflicts: ValidationError[] = [];
  const affinity = [pod, ...(nodeSets ?? []).map((nodeSet) => nodeSet.pod)].some(
    (each) => each?.affinity !== undefined,
  );
  if (spread !== undefined && affinity)
    conflicts.push(
      error('spread', 'set', 'no spread together with your own affinity, which replaces it', 'remove one of the two'),
    );
  if (nodeSets !== undefined && replicas !== undefined)
    conflicts.push(error('replicas', replicas, 'replicas in each node set', 'remove replicas'));
  return conflicts;
}
