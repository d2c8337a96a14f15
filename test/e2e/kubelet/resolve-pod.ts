import { join } from 'node:path';
import type { Container, EnvVar, PodSpec } from '../cluster/objects';
import type { Mount, ResolvedContainer, ResolvedPod } from '../runner/agent-runner';
import { capabilitiesOf } from '../runner/capabilities';
import type { PodContext } from './pod-context';
import { materialise, tokenDirectory } from './volumes';

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';

export interface NodeSettings {
  readonly automount: boolean;
  readonly hosts: ResolvedPod['hosts'];
  /** The variables that a kubelet adds for the Services of the namespace. */
  readonly serviceEnv: Readonly<Record<string, string>>;
}

/** Resolves a pod spec as a kubelet does: volumes made, env looked up, defaults filled in. */
export function resolvePod(spec: PodSpec, given: PodContext, settings: NodeSettings): ResolvedPod {
  const fsGroup = spec.securityContext?.fsGroup;
  const context = fsGroup === undefined ? given : { ...given, fsGroup };
  const volumes = new Map((spec.volumes ?? []).map((volume) => [volume.name, materialise(volume, context)]));
  const resolve = (container: Container) => resolveContainer(container, spec, volumes, context, settings);
  const [container, ...more] = spec.containers;
  if (!container || more.length > 0) throw new Error('this kubelet runs pods of one container');
  return {
    name: context.podName,
    initContainers: (spec.initContainers ?? []).map(resolve),
    container: resolve(container),
    graceSeconds: spec.terminationGracePeriodSeconds ?? 30,
    hosts: settings.hosts,
  };
}

function resolveContainer(
  container: Container,
  spec: PodSpec,
  volumes: Map<string, string>,
  context: PodContext,
  settings: NodeSettings,
): ResolvedContainer {
  const mounts = (container.volumeMounts ?? []).map((mount): Mount => {
    const source = volumes.get(mount.name);
    if (!source) throw new Error(`container ${container.name} mounts ${mount.name}, which is no volume of the pod`);
    const volume = spec.volumes?.find(({ name }) => name === mount.name);
    const readOnlyKind = Boolean(volume?.configMap ?? volume?.secret ?? volume?.projected);
    return {
      source: mount.subPath ? join(source, mount.subPath) : source,
      target: mount.mountPath,
      readOnly: readOnlyKind || mount.readOnly === true,
    };
  });
  if (settings.automount && !mounts.some(({ target }) => target === TOKEN_PATH)) {
    mounts.push({ source: tokenDirectory(context), target: TOKEN_PATH, readOnly: true });
  }
  const security = container.securityContext;
  const env = resolveEnv(container.env ?? [], context, settings.serviceEnv);
  return {
    name: container.name,
    image: container.image,
    command: (container.command ?? []).map((word) => expand(word, env)),
    args: (container.args ?? []).map((word) => expand(word, env)),
    env,
    mounts,
    readOnlyRoot: security?.readOnlyRootFilesystem === true,
    capabilities: capabilitiesOf(security),
    groups: groupsOf(spec),
    ...numbers({
      user: security?.runAsUser ?? spec.securityContext?.runAsUser,
      group: security?.runAsGroup ?? spec.securityContext?.runAsGroup,
    }),
    ...(container.workingDir === undefined ? {} : { workingDir: container.workingDir }),
  };
}

function groupsOf({ securityContext: { fsGroup, supplementalGroups = [] } = {} }: PodSpec): number[] {
  return [...new Set([...(fsGroup === undefined ? [] : [fsGroup]), ...supplementalGroups])];
}

function resolveEnv(variables: EnvVar[], context: PodContext, services: Readonly<Record<string, string>>) {
  const env: Record<string, string> = { ...services };
  for (const variable of variables) {
    const value = variableValue(variable, context);
    if (value !== undefined) env[variable.name] = expand(value, env);
  }
  return env;
}

function variableValue({ name, value, valueFrom }: EnvVar, context: PodContext): string | undefined {
  if (!valueFrom) return value ?? '';
  if (valueFrom.fieldRef) return context.field(valueFrom.fieldRef.fieldPath);
  const reference = valueFrom.secretKeyRef ?? valueFrom.configMapKeyRef;
  if (!reference) throw new Error(`env ${name}: this kubelet knows fieldRef, secretKeyRef and configMapKeyRef only`);
  const data = valueFrom.secretKeyRef ? context.secret(reference.name) : context.configMap(reference.name);
  const found = data?.[reference.key];
  if (found === undefined && !reference.optional)
    throw new Error(`CreateContainerConfigError: env ${name}: no key ${reference.key} in ${reference.name}`);
  return found;
}

/** `$(NAME)` in env values, commands and arguments. */
function expand(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$\(([A-Za-z_][\w.-]*)\)/g, (whole, name: string) => env[name] ?? whole);
}

function numbers(values: { user: number | undefined; group: number | undefined }): { user?: number; group?: number } {
  return {
    ...(values.user === undefined ? {} : { user: values.user }),
    ...(values.group === undefined ? {} : { group: values.group }),
  };
}
