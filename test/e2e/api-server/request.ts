import type { Resource, StoredObject } from './store';

export interface ResourceRequest {
  readonly resource: Resource;
  readonly namespace?: string;
  readonly name?: string;
  readonly watch: boolean;
  readonly since: number;
  matches(object: StoredObject): boolean;
}

/** Reads `/api/v1/…` in its old form (`/api/v1/watch/pods`) and its new one (`?watch=true`). */
export function readRequest(url: URL): ResourceRequest | undefined {
  const words = url.pathname.split('/').filter((word) => word !== '');
  if (words.shift() !== 'api' || words.shift() !== 'v1') return undefined;
  const oldWatch = words[0] === 'watch' && words.shift() !== undefined;
  const inNamespace = words[0] === 'namespaces' && words.length > 2;
  const [, namespace] = inNamespace ? words.splice(0, 2) : [];
  const [resource, name, ...rest] = words;
  if (!isResource(resource) || rest.length > 0) return undefined;
  const fields = selectors(url.searchParams.get('fieldSelector'));
  return {
    resource,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    watch: oldWatch || ['1', 'true'].includes(url.searchParams.get('watch') ?? ''),
    since: Number(url.searchParams.get('resourceVersion') ?? 0),
    matches: (object) =>
      (namespace === undefined || object.metadata.namespace === namespace) &&
      fields.every(([path, value]) => fieldOf(object, path) === value),
  };
}

function isResource(name: string | undefined): name is Resource {
  return name === 'pods' || name === 'namespaces' || name === 'configmaps';
}

function selectors(text: string | null): [string, string][] {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => part.split(/==?/, 2) as [string, string]);
}

function fieldOf(object: StoredObject, path: string): string | undefined {
  if (path === 'spec.nodeName') return object.spec?.nodeName;
  if (path === 'metadata.name') return object.metadata.name;
  if (path === 'metadata.namespace') return object.metadata.namespace;
  return undefined;
}
