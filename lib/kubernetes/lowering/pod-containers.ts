import { type JsonObject, objectIn, objectsIn, removeIfEmpty } from './json';
import { join, type LoweringContext } from './lowering-context';
import { annotate, containersOf, type Pod } from './pods';
import { restrict } from './restrict';

const INIT_ALPHA = 'pod.alpha.kubernetes.io/init-containers';
const INIT_BETA = 'pod.beta.kubernetes.io/init-containers';

/** Servers of 1.4 and 1.5 write both keys, so a manifest with both is what they keep. */
export function writeInitContainers(pod: Pod, context: LoweringContext): void {
  const path = `${join(pod.path, 'spec')}.initContainers`;
  const containers = objectsIn(pod.spec, 'initContainers');
  restrict(pod.spec.initContainers, '[]core.v1.Container', context.minor, path, context);
  delete pod.spec.initContainers;
  if (containers.length === 0) return;
  const keys = context.minor >= 4 ? [INIT_ALPHA, INIT_BETA] : [INIT_ALPHA];
  for (const key of keys) annotate(pod.owner, pod.path, key, JSON.stringify(containers), context);
  context.translated(path, `the annotation ${keys.join(' and ')}`);
}

/** What the account of a pod is called where `serviceAccountName` is young: all servers read this name, too. */
export function writeServiceAccount(pod: Pod): void {
  const { serviceAccountName: name, serviceAccount: alias } = pod.spec;
  const entries = Object.entries(pod.spec).filter(([field]) => field !== 'serviceAccount');
  for (const field of Object.keys(pod.spec)) delete pod.spec[field];
  for (const [field, value] of entries) pod.spec[field === 'serviceAccountName' ? 'serviceAccount' : field] = value;
  pod.spec.serviceAccount = name ?? alias;
}

/**
 * A liveness probe must not run before the startup probe would have let it: it waits for as long as the startup may take.
 * Without a liveness probe nothing restarts a container that does not get up; readiness still keeps traffic away.
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
        'there is no liveness probe that would have to wait for it; a start that hangs is not ended',
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

/** A shorter time than that of the pod only ends a hanging container sooner; a longer one is there to save something. */
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

/** Up to 1.9 no server takes these names of resources. */
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
    context.dropped(path, 'the scheduler does not count the disk there');
  } else {
    context.tooNew(
      path,
      amounts[name],
      10,
      'leave it out: nothing but the eviction threshold of the node bounds the disk there',
    );
  }
}

function number(owner: JsonObject, field: string, otherwise: number): number {
  const value = owner[field];
  return typeof value === 'number' ? value : otherwise;
}
