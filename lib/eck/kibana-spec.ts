import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ImageSource } from '../images/image-source';
import { checkKibana } from '../kibana/images/compatibility';
import { KibanaImage } from '../kibana/images/image';
import { type KibanaMemory, memoryErrors, resolveMemory } from '../kibana/options/memory';
import { publicUrlErrors } from '../kibana/options/public-url';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { checkInteger } from '../kubernetes/validation/syntax';
import { KubernetesVersion } from '../kubernetes/version';
import type { ValidationError } from '../reporting/validation-error';
import type { EckElasticsearch } from './elasticsearch';
import type { EckKibanaProps } from './kibana-props';
import { eckNameErrors } from './names';
import { eckKubernetesErrors, eckStackErrors } from './supported-versions';

/** An EckKibana with all options resolved. */
export interface EckKibanaSpec {
  readonly elasticsearch: EckElasticsearch;
  readonly name: string;
  readonly namespace: string;
  /** The minor version of Kubernetes. */
  readonly minor: number;
  readonly version: string;
  readonly image: KibanaImage;
  readonly count: number;
  readonly memory: KibanaMemory;
  readonly publicUrl: string | undefined;
  readonly podOptions: PodOptions;
  readonly pullSecrets: { readonly name: string }[];
}

export function resolveEckKibana(scope: IConstruct, props: EckKibanaProps): EckKibanaSpec {
  const version = props.version ?? props.elasticsearch.endpoint.version ?? '';
  const image = KibanaImage.official(version);
  return {
    elasticsearch: props.elasticsearch,
    name: props.name ?? 'logs',
    namespace: Chart.of(scope).namespace ?? '',
    minor: KubernetesVersion.of(scope).minor,
    version,
    image,
    count: props.count ?? 1,
    memory: resolveMemory(props, image._contract),
    publicUrl: props.publicUrl,
    podOptions: props.pod ?? {},
    pullSecrets: ImageSource.of(scope)._pullSecretReferences,
  };
}

/** Validation errors of the options. */
export function eckKibanaErrors(spec: EckKibanaSpec): ValidationError[] {
  const { elasticsearch, image, minor, version } = spec;
  const contract = image._contract;
  const option = 'kibana.version';
  const wrongImage = image._errorsOf(option);
  return [
    // By default it has the version of Elasticsearch.
    ...wrongImage.map((error) => ({ ...error, derivedFrom: version })),
    ...(wrongImage.length > 0 ? [] : checkKibana(option, contract, elasticsearch.endpoint, minor)),
    // Its Elasticsearch reports the same.
    ...eckKubernetesErrors(minor).map((error) => ({ ...error, derivedFrom: `1.${minor}` })),
    ...eckStackErrors(option, version, contract),
    ...eckNameErrors('kibana.name', spec.name),
    ...checkInteger('kibana.count', spec.count, 1, 100),
    ...memoryErrors(spec.memory, contract),
    ...publicUrlErrors('kibana.publicUrl', spec.publicUrl, ''),
  ];
}
