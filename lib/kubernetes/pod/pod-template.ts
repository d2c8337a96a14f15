import type { ValidationError } from '../../reporting/validation-error';
import type { ContainerSpec, PodSpec, PodTemplate } from '../api-json';
import { toApiJson } from '../to-api-json';
import { checkAnnotations, checkForm, checkInteger, checkLabels, checkQuantities } from '../validation/syntax';
import { linuxNodes } from './linux-nodes';
import type { PodOptions, PodResources } from './pod-options';

/** What a component brings into its pod. */
export interface PodParts {
  /** Labels of the component; selectors use some of them. */
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly container: ContainerSpec;
  readonly spec?: Omit<PodSpec, 'containers'>;
}

/** The pod of a component on a Kubernetes minor, with what the user adds. Empty lists are left out. */
export function podTemplate(parts: PodParts, given: PodOptions | undefined, minor: number): PodTemplate {
  const options = given ?? {};
  const { container, spec } = parts;
  return {
    metadata: {
      labels: { ...options.labels, ...parts.labels },
      annotations: orNothing({ ...parts.annotations, ...options.annotations }),
    },
    spec: {
      ...spec,
      affinity: toApiJson(options.affinity) ?? spec?.affinity,
      imagePullSecrets: some(
        spec?.imagePullSecrets,
        options.imagePullSecrets?.map(({ name }) => ({ name })),
      ),
      initContainers: some(spec?.initContainers, toApiJson(options.initContainers)),
      nodeSelector: orNothing({ ...linuxNodes(minor), ...spec?.nodeSelector, ...options.nodeSelector }),
      priorityClassName: options.priorityClassName ?? spec?.priorityClassName,
      terminationGracePeriodSeconds: options.terminationGracePeriodSeconds ?? spec?.terminationGracePeriodSeconds,
      tolerations: some(spec?.tolerations, toApiJson(options.tolerations)),
      volumes: some(spec?.volumes, toApiJson(options.volumes)),
      containers: [
        {
          ...container,
          env: withEnv(container.env, toApiJson(options.env)),
          resources: withResources(container.resources, options.resources),
          volumeMounts: some(container.volumeMounts, toApiJson(options.volumeMounts)),
        },
        ...(toApiJson(options.sidecars) ?? []),
      ],
    },
  };
}

/** Errors of what the user adds to a pod, each under `subject`, such as `agent.pod`. */
export function podErrors(option: string, parts: PodParts, options: PodOptions = {}): ValidationError[] {
  return [
    ...checkLabels(`${option}.labels`, options.labels),
    ...checkAnnotations(`${option}.annotations`, options.annotations),
    ...checkLabels(`${option}.nodeSelector`, options.nodeSelector),
    ...checkQuantities(`${option}.resources.requests`, options.resources?.requests),
    ...checkQuantities(`${option}.resources.limits`, options.resources?.limits),
    ...checkInteger(`${option}.terminationGracePeriodSeconds`, options.terminationGracePeriodSeconds, 0, 86_400),
    ...(options.env ?? []).flatMap((e) => checkForm('environmentName', `${option}.env name`, e.name)),
    ...(options.volumeMounts ?? []).flatMap((m) =>
      checkForm('absolutePath', `${option}.volumeMounts mountPath`, m.mountPath),
    ),
    ...(options.imagePullSecrets ?? []).flatMap((s) => s._errors),
    ...ownLabels(option, parts.labels, options.labels),
    ...repeated(`${option}.volumes name`, parts.spec?.volumes, toApiJson(options.volumes), (v) => v.name),
    ...repeated(
      `${option}.volumeMounts mountPath`,
      parts.container.volumeMounts,
      options.volumeMounts,
      (m) => m.mountPath,
    ),
    ...repeated(`${option}.sidecars name`, [parts.container], toApiJson(options.sidecars), (c) => c.name),
  ];
}

function ownLabels(option: string, own: Record<string, string>, given: Record<string, string> = {}): ValidationError[] {
  const clashes = Object.entries(given).filter(([key, value]) => own[key] !== undefined && own[key] !== value);
  return clashes.map(([key, value]) => ({
    option: `${option}.labels["${key}"]`,
    value,
    expected: `"${own[key]}", which the component's selector uses`,
    action: 'choose another label',
  }));
}

function repeated<Item>(
  option: string,
  own: Item[] | undefined,
  given: Item[] | undefined,
  key: (item: Item) => string,
): ValidationError[] {
  const taken = new Set((own ?? []).map(key));
  const clashes = (given ?? []).filter((item) => taken.has(key(item)) || !taken.add(key(item)));
  return clashes.map((item) => ({
    option,
    value: key(item),
    expected: `anything but ${[...taken].join(', ')}`,
    action: 'choose another; an object that the component makes can be changed with a JSON patch',
  }));
}

/** A variable without a value is an empty one. The server keeps no empty text, and one written here would differ from it. */
function withEnv(own: ContainerSpec['env'] = [], given: ContainerSpec['env'] = []): ContainerSpec['env'] {
  const replaced = own.map((variable) => given.find(({ name }) => name === variable.name) ?? variable);
  const added = given.filter(({ name }) => !own.some((variable) => variable.name === name));
  return some(replaced, added)?.map(({ value, ...rest }) => (value ? { ...rest, value } : rest));
}

function withResources(own: ContainerSpec['resources'], given: PodResources = {}): ContainerSpec['resources'] {
  return orNothing({
    ...own,
    requests: orNothing({ ...own?.requests, ...given.requests }),
    limits: orNothing({ ...own?.limits, ...given.limits }),
  });
}

function some<Item>(own: Item[] = [], given: Item[] = []): Item[] | undefined {
  return own.length + given.length > 0 ? [...own, ...given] : undefined;
}

function orNothing<T extends object>(value: T): T | undefined {
  return Object.values(value).some((field) => field !== undefined) ? value : undefined;
}
