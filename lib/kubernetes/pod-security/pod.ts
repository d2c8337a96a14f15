import { isObject, type JsonObject, objectIn, objectsIn } from '../json';

/** A pod, or the template of one, as Pod Security admission reads it. */
export interface SecurityPod {
  readonly annotations: JsonObject;
  readonly spec: JsonObject;
  /** The path of `spec`, such as `spec.template.spec`. */
  readonly path: string;
}

/** A value in a pod, with its path. */
export interface Located<Value> {
  readonly path: string;
  readonly value: Value;
}

const CONTAINER_FIELDS = ['initContainers', 'containers', 'ephemeralContainers'];

export function containersIn({ spec, path }: SecurityPod): Located<JsonObject>[] {
  return CONTAINER_FIELDS.flatMap((field) =>
    objectsIn(spec, field).map((value, index) => ({ path: `${path}.${field}[${index}]`, value })),
  );
}

/** The security context of the pod. */
export function podContext({ spec, path }: SecurityPod): Located<JsonObject> {
  return { path: `${path}.securityContext`, value: objectIn(spec, 'securityContext') ?? {} };
}

/** The security contexts of its containers. */
export function containerContexts(pod: SecurityPod): Located<JsonObject>[] {
  return containersIn(pod).map(({ path, value }) => ({
    path: `${path}.securityContext`,
    value: objectIn(value, 'securityContext') ?? {},
  }));
}

/** The security contexts of the pod and of its containers. */
export function allContexts(pod: SecurityPod): Located<JsonObject>[] {
  return [podContext(pod), ...containerContexts(pod)];
}

/** The same field of several owners, where it is set. */
export function fieldsSet(owners: readonly Located<JsonObject>[], ...fields: readonly string[]): Located<unknown>[] {
  return owners.flatMap(({ path, value }) => {
    const found = fields.reduce<unknown>(
      (owner, field) => (isObject(owner as never) ? (owner as JsonObject)[field] : undefined),
      value,
    );
    return found === undefined ? [] : [{ path: [path, ...fields].join('.'), value: found }];
  });
}

/** Whether the pod runs on Windows, which from 1.25 on exempts it from what Windows does not have. */
export function runsOnWindows({ spec }: SecurityPod): boolean {
  return objectIn(spec, 'os')?.name === 'windows';
}

/** Whether the pod has a user namespace of its own, which from 1.35 on relaxes what is about users. */
export function hasOwnUsers({ spec }: SecurityPod): boolean {
  return spec.hostUsers === false;
}
