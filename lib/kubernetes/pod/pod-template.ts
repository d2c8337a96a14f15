import type { ContainerSpec, PodSpec, PodTemplate } from '../api/api-json';
import { toApiJson } from '../api/to-api-json';
import { Quantity } from '../quantity';
import { withReferenceVersions } from './field-references';
import { linuxNodes } from './linux-nodes';
import type { PodOptions, PodResources } from './pod-options';

/** The component's part of its pod. */
export interface PodParts {
  /** Labels of the component. Its selectors use a subset of them. */
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly container: ContainerSpec;
  readonly spec?: Omit<PodSpec, 'containers'>;
}

/** The pod of a component on a Kubernetes minor, with the user's additions. Empty lists are left out. */
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
      imagePullSecrets: merged(
        spec?.imagePullSecrets,
        options.imagePullSecrets?.map(({ name }) => ({ name })),
      ),
      initContainers: withReferenceVersions(merged(spec?.initContainers, toApiJson(options.initContainers)), minor),
      nodeSelector: orNothing({ ...linuxNodes(minor), ...spec?.nodeSelector, ...options.nodeSelector }),
      priorityClassName: options.priorityClassName ?? spec?.priorityClassName,
      terminationGracePeriodSeconds:
        options.terminationGracePeriod?.toSeconds({ integral: false }) ?? spec?.terminationGracePeriodSeconds,
      tolerations: merged(spec?.tolerations, toApiJson(options.tolerations)),
      volumes: withReferenceVersions(merged(spec?.volumes, toApiJson(options.volumes)), minor),
      containers: withReferenceVersions(
        [
          {
            ...container,
            env: withEnv(container.env, toApiJson(options.env)),
            resources: withResources(container.resources, options.resources),
            volumeMounts: merged(container.volumeMounts, toApiJson(options.volumeMounts)),
          },
          ...(toApiJson(options.sidecars) ?? []),
        ],
        minor,
      ),
    },
  };
}

/** A variable without a value is empty. The server does not keep an empty value, so writing it would cause a diff. */
function withEnv(own: ContainerSpec['env'] = [], given: ContainerSpec['env'] = []): ContainerSpec['env'] {
  const replaced = own.map((variable) => given.find(({ name }) => name === variable.name) ?? variable);
  const added = given.filter(({ name }) => !own.some((variable) => variable.name === name));
  return merged(replaced, added)?.map(({ value, ...rest }) => (value ? { ...rest, value } : rest));
}

function withResources(own: ContainerSpec['resources'], given: PodResources = {}): ContainerSpec['resources'] {
  return orNothing({
    ...own,
    requests: orNothing(boundedBy(own?.requests, given.limits, given.requests, -1)),
    limits: orNothing(boundedBy(own?.limits, given.requests, given.limits, 1)),
  });
}

type Amounts = { readonly [resource: string]: string | number };

/**
 * The resources of a component, overridden by the user's. A default request or limit is adjusted to the user's other
 * bound.
 */
function boundedBy(own: Amounts = {}, otherBound: Amounts = {}, given: Amounts = {}, side: number): Amounts {
  const bounded = Object.entries(own).map(([name, amount]) => {
    const bound = Object.hasOwn(otherBound, name) ? otherBound[name] : undefined;
    const [ours, theirs] = [Quantity.parse(amount), Quantity.parse(bound)];
    const contradicts = ours !== undefined && theirs !== undefined && ours.compareTo(theirs) * side < 0;
    return [name, contradicts ? bound : amount];
  });
  return { ...Object.fromEntries(bounded), ...given };
}

function merged<Item>(own: Item[] = [], given: Item[] = []): Item[] | undefined {
  return own.length + given.length > 0 ? [...own, ...given] : undefined;
}

function orNothing<T extends object>(value: T): T | undefined {
  return Object.values(value).some((field) => field !== undefined) ? value : undefined;
}
