/** An object of the Kubernetes API, for assertions: as loose as YAML is. */
export interface ApiObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [key: string]: unknown };
  // biome-ignore lint/suspicious/noExplicitAny: tests read objects by paths that no type of ours describes
  readonly [key: string]: any;
}

export function label({ kind, metadata }: ApiObject): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
}
