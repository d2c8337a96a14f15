import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { hasBehavior } from '../kubernetes/behaviors';
import { objectIn } from '../kubernetes/json';
import { podOf } from '../kubernetes/lowering/pods';
import { evaluatePodSecurity } from '../kubernetes/pod-security/evaluate';
import { PodSecurityLevel } from '../kubernetes/pod-security/level';
import { statedLevels } from '../kubernetes/pod-security/stated-level';
import { KubernetesVersion } from '../kubernetes/version';
import type { ValidationError } from '../reporting/validation-error';
import { type AppObject, nameOf } from './objects';

/** How many violations of a pod a message names. */
const MOST = 4;
const LABEL = 'pod-security.kubernetes.io/enforce';

/** What a namespace enforces. */
interface Enforced {
  readonly level: PodSecurityLevel;
  /** The minor of the policy; that of the server if undefined. */
  readonly minor?: number;
}

/** Pods that Pod Security admission rejects, in namespaces whose level is known. */
export function podSecurityErrors(app: IConstruct, objects: readonly AppObject[]): ValidationError[] {
  const namespaces = enforcedBy(app, objects);
  return objects.flatMap((object) => {
    const enforced = namespaces.get(object.namespace);
    const pod = podOf(object.manifest, object.kind);
    const chart = Chart.of(object.construct);
    if (enforced === undefined || pod === undefined || !KubernetesVersion.isSet(chart)) return [];
    const { minor } = KubernetesVersion.of(chart);
    if (!hasBehavior(minor, 'podSecurityAdmission')) return [];
    const policy = Math.min(minor, enforced.minor ?? minor);
    const violations = evaluatePodSecurity(enforced.level, policy, pod.owner, pod.path);
    if (violations.length === 0) return [];
    const named = violations.slice(0, MOST).map(({ path, expected }) => `${path} (expected ${expected})`);
    const more = violations.length > MOST ? [`${violations.length - MOST} more`] : [];
    return [
      {
        at: object.construct,
        option: `Pod Security level of namespace ${object.namespace}`,
        value: enforced.level,
        expected: `a level that admits the pods of ${nameOf(object)}, which have ${[...named, ...more].join(', ')}`,
        action: 'correct the pod, or put it into a namespace with a lower level',
      },
    ];
  });
}

function enforcedBy(app: IConstruct, objects: readonly AppObject[]): ReadonlyMap<string, Enforced> {
  const stated = statedLevels(app).map(({ namespace, level }): [string, Enforced] => [namespace, { level }]);
  const labelled = objects.flatMap(({ kind, name, manifest }): [string, Enforced][] => {
    const labels = kind === 'Namespace' ? objectIn(objectIn(manifest, 'metadata'), 'labels') : undefined;
    const level = Object.values(PodSecurityLevel).find((known) => known === labels?.[LABEL]);
    const [, minor] = /^v1\.(\d+)$/.exec(String(labels?.[`${LABEL}-version`])) ?? [];
    return level === undefined ? [] : [[name, { level, minor: minor === undefined ? undefined : Number(minor) }]];
  });
  return new Map([...stated, ...labelled]);
}
