import type { ContainerSpec, PodSpec } from '../../kubernetes/api/api-json';

/** A directory for temporary files of Kibana. */
export interface KibanaDirectory {
  readonly volume: string;
  readonly path: string;
}

/** The path of the readiness probe. */
export interface KibanaProbe {
  /** A path that answers without signing in if Elasticsearch has users. */
  readonly secured: string;
  /** A path for an Elasticsearch without users. */
  readonly open: string;
  readonly timing: NonNullable<ContainerSpec['readinessProbe']>;
}

/** How data views are created in a version. */
export interface KibanaDataViews {
  /** A GET of this path, with the id in the place of `{id}`, answers 200 if the data view exists. */
  readonly existsPath: string;
  /** The path for POST. */
  readonly path: string;
  /** The field of the body that contains the data view. */
  readonly wrapper: 'data_view' | 'attributes';
  /** Whether the body may contain `id`. */
  readonly hasId: boolean;
  /** Whether a data view has a name in addition to its pattern. */
  readonly hasName: boolean;
  /** Answers to POST that mean that the data view exists already. */
  readonly alreadyThere: readonly { readonly status: number; readonly message?: string }[];
  /** The field of `/api/status` with the state of Kibana, and the states in which it takes requests. */
  readonly status: { readonly at: readonly string[]; readonly oneOf: readonly string[] };
}

/** The names of the only settings of an image without kibana.yml. */
export interface KibanaVariables {
  readonly elasticsearchUrl: string;
  readonly basePath: string;
}

/** What a Kibana image expects. */
export interface KibanaContract {
  /** The reference of the publisher. */
  readonly published: string;
  readonly major: number;
  /** The whole version. */
  readonly version: string;
  /** The major version of Elasticsearch that it works with. */
  readonly elasticsearchMajor: number;
  /** The name of the objects if the user gives none. */
  readonly name: string;
  readonly portName: string;
  /** The label whose value is the name. */
  readonly nameLabel: string;
  /** What the selector has in addition to the name. */
  readonly selector: Record<string, string>;
  /** What the labels of the Deployment have in addition to those of the selector. */
  readonly labels: Record<string, string>;
  /** What the labels of the Service have in addition to those of the selector. */
  readonly serviceLabels: Record<string, string>;
  readonly requests?: Record<string, string>;
  readonly limits?: Record<string, string>;
  /** Memory, requested and limited; undefined if the original has none. */
  readonly memory?: string;
  /** Whether the image sets the heap of Node.js by the memory of its container. */
  readonly sizesHeap: boolean;
  /** The path at which a new installation begins. */
  readonly firstPath: string;
  /** Whether it signs users in with the users of Elasticsearch. */
  readonly signsIn: boolean;
  /** The variables by which it is configured; undefined if it reads kibana.yml. */
  readonly variables?: KibanaVariables;
  /** Whether a NetworkPolicy limits what it reaches, if the target has such policies. */
  readonly restrictsNetwork: boolean;
  readonly strategy?: { readonly type: string };
  readonly probe?: KibanaProbe;
  readonly dataViews?: KibanaDataViews;
  readonly scratch: readonly KibanaDirectory[];
  readonly securityContext?: ContainerSpec['securityContext'];
  readonly podSecurityContext?: PodSpec['securityContext'];
  /** False if variables that the kubelet derives from the names of Services could be taken for settings. */
  readonly enableServiceLinks?: boolean;
}
