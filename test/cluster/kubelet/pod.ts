import type { Metadata, PodSpec } from '../../e2e/cluster/objects';

export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly imageID: string;
  readonly containerID?: string;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restartCount: number;
  readonly state: Readonly<Record<string, unknown>>;
}

/** A pod as the API server has it. */
export interface Pod {
  readonly metadata: Metadata & {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
    readonly deletionGracePeriodSeconds?: number;
  };
  readonly spec: PodSpec & { readonly nodeName?: string };
  readonly status: { readonly phase?: string };
}

export function podPath({ metadata: { namespace, name } }: Pod): string {
  return `/api/v1/namespaces/${namespace}/pods/${name}`;
}
