import type { ValidationError } from '../../reporting/validation-error';
import { copyJson, type JsonObject, objectIn, objectsIn } from '../json';
import { newestMinor } from '../tables/api-history';
import type { ValidationContext } from '../validation/context';
import { checkUnique } from '../validation/once';
import { checkSeconds } from '../validation/times';
import { validateValue } from '../validation/validate';
import { CONFIG_DIGEST } from '../well-known-labels';
import type { PodOptions } from './pod-options';
import { type PodParts, podTemplate } from './pod-template';

const TEMPLATE = 'core.v1.PodTemplateSpec';

/** Errors of the user's additions to a pod, each with its option, such as `agent.pod.env[0].name`. */
export function podErrors(option: string, parts: PodParts, minor: number, options: PodOptions = {}): ValidationError[] {
  return [
    ...checkSeconds(`${option}.terminationGracePeriod`, options.terminationGracePeriod, 0, 86_400),
    ...(options.imagePullSecrets ?? []).flatMap((secret, index) =>
      secret._errorsOf(`${option}.imagePullSecrets[${index}]`),
    ),
    ...selectorLabelErrors(option, parts.labels, options.labels),
    ...digestErrors(option, parts, options.annotations),
    ...templateErrors(option, parts, minor, options),
  ];
}

function selectorLabelErrors(
  option: string,
  own: Record<string, string>,
  given: Record<string, string> = {},
): ValidationError[] {
  const clashes = Object.entries(given).filter(([key, value]) => Object.hasOwn(own, key) && own[key] !== value);
  return clashes.map(([key, value]) => ({
    option: `${option}.labels["${key}"]`,
    value,
    expected: `"${own[key]}", which the component's selector uses`,
    action: 'choose another label',
  }));
}

/** Without the digest, pods would not get a new configuration. An operator has no such annotation. */
function digestErrors(option: string, { container }: PodParts, given: Record<string, string> = {}): ValidationError[] {
  const value = given[CONFIG_DIGEST];
  if (value === undefined || container.image === undefined) return [];
  const expected = 'another key, because this one is for the digest of the configuration of the component';
  return [{ option: `${option}.annotations["${CONFIG_DIGEST}"]`, value, expected, action: 'choose another key' }];
}

/** Errors of the whole pod that the user's additions cause. */
function templateErrors(option: string, parts: PodParts, minor: number, options: PodOptions): ValidationError[] {
  if (Object.values(options).every((given) => given === undefined)) return [];
  // The annotations of the component may be known only at synth, and are no option.
  const own = withVolumesOfWorkload({ ...parts, annotations: undefined });
  const template = copyJson(podTemplate(own, options, newestMinor) as unknown as JsonObject);
  const errors: ValidationError[] = [];
  const context: ValidationContext = {
    kind: 'PodTemplate',
    minor,
    rejected: (path, value, expected, action) => {
      const given = optionOf(path, own, options);
      if (given !== undefined) errors.push({ option: `${option}.${given}`, value, expected, action });
    },
  };
  validateValue(template, TEMPLATE, newestMinor, context);
  checkPorts(template, context);
  return errors;
}

/** The parts with the volumes that the workload adds, such as those of the claims of a StatefulSet. */
function withVolumesOfWorkload(parts: PodParts): PodParts {
  const own = parts.spec?.volumes ?? [];
  const mounted = new Set(parts.container.volumeMounts?.map(({ name }) => name));
  const added = [...mounted].filter((name) => !own.some((volume) => volume.name === name));
  if (added.length === 0) return parts;
  return { ...parts, spec: { ...parts.spec, volumes: [...own, ...added.map((name) => ({ name, emptyDir: {} }))] } };
}

/**
 * The containers of a pod have one network, and a Service or a PodMonitor can name a port of any of them:
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports.
 */
function checkPorts(template: JsonObject, context: ValidationContext): void {
  const ports = portsOfRunning(template);
  checkUnique(
    ports,
    ({ port }) => (port.containerPort === undefined ? undefined : `${port.protocol ?? 'TCP'}/${port.containerPort}`),
    ({ port, at }) =>
      context.rejected(
        `${at}.containerPort`,
        port.containerPort,
        'a port that no other one of the pod has, because its containers share a network',
        'let the container listen on another port',
      ),
  );
  const names = ports.flatMap(({ port, at }) => (at.startsWith(COMPONENT) ? [port.name] : []));
  for (const { port, at } of ports)
    if (!at.startsWith(COMPONENT) && port.name !== undefined && names.includes(port.name))
      context.rejected(`${at}.name`, port.name, 'a name that no port of the component has', 'choose another name');
}

const COMPONENT = 'spec.containers[0].';

/** The ports of the containers that run at the same time: the component's first. */
function portsOfRunning(template: JsonObject): { readonly port: JsonObject; readonly at: string }[] {
  const spec = objectIn(template, 'spec');
  return ['containers', 'initContainers'].flatMap((list) =>
    objectsIn(spec, list).flatMap((container, c) =>
      list === 'containers' || container.restartPolicy === 'Always'
        ? objectsIn(container, 'ports').map((port, p) => ({ port, at: `spec.${list}[${c}].ports[${p}]` }))
        : [],
    ),
  );
}

/** Locates the user's items in a list of the template, after those of the component. */
interface GivenList {
  readonly list: string;
  readonly own: number;
  readonly field: keyof PodOptions;
}

function givenLists({ container, spec }: PodParts): GivenList[] {
  return [
    { list: 'spec.containers[0].volumeMounts', own: container.volumeMounts?.length ?? 0, field: 'volumeMounts' },
    { list: 'spec.containers', own: 1, field: 'sidecars' },
    { list: 'spec.initContainers', own: spec?.initContainers?.length ?? 0, field: 'initContainers' },
    { list: 'spec.tolerations', own: spec?.tolerations?.length ?? 0, field: 'tolerations' },
    { list: 'spec.volumes', own: spec?.volumes?.length ?? 0, field: 'volumes' },
  ];
}

const VALUES: readonly [string, keyof PodOptions][] = [
  ['metadata.labels', 'labels'],
  ['metadata.annotations', 'annotations'],
  ['spec.affinity', 'affinity'],
  ['spec.nodeSelector', 'nodeSelector'],
  ['spec.priorityClassName', 'priorityClassName'],
  ['spec.containers[0].resources', 'resources'],
];

/** The option for a path of the template; undefined if the value is the component's. */
function optionOf(path: string, parts: PodParts, options: PodOptions): string | undefined {
  // An operator that chooses the image adds volumes as well.
  if (parts.container.image === undefined && /volumeMounts\[\d+\]\.name$/.test(path)) return undefined;
  const value = VALUES.find(([at, field]) => isAt(path, at) && isGiven(options[field], path.slice(at.length + 1)));
  if (value !== undefined) return `${value[1]}${path.slice(value[0].length)}`;
  if (path.startsWith('spec.containers[0].env[')) return variableOf(path, parts, options);
  for (const { list, own, field } of givenLists(parts)) {
    const [, index = '-1', rest] = path.startsWith(`${list}[`)
      ? (/^\[(\d+)\](.*)$/.exec(path.slice(list.length)) ?? [])
      : [];
    if (rest !== undefined && Number(index) >= own) return `${field}[${Number(index) - own}]${rest}`;
  }
  return undefined;
}

/** Whether the value at a path comes from the user, not from the component. */
function isGiven(value: unknown, rest: string): boolean {
  if (typeof value !== 'object' || value === null || rest === '') return value !== undefined;
  return Object.keys(value).some((key) => rest === key || rest.startsWith(`${key}.`));
}

function isAt(path: string, at: string): boolean {
  return path === at || path.startsWith(`${at}.`);
}

/** A variable of the user can replace one of the component. */
function variableOf(path: string, parts: PodParts, options: PodOptions): string | undefined {
  const [, index = '-1', rest = ''] = /^spec\.containers\[0\]\.env\[(\d+)\](.*)$/.exec(path) ?? [];
  const merged = podTemplate(parts, options, newestMinor).spec?.containers[0]?.env?.[Number(index)];
  const given = merged && options.env?.map(({ name }) => name).lastIndexOf(merged.name);
  return given === undefined || given === -1 ? undefined : `env[${given}]${rest}`;
}
