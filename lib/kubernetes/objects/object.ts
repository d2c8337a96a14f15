import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubernetesObjectKind, KubernetesObjectProps, Metadata } from '../api/api-json';
import { newestApiVersion } from '../tables/api-history';
import { LoweredObject } from './lowered-object';

/** An object of a kind that every Kubernetes has, in its newest form. */
export class KubernetesObject<Kind extends KubernetesObjectKind = KubernetesObjectKind> extends LoweredObject {
  constructor(
    scope: Construct,
    id: string,
    kind: Kind,
    props: KubernetesObjectProps[Kind] & { readonly metadata: Metadata },
  ) {
    super(scope, id, { apiVersion: newestApiVersion(kind), kind, ...props } as ConstructorParameters<
      typeof ApiObject
    >[2]);
  }
}
