import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { ContainerSpec, PodSpec, PodTemplate } from '../kubernetes/api/api-json';
import { type Connection, needsConnection } from '../kubernetes/network/connections';
import { type EgressRule, TO_DNS } from '../kubernetes/network/network-peers';
import { KubernetesObject } from '../kubernetes/objects/object';
import { linuxNodes } from '../kubernetes/pod/linux-nodes';
import { RESTRICTED_CONTAINER, restrictedPod } from '../kubernetes/pod/restricted';
import { supportsOrReports } from '../kubernetes/supported';
import { KubernetesVersion } from '../kubernetes/version';
import { CONFIG_DIGEST } from '../kubernetes/well-known-labels';
import type { BootstrapInput, ProvisionInput, RetentionInput } from './input';
import { entryOf, type Program, programFiles } from './programs';

/** A program that runs in the cluster, in the agent's image. */
export interface ProgramSpec {
  /** The name of the ConfigMap, the NetworkPolicy and the account, and the first part of the name of the Job. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly program: Program;
  readonly input: BootstrapInput | ProvisionInput | RetentionInput;
  readonly image: string;
  readonly ruby: string;
  readonly pullSecrets: readonly { readonly name: string }[];
  readonly mounts?: ContainerSpec['volumeMounts'];
  readonly volumes?: PodSpec['volumes'];
  /** What the program may get and patch in the API server, on a target with Roles; without it, the pod has no token. */
  readonly access?: readonly ObjectAccess[];
  /** Where the program may connect to, apart from DNS. */
  readonly egress: readonly EgressRule[];
  /** The same connections, for the validation of network policies. */
  readonly connections: readonly Connection[];
  /** Whether the program also runs at each apply that changes the program or its input. */
  readonly atApply: boolean;
  readonly schedule?: ProgramSchedule;
}

/** Objects of one kind in one namespace, by name. */
export interface ObjectAccess {
  readonly namespace: string;
  readonly resource: 'secrets' | 'configmaps';
  readonly names: readonly string[];
}

/** When the program runs again. */
export interface ProgramSchedule {
  /** The name of the CronJob. It does not depend on the program or its input. */
  readonly name: string;
  /** Minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** How many seconds a run waits for an unavailable service. It replaces the `waitSeconds` of the input. */
  readonly waitSeconds?: number;
}

const DIRECTORY = '/opt/program';
const INPUT = 'input.json';

/** Creates the objects that a program needs: ConfigMap, account, NetworkPolicy, and the Job and CronJob that run it. */
export function runProgram(scope: Construct, id: string, spec: ProgramSpec): void {
  const { name, namespace, labels } = spec;
  const metadata = { name, namespace, labels };
  new KubernetesObject(scope, `${id}Program`, 'ConfigMap', { metadata, data: filesOf(spec) });
  if (spec.access) account(scope, id, spec, spec.access);
  if (spec.atApply) job(scope, id, spec);
  if (spec.schedule) cronJob(scope, id, spec, spec.schedule);
  networkPolicy(scope, id, spec);
}

function account(
  scope: Construct,
  id: string,
  { name, namespace, labels }: ProgramSpec,
  access: readonly ObjectAccess[],
): void {
  new KubernetesObject(scope, `${id}Account`, 'ServiceAccount', {
    metadata: { name, namespace, labels },
    automountServiceAccountToken: false,
  });
  for (const [index, { namespace: where, resource, names }] of access.entries()) {
    const metadata = { name, namespace: where, labels };
    new KubernetesObject(scope, `${id}Role-${index}`, 'Role', {
      metadata,
      rules: [{ apiGroups: [''], resources: [resource], resourceNames: [...names], verbs: ['get', 'patch'] }],
    });
    new KubernetesObject(scope, `${id}RoleBinding-${index}`, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
  }
}

/** The pod template of a Job is immutable. The name ends with a digest of it, so that a change creates a new Job. */
function job(scope: Construct, id: string, run: ProgramSpec): void {
  const spec = { backoffLimit: 6, template: template(run, KubernetesVersion.of(scope).minor) };
  const name = `${run.name}-${digest([spec, filesOf(run)]).slice(0, 8)}`;
  const made = new KubernetesObject(scope, `${id}Job`, 'Job', {
    metadata: { name, namespace: run.namespace, labels: run.labels },
    spec,
  });
  needsConnection(made, ...run.connections);
}

/** A failed run is not retried, because the next run follows soon. */
function cronJob(scope: Construct, id: string, run: ProgramSpec, { name, cron, waitSeconds }: ProgramSchedule): void {
  const version = KubernetesVersion.of(scope);
  if (!supportsOrReports(scope, 'CronJob', `the program ${name} runs only when you apply the manifests`)) return;
  const made = new KubernetesObject(scope, `${id}CronJob`, 'CronJob', {
    metadata: { name, namespace: run.namespace, labels: run.labels },
    spec: {
      schedule: cron,
      concurrencyPolicy: 'Forbid',
      // Without it, a controller that missed 100 runs starts no more runs.
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels: run.labels },
        // A pod that cannot start because a Secret is missing must not block later runs.
        spec: { backoffLimit: 0, activeDeadlineSeconds: 1800, template: template(run, version.minor, waitSeconds) },
      },
    },
  });
  // The pods of the Job and of the CronJob have the same labels.
  if (!run.atApply) needsConnection(made, ...run.connections);
}

/** The program accepts no connections. */
function networkPolicy(scope: Construct, id: string, { name, namespace, labels, egress }: ProgramSpec): void {
  if (!supportsOrReports(scope, 'NetworkPolicy', 'connections to and from these pods are not limited')) return;
  new KubernetesObject(scope, `${id}NetworkPolicy`, 'NetworkPolicy', {
    metadata: { name, namespace, labels },
    spec: {
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      egress: [...egress, TO_DNS],
    },
  });
}

/** Meets the `restricted` level of Pod Security. The program writes no files. */
function template(run: ProgramSpec, minor: number, waitSeconds?: number): PodTemplate {
  const command = [run.ruby, `${DIRECTORY}/${entryOf(run.program)}`, `${DIRECTORY}/${INPUT}`];
  return {
    metadata: { labels: run.labels, annotations: { [CONFIG_DIGEST]: digest(filesOf(run)) } },
    spec: {
      serviceAccountName: run.access && run.name,
      automountServiceAccountToken: run.access !== undefined,
      enableServiceLinks: false,
      imagePullSecrets: run.pullSecrets.length > 0 ? [...run.pullSecrets] : undefined,
      nodeSelector: linuxNodes(minor),
      // The pod of a failed run stays, together with its log.
      restartPolicy: 'Never',
      securityContext: restrictedPod({ group: true, volumes: true }),
      containers: [
        {
          name: run.program,
          image: run.image,
          command: waitSeconds === undefined ? command : [...command, String(waitSeconds)],
          resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
          securityContext: RESTRICTED_CONTAINER,
          volumeMounts: [{ name: 'program', mountPath: DIRECTORY, readOnly: true }, ...(run.mounts ?? [])],
        },
      ],
      volumes: [{ name: 'program', configMap: { name: run.name } }, ...(run.volumes ?? [])],
    },
  };
}

function filesOf({ program, input }: ProgramSpec): Record<string, string> {
  return { ...programFiles(program), [INPUT]: `${JSON.stringify(input, null, 2)}\n` };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
