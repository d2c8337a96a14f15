import type { ApiObject } from 'cdk8s';
import type { ElasticsearchContracts } from '../add-on/images/elasticsearch';
import type { SecretRef } from '../kubernetes/secret-ref';
import type { ValidationError } from '../reporting/validation-error';
import type { ElasticsearchProps } from './elasticsearch-props';
import type { ElasticsearchCredentials, ElasticsearchEndpoint } from './endpoint/endpoint';

/** What every way of running Elasticsearch is given. */
export interface ArrangementInput {
  readonly namespace: string;
  readonly image: string;
  readonly pullSecrets: { readonly name: string }[];
  readonly props: ElasticsearchProps;
}

/** What every way of running Elasticsearch makes. */
export interface Arrangement {
  readonly endpoint: ElasticsearchEndpoint;
  readonly workloads: ApiObject[];
  readonly service: ApiObject;
  /** Who may do everything; absent where nobody signs in. */
  readonly adminCredentials?: ElasticsearchCredentials;
  /** What Kibana may encrypt with; absent where nothing was made for it. */
  readonly kibanaEncryptionKeys?: SecretRef;
  readonly errors: () => ValidationError[];
}

type Option = keyof ElasticsearchProps;

const COMMON: readonly Option[] = [
  'image',
  'replicas',
  'storage',
  'serviceAccount',
  'pod',
  'lifecycle',
  'programImage',
  'agentNamespace',
];

/** The options that mean something to an arrangement. */
const TAKEN: { readonly [Kind in keyof ElasticsearchContracts]: readonly Option[] } = {
  'add-on': [...COMMON, 'addOnLabels'],
  official: [
    ...COMMON,
    'name',
    'nodeSets',
    'spread',
    'snapshots',
    'initialMasters',
    'memory',
    'memoryMapping',
    'security',
    'podSecurity',
    'updateStrategy',
  ],
};

/** An option that would be passed over in silence is refused. */
export function optionErrors(kind: keyof ElasticsearchContracts, props: ElasticsearchProps): ValidationError[] {
  const given = (Object.keys(props) as Option[]).filter((option) => props[option] !== undefined);
  return given
    .filter((option) => !TAKEN[kind].includes(option))
    .map((option) => ({
      option: `elasticsearch.${option}`,
      value: 'set',
      expected: `with ${kind} images: ${TAKEN[kind].join(', ')}`,
      action: `leave it out, or choose an image that takes it`,
    }));
}
