import { type JsonObject, objectsIn } from '../../../json';

/** A container of a pod. */
export interface ContainerAt {
  readonly container: JsonObject;
  readonly at: string;
}

/** The containers in a field of a PodSpec. */
export function containersAt(spec: JsonObject, field: string, path: string): ContainerAt[] {
  return objectsIn(spec, field).map((container, index) => ({ container, at: `${path}.${field}[${index}]` }));
}

/** The init containers and the containers. */
export function allContainersAt(spec: JsonObject, path: string): ContainerAt[] {
  return ['initContainers', 'containers'].flatMap((field) => containersAt(spec, field, path));
}
