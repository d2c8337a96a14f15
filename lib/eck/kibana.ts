import { type ApiObject, Chart, type Size } from 'cdk8s';
import { Construct } from 'constructs';
import { ImageSource } from '../images/image-source';
import { checkKibana } from '../kibana/images/compatibility';
import { KibanaImage } from '../kibana/images/image';
import { type KibanaMemory, memoryErrors, resolveMemory } from '../kibana/memory';
import { publicUrlErrors } from '../kibana/public-url';
import { CustomResource } from '../kubernetes/custom-resource';
import { podErrors } from '../kubernetes/pod/pod-errors';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { type PodParts, podTemplate } from '../kubernetes/pod/pod-template';
import { checkInteger } from '../kubernetes/validation/syntax';
import { KubernetesVersion } from '../kubernetes/version';
import { checkedOptions } from '../reporting/options';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import type { EckElasticsearch } from './elasticsearch';
import { eckNameErrors, eckNames } from './names';
import { eckKubernetesErrors, eckStackErrors } from './supported-versions';

/** A Kibana that the operator ECK runs. */
export interface EckKibanaProps {
  /** The Elasticsearch whose data Kibana shows. ECK gives Kibana a user, a token and the certificate authority of it. */
  readonly elasticsearch: EckElasticsearch;

  /**
   * The name of the resource, from which ECK derives the name of its Service: at most 36 characters.
   * @default logs
   */
  readonly name?: string;

  /**
   * The version in full, such as `9.5.6`. It must not be newer than that of Elasticsearch.
   * @default - that of Elasticsearch
   */
  readonly version?: string;

  /**
   * The number of pods, 1 to 100.
   * @default 1
   */
  readonly count?: number;

  /**
   * The memory of each pod, requested and limited: at least 512 MiB.
   * @default - 2 GiB for Kibana 9, 1 GiB for older versions
   */
  readonly memory?: Size;

  /**
   * The address that users type, such as `https://logs.example.com`, for the links that Kibana makes.
   * @default - none
   */
  readonly publicUrl?: string;

  /**
   * What is added to the pods, over what ECK makes of them.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** A Kibana that the operator ECK runs. ECK makes its pods, its keys and its certificate. */
export class EckKibana extends Construct {
  /** The resource that ECK reads. */
  public readonly resource: ApiObject;
  /** The Service that ECK makes, with HTTPS on port 5601. */
  public readonly serviceName: string;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: EckKibanaProps) {
    super(scope, id);
    props = checkedOptions(this, 'EckKibanaProps', 'kibana', props);
    const { endpoint, resource: elasticsearch } = props.elasticsearch;
    const name = props.name ?? 'logs';
    const count = props.count ?? 1;
    const namespace = Chart.of(this).namespace ?? '';
    const version = props.version ?? endpoint.version ?? '';
    const image = KibanaImage.official(version);
    const memory = resolveMemory(props, image._contract);
    const parts = kibanaPod(this, memory);
    const { minor } = KubernetesVersion.of(this);
    this.serviceName = eckNames.kibanaService(name);
    this.resource = new CustomResource(this, 'Kibana', 'Kibana', {
      metadata: { name, namespace },
      spec: {
        version,
        image: image._use(this),
        count,
        elasticsearchRef: {
          name: elasticsearch.name,
          namespace: endpoint.namespace === namespace ? undefined : endpoint.namespace,
        },
        config: props.publicUrl === undefined ? undefined : { 'server.publicBaseUrl': props.publicUrl },
        podTemplate: podTemplate(parts, props.pod, minor),
      },
    });
    addValidation(this, (): ValidationError[] => [
      ...image._errors,
      ...(image._errors.length > 0 ? [] : checkKibana('kibana.version', image._contract, endpoint, minor)),
      ...eckKubernetesErrors(minor),
      ...eckStackErrors('kibana.version', version, image._contract),
      ...eckNameErrors('kibana.name', name),
      ...checkInteger('kibana.count', count, 1, 100),
      ...memoryErrors(memory, image._contract),
      ...publicUrlErrors('kibana.publicUrl', props.publicUrl, ''),
      ...podErrors('kibana.pod', parts, props.pod),
    ]);
  }
}

function kibanaPod(scope: Construct, { request, limit }: KibanaMemory): PodParts {
  const requests = request === undefined ? undefined : { memory: request };
  const limits = limit === undefined ? undefined : { memory: limit };
  return {
    labels: {},
    container: { name: 'kibana', resources: { requests, limits } },
    spec: { imagePullSecrets: ImageSource.of(scope)._pullSecretReferences },
  };
}
