import type { Fault } from '../../reporting/validation-error';
import type { ContainerSpec, PodSpec, PodTemplate } from '../api-json';
import { checkAnnotations, checkForm, checkInteger, checkLabels, checkQuantities } from '../validation/syntax';
import { toPlain } from '../to-api-json';
import type { ContainerResources, PodOptions } from './pod-options';

/** What a component brings into its pod. */
export interface PodParts {
  /** Labels of the component; selectors use some of them. */
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly container: ContainerSpec;
  readonly spec?: Omit<PodSpec, 'containers'>;
}

/** The pod of a component with what the user adds. Empty lists are left out, as a person would leave them out. */
export function podTemplate(parts: PodParts, options: PodOptions = {}): PodTemplate {
  const { container, spec } = parts;
  return {
    metadata: {
      labels: { ...options.labels, ...parts.labels },
      annotations: orNothing({ ...parts.annotations, ...options.annotations }),
    },
    spec: {
      ...spec,
      affinity: toPlain(options.affinity) ?? spec?.affinity,
      imagePullSecrets: some(
        spec?.imagePullSecrets,
        options.imagePullSecrets?.map(({ name }) => ({ name })),
      ),
      initContainers: some(spec?.initContainers, toPlain(options.initContainers)),
      nodeSelector: orNothing({ ...spec?.nodeSelector, ...options.nodeSelector }),
      priorityClassName: options.priorityClassName ?? spec?.priorityClassName,
      terminationGracePeriodSeconds: options.terminationGracePeriodSeconds ?? spec?.terminationGracePeriodSeconds,
      tolerations: some(spec?.tolerations, toPlain(options.tolerations)),
      volumes: some(spec?.volumes, toPlain(options.volumes)),
      containers: [
        {
          ...container,
          env: withEnv(container.env, toPlain(options.env)),
          resources: withResources(container.resources, options.resources),
          volumeMounts: some(container.volumeMounts, toPlain(options.volumeMounts)),
        },
        ...(toPlain(options.sidecars) ?? []),
      ],
    },
  };
}

/** Faults of what the user adds to a pod, each under `subject`, such as `agent.pod`. */
export function podFaults(subject: string, parts: PodParts, options: PodOptions = {}): Fault[] {
  return [
    ...checkLabels(`${subject}.labels`, options.labels),
    ...checkAnnotations(`${subject}.annotations`, options.annotations),
    ...checkLabels(`${subject}.nodeSelector`, options.nodeSelector),
    ...checkQuantities(`${subject}.resources.requests`, options.resources?.requests),
    ...checkQuantities(`${subject}.resources.limits`, options.resources?.limits),
    ...checkInteger(`${subject}.terminationGracePeriodSeconds`, options.terminationGracePeriodSeconds, 0, 86_400),
    ...(options.env ?? []).flatMap((e) => checkForm('environmentName', `${subject}.env name`, e.name)),
    ...(options.volumeMounts ?? []).flatMap((m) =>
      checkForm('absolutePath', `${subject}.volumeMounts mountPath`, m.mountPath),
    ),
    ...(options.imagePullSecrets ?? []).flatMap((s) => s._faults),
    ...ownLabels(subject, parts.labels, options.labels),
    ...repeated(`${subject}.volumes name`, parts.spec?.volumes, toPlain(options.volumes), (v) => v.name),
    ...repeated(
      `${subject}.volumeMounts mountPath`,
      parts.container.volumeMounts,
      options.volumeMounts,
      (m) => m.mountPath,
    ),
    ...repeated(`${subject}.sidecars name`, [parts.container], toPlain(options.sidecars), (c) => c.name),
  ];
}

function ownLabels(subject: string, own: Record<string, string>, given: Record<string, string> = {}): Fault[] {
  const clashes = Object.entries(given).filter(([key, value]) => own[key] !== undefined && own[key] !== value);
  return clashes.map(([key, value]) => ({
    subject: `${subject}.labels["${key}"]`,
    value,
    allowed: `"${own[key]}", which the component's selector uses`,
    remedy: 'choose another label',
  }));
}

function repeated<Item>(
  subject: string,
  own: Item[] | undefined,
  given: Item[] | undefined,
  key: (item: Item) => string,
): Fault[] {
  const taken = new Set((own ?? []).map(key));
  const clashes = (given ?? []).filter((item) => taken.has(key(item)) || !taken.add(key(item)));
  return clashes.map((item) => ({
    subject,
    value: key(item),
    allowed: `anything but ${[...taken].join(', ')}`,
    remedy: 'choose another; an object that the component makes can be changed with a JSON patch',
  }));
}

/** A variable without a value is an empty one. The server keeps no empty text, and one written here would differ from it. */
function withEnv(own: ContainerSpec['env'] = [], given: ContainerSpec['env'] = []): ContainerSpec['env'] {
  const replaced = own.map((variable) => given.find(({ name }) => name === variable.name) ?? variable);
  const added = given.filter(({ name }) => !own.some((variable) => variable.name === name));
  return some(replaced, added)?.map(({ value, ...rest }) => (value ? { ...rest, value } : rest));
}

function withResources(own: ContainerSpec['resources'], given: ContainerResources = {}): ContainerSpec['resources'] {
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
