import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Account } from '../../api-access/account';
import { HTTP_PORT, TRANSPORT_PORT } from '../../elasticsearch/endpoint/ports';
import { Storage } from '../../elasticsearch/nodes/node-sets/storage';
import { ImageSource } from '../../images/image-source';
import { withAddOnLabels } from '../../kubernetes/add-on-manager';
import type { ContainerSpec } from '../../kubernetes/api/api-json';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { PodParts } from '../../kubernetes/pod/pod-template';
import { KubernetesVersion } from '../../kubernetes/version';
import type { ValidationError } from '../../reporting/validation-error';
import type { AddOnElasticsearchContract, AddOnElasticsearchImage } from '../images/elasticsearch';
import { AddOnImages } from '../images/images';
import type { AddOnElasticsearchOptions } from './options';
import { type RetentionSpec, resolveRetention, retentionErrors } from './retention-spec';

const MAXIMUM_REPLICAS = 49;

/** The options of an AddOnElasticsearch, complete. */
export interface AddOnElasticsearchSpec {
  readonly image: AddOnElasticsearchImage;
  readonly contract: AddOnElasticsearchContract;
  readonly kubernetes: KubernetesVersion;
  readonly namespace: string;
  readonly replicas: number;
  readonly storage: Storage;
  readonly account: Account;
  readonly addOnLabels: boolean;
  readonly retention: RetentionSpec | undefined;
  readonly pullSecrets: { readonly name: string }[];
  readonly podOptions: PodOptions;
  readonly errors: readonly ValidationError[];
}

export function resolveAddOnElasticsearch(
  scope: IConstruct,
  options: AddOnElasticsearchOptions,
): AddOnElasticsearchSpec {
  const image = options.image ?? AddOnImages.ELASTICSEARCH_2_4_1_1;
  const contract = image._contract;
  const invalid = replicasErrors(options.replicas);
  const spec = {
    image,
    contract,
    kubernetes: KubernetesVersion.of(scope),
    namespace: Chart.of(scope).namespace ?? '',
    replicas: invalid.length > 0 ? contract.replicas : (options.replicas ?? contract.replicas),
    storage: options.storage ?? Storage.emptyDir(),
    account: options.serviceAccount ?? Account.namespaceDefault(),
    addOnLabels: options.addOnLabels ?? true,
    retention: resolveRetention(options.retention),
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
    podOptions: options.pod ?? {},
  };
  return {
    ...spec,
    errors: [
      ...image._errorsOf('addOnElasticsearch.image'),
      ...spec.account._errorsOf('addOnElasticsearch.serviceAccount'),
      ...invalid,
      ...spec.storage._errorsOf('addOnElasticsearch.storage', spec.replicas, spec.kubernetes.minor),
      ...retentionErrors(spec.retention, spec.kubernetes),
    ],
  };
}

/** The pod of a node. */
export function nodePod(spec: AddOnElasticsearchSpec, image: string): PodParts {
  return {
    labels: withAddOnLabels(spec.addOnLabels, spec.contract.podLabels),
    container: nodeContainer(spec, image),
    spec: {
      serviceAccountName: spec.account.podSpecName,
      automountServiceAccountToken: true,
      imagePullSecrets: spec.pullSecrets,
    },
  };
}

function nodeContainer({ contract, replicas }: AddOnElasticsearchSpec, image: string): ContainerSpec {
  const quorum = Math.floor(replicas / 2) + 1;
  const asDefault = quorum === contract.quorum.byDefault;
  return {
    name: contract.containerName,
    image,
    resources: contract.resources,
    ports: [
      { containerPort: HTTP_PORT, name: 'db', protocol: 'TCP' },
      { containerPort: TRANSPORT_PORT, name: 'transport', protocol: 'TCP' },
    ],
    volumeMounts: [{ name: contract.dataVolume, mountPath: contract.dataPath }],
    env: [...(contract.env ?? []), ...(asDefault ? [] : [{ name: contract.quorum.env, value: String(quorum) }])],
  };
}

function replicasErrors(replicas: number | undefined): ValidationError[] {
  if (replicas === undefined || (Number.isInteger(replicas) && replicas > 0 && replicas <= MAXIMUM_REPLICAS)) return [];
  const expected = `a whole number from 1 to ${MAXIMUM_REPLICAS}`;
  return [{ option: 'addOnElasticsearch.replicas', value: replicas, expected, action: 'set the number of nodes' }];
}
