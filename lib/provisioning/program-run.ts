import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { ContainerSpec, PodSpec, PodTemplate } from '../kubernetes/api-json';
import { KubernetesObject } from '../kubernetes/object';
import { linuxNodes } from '../kubernetes/pod/linux-nodes';
import { KubernetesVersion } from '../kubernetes/version';
import type { BootstrapInput, ProvisionInput, RetentionInput } from './input';
import { entryOf, type Program, programFiles } from './programs';

/** A program of ours with its plan, in the agent's image. */
export interface ProgramRun {
  /** The name of the ConfigMap, and the first part of the name of a Job. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  readonly program: Program;
  readonly plan: BootstrapInput | ProvisionInput | RetentionInput;
  readonly image: string;
  readonly ruby: string;
  readonly pullSecrets: { readonly name: string }[];
  /** The account whose token the program gets; none where it asks the API server for nothing. */
  readonly serviceAccountName?: string;
  readonly mounts?: ContainerSpec['volumeMounts'];
  readonly volumes?: PodSpec['volumes'];
}

const DIRECTORY = '/opt/program';
const PLAN = 'plan.json';

/** The ConfigMap with program and plan. */
export function programConfig(scope: Construct, id: string, run: ProgramRun): void {
  new KubernetesObject(scope, id, 'ConfigMap', {
    metadata: { name: run.name, namespace: run.namespace, labels: run.labels },
    data: filesOf(run),
  });
}

/** Runs the program once for each state of itself and of its plan: a Job cannot be changed, so that its name says both. */
export function programJob(scope: Construct, id: string, run: ProgramRun): void {
  const spec = jobSpec(run, KubernetesVersion.of(scope).minor);
  const name = `${run.name}-${digest([spec, filesOf(run)]).slice(0, 8)}`;
  new KubernetesObject(scope, id, 'Job', { metadata: { name, namespace: run.namespace, labels: run.labels }, spec });
}

/** Runs the program again and again. */
export function programCronJob(scope: Construct, id: string, name: string, schedule: string, run: ProgramRun): void {
  new KubernetesObject(scope, id, 'CronJob', {
    metadata: { name, namespace: run.namespace, labels: run.labels },
    spec: {
      schedule,
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: { metadata: { labels: run.labels }, spec: jobSpec(run, KubernetesVersion.of(scope).minor) },
    },
  });
}

function jobSpec(run: ProgramRun, minor: number) {
  return { backoffLimit: 10, template: template(run, minor) };
}

/** As restricted as Pod Security has it: the program writes nothing. */
function template(run: ProgramRun, minor: number): PodTemplate {
  return {
    metadata: { labels: run.labels, annotations: { 'checksum/config': digest(filesOf(run)) } },
    spec: {
      serviceAccountName: run.serviceAccountName,
      automountServiceAccountToken: run.serviceAccountName !== undefined,
      enableServiceLinks: false,
      imagePullSecrets: run.pullSecrets.length > 0 ? [...run.pullSecrets] : undefined,
      nodeSelector: linuxNodes(minor),
      restartPolicy: 'OnFailure',
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: run.program,
          image: run.image,
          command: [run.ruby, `${DIRECTORY}/${entryOf(run.program)}`, `${DIRECTORY}/${PLAN}`],
          resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [{ name: 'program', mountPath: DIRECTORY, readOnly: true }, ...(run.mounts ?? [])],
        },
      ],
      volumes: [{ name: 'program', configMap: { name: run.name } }, ...(run.volumes ?? [])],
    },
  };
}

function filesOf({ program, plan }: ProgramRun): Record<string, string> {
  return { ...programFiles(program), [PLAN]: `${JSON.stringify(plan, null, 2)}\n` };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
