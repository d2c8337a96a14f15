import { type JsonObject, objectIn, objectsIn, removeIfEmpty } from '../json';
import { fieldPath } from '../tables/each-object';
import type { LoweringContext } from './fields/lowering-context';
import { restrict } from './fields/restrict';
import { annotate, containersOf, type Pod } from './pods';

const INIT_ALPHA = 'pod.alpha.kubernetes.io/init-containers';
const INIT_BETA = 'pod.beta.kubernetes.io/init-containers';

/** Servers that write both keys do not change a manifest that has both. */
export function writeInitContainers(pod: Pod, context: LoweringContext): void {
  const path = `${fieldPath(pod.path, 'spec')}.initContainers`;
  const containers = objectsIn(pod.spec, 'initContainers');
  restrict(pod.spec.initContainers, '[]core.v1.Container', context.minor, path, context);
  delete pod.spec.initContainers;
  if (containers.length === 0) return;
  const keys = context.has('betaInitContainers') ? [INIT_ALPHA, INIT_BETA] : [INIT_ALPHA];
  const text = JSON.stringify(containers.map(withDefaults));
  for (const key of keys) annotate(pod.owner, pod.path, key, text, context);
  context.translated(path, `the annotation ${keys.join(' and ')}`);
}

/** API server 1.5.1 requires values in the annotation for which it has defaults in fields. */
function withDefaults(container: JsonObject): JsonObject {
  const { image, imagePullPolicy = defaultPullPolicy(String(image)), ports } = container;
  if (ports === undefined) return { ...container, imagePullPolicy };
  return {
    ...container,
    imagePullPolicy,
    ports: objectsIn(container, 'ports').map((port) => ({ protocol: 'TCP', ...port })),
  };
}

/** As `SetDefaults_Container` of Kubernetes 1.5 sets it. */
function defaultPullPolicy(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  const movable = !name.includes('@') && (!name.includes(':') || name.endsWith(':latest'));
  return movable ? 'Always' : 'IfNotPresent';
}

/** The old name of `serviceAccountName`, which all servers read. */
export function writeServiceAccount(pod: Pod): void {
  const { serviceAccountName: name, serviceAccount: alias } = pod.spec;
  const entries = Object.entries(pod.spec).filter(([field]) => field !== 'serviceAccount');
  for (const field of Object.keys(pod.spec)) delete pod.spec[field];
  for (const [field, value] of entries) pod.spec[field === 'serviceAccountName' ? 'serviceAccount' : field] = value;
  pod.spec.serviceAccount = name ?? alias;
}

/**
 * A liveness probe must not run while the startup probe would still run, so it is delayed by the longest startup time.
 * Without a liveness probe, a container that does not start is not restarted; its readiness probe still fails.
 */
export function foldStartupProbes(pod: Pod, context: LoweringContext): void {
  for (const { object, path } of containersOf(pod)) {
    const startup = objectIn(object, 'startupProbe');
    if (startup === undefined) continue;
    delete object.startupProbe;
    const liveness = objectIn(object, 'livenessProbe');
    if (liveness === undefined) {
      context.dropped(
        `${path}.startupProbe`,
        'without a liveness probe, a container that does not start is not restarted',
      );
      continue;
    }
    const budget =
      number(startup, 'initialDelaySeconds', 0) +
      number(startup, 'periodSeconds', 10) * number(startup, 'failureThreshold', 3);
    liveness.initialDelaySeconds = Math.max(number(liveness, 'initialDelaySeconds', 0), budget);
    context.translated(
      `${path}.startupProbe`,
      `an initialDelaySeconds of ${liveness.initialDelaySeconds} of livenessProbe`,
    );
  }
}

/**
 * Drops grace periods that are shorter than that of the pod. A longer one is an error, because it may protect data.
 */
export function dropProbeGrace(pod: Pod, context: LoweringContext): void {
  const ofPod = number(pod.spec, 'terminationGracePeriodSeconds', 30);
  for (const { object, path } of containersOf(pod)) {
    for (const field of ['livenessProbe', 'startupProbe']) {
      const probe = objectIn(object, field);
      if (
        probe?.terminationGracePeriodSeconds === undefined ||
        number(probe, 'terminationGracePeriodSeconds', 0) > ofPod
      )
        continue;
      delete probe.terminationGracePeriodSeconds;
      context.dropped(
        `${path}.${field}.terminationGracePeriodSeconds`,
        `the container gets the ${ofPod} seconds of the pod`,
      );
    }
  }
}

/** Reports resource names that the API server rejects. */
export function checkResources(pod: Pod, context: LoweringContext): void {
  for (const { object, path } of containersOf(pod)) {
    const resources = objectIn(object, 'resources');
    for (const bound of ['requests', 'limits']) {
      const amounts = objectIn(resources, bound);
      for (const name of Object.keys(amounts ?? {}).filter(
        (n) => n === 'ephemeral-storage' || n.startsWith('hugepages-'),
      )) {
        leaveResource(amounts ?? {}, bound, name, `${path}.resources.${bound}.${name}`, context);
      }
      if (resources !== undefined) removeIfEmpty(resources, bound);
    }
  }
}

function leaveResource(amounts: JsonObject, bound: string, name: string, path: string, context: LoweringContext): void {
  if (context.mode === 'own' && bound === 'requests' && name === 'ephemeral-storage') {
    delete amounts[name];
    context.dropped(path, 'the scheduler does not count disk space');
  } else {
    const action = 'leave it out: only the eviction threshold of the node limits disk space';
    context.lacks('localStorageResources', path, amounts[name], action);
  }
}

function number(owner: JsonObject, field: string, otherwise: number): number {
  const value = owner[field];
  return typeof value === 'number' ? value : otherwise;
}
