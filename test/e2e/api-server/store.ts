import type { KubeObject } from '../cluster/objects';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: Resource;
  readonly version: number;
  readonly object: StoredObject;
}

export type Resource = 'pods' | 'namespaces' | 'configmaps';

export interface StoredObject extends KubeObject {
  data?: Record<string, string>;
  spec?: { nodeName?: string; containers?: { name: string; image: string }[] };
  status?: {
    phase?: string;
    podIP?: string;
    hostIP?: string;
    containerStatuses?: { name: string; image: string; imageID: string; containerID: string }[];
  };
}

/** What the API server keeps: objects with resource versions, and every change since the start for watches. */
export class ObjectStore {
  version = 1000;
  readonly changes: Change[] = [];
  private readonly objects: Record<Resource, Map<string, StoredObject>> = {
    pods: new Map(),
    namespaces: new Map(),
    configmaps: new Map(),
  };
  private readonly listeners = new Set<(change: Change) => void>();

  put(resource: Resource, object: StoredObject): void {
    const key = keyOf(object);
    this.change(this.objects[resource].has(key) ? 'MODIFIED' : 'ADDED', resource, object);
    this.objects[resource].set(key, object);
  }

  remove(resource: Resource, object: StoredObject): void {
    if (this.objects[resource].delete(keyOf(object))) this.change('DELETED', resource, object);
  }

  get(resource: Resource, namespace: string | undefined, name: string): StoredObject | undefined {
    return this.objects[resource].get(`${namespace ?? ''}/${name}`);
  }

  list(resource: Resource, filter: (object: StoredObject) => boolean): StoredObject[] {
    return [...this.objects[resource].values()].filter(filter);
  }

  /** Calls `listener` for every later change until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private change(type: Change['type'], resource: Resource, object: StoredObject): void {
    this.version += 1;
    Object.assign(object.metadata, { resourceVersion: String(this.version) });
    const change = { type, resource, version: this.version, object: structuredClone(object) };
    this.changes.push(change);
    for (const listener of this.listeners) listener(change);
  }
}

function keyOf({ metadata }: StoredObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
