import type { ApiObject } from 'cdk8s';
import type { Account } from '../api-access/account';
import type { Fault } from '../faults';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import type { ElasticsearchEndpoint } from './endpoint';
import type { Storage } from './storage';

/** What every way of running Elasticsearch is given. */
export interface ArrangementInput {
  readonly namespace: string;
  readonly image: string;
  readonly pullSecrets: { readonly name: string }[];
  readonly account: Account;
  readonly replicas: number;
  readonly storage: Storage;
  readonly pod?: PodOptions;
  readonly addOnLabels?: boolean;
}

/** What every way of running Elasticsearch makes. */
export interface Arrangement {
  readonly endpoint: ElasticsearchEndpoint;
  readonly workloads: ApiObject[];
  readonly service: ApiObject;
  readonly faults: () => Fault[];
}
