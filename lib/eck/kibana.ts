import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ImageSource } from '../images/image-source';
import { checkKibana } from '../kibana/images/compatibility';
import { KibanaImage } from '../kibana/images/image';
import { CustomResource } from '../kubernetes/custom-resource';
import { podErrors } from '../kubernetes/pod/pod-errors';
import type { PodOptions } from '../kubernetes/pod/pod-options';
import { type PodParts, podTemplate } from '../kubernetes/pod/pod-template';
import { checkInteger, checkQuantities } from '../kubernetes/validation/syntax';
import { KubernetesVersion } from '../kubernetes/version';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import { type EckElasticsearch, nameErrors } from './elasticsearch';
import { eckNames } from './names';

/** A Kibana that the operator ECK runs. */
export interface EckKibanaProps {
  /** The store that the page shows. ECK gives the page a user, a token and the authority of it. */
  readonly elasticsearch: EckElasticsearch;

  /**
   * The name of the resource, from which ECK makes that of its Service: 36 characters at most.
   * @default logs
   */
  readonly name?: string;

  /**
   * Its whole version, which may not be newer than the store's.
   * @default - that of the store
   */
  readonly version?: string;

  /**
   * The number of pods.
   * @default 1
   */
  readonly count?: number;

  /**
   * The memory of each pod, requested and limited.
   * @default 2Gi
   */
  readonly memory?: string;

  /**
   * The address by which people reach the page, such as `https://logs.example.com`, for the links that it makes.
   * @default - none
   */
  readonly publicUrl?: string;

  /**
   * What is added to the pods, over what ECK makes of them.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

/** A Kibana of the operator ECK, which makes its pods, its keys and its certificate. */
export class EckKibana extends Construct {
  /** The resource that ECK reads. */
  public readonly resource: ApiObject;
  /** The Service that ECK makes, with HTTPS on port 5601. */
  public readonly serviceName: string;

  constructor(scope: Construct, id: string, props: EckKibanaProps) {
    super(scope, id);
    const { endpoint, resource: store } = props.elasticsearch;
    const name = props.name ?? 'logs';
    const namespace = Chart.of(this).namespace ?? '';
    const version = props.version ?? endpoint.version ?? '';
    const image = KibanaImage.official(version);
    const parts = partsOf(this, props);
    this.serviceName = eckNames.kibanaService(name);
    this.resource = new CustomResource(this, 'Kibana', 'Kibana', {
      metadata: { name, namespace },
      spec: {
        version,
        image: image._use(this),
        count: props.count ?? 1,
        elasticsearchRef: {
          name: store.name,
          namespace: endpoint.namespace === namespace ? undefined : endpoint.namespace,
        },
        config: props.publicUrl === undefined ? undefined : { 'server.publicBaseUrl': props.publicUrl },
        podTemplate: podTemplate(parts, props.pod, KubernetesVersion.of(this).minor),
      },
    });
    addValidation(this, (): ValidationError[] => [
      ...image._errors,
      ...(image._errors.length > 0
        ? []
        : checkKibana('kibana.version', image._contract, endpoint, KubernetesVersion.of(this).minor)),
      ...nameErrors(name),
      ...checkInteger('kibana.count', props.count, 1, 100),
      ...checkQuantities('kibana', { memory: props.memory ?? '2Gi' }),
      ...urlErrors(props.publicUrl),
      ...podErrors('kibana.pod', parts, props.pod),
    ]);
  }
}

function partsOf(scope: Construct, { memory = '2Gi' }: EckKibanaProps): PodParts {
  return {
    labels: {},
    container: { name: 'kibana', resources: { requests: { memory }, limits: { memory } } },
    spec: { imagePullSecrets: ImageSource.of(scope).pullSecrets.map(({ name }) => ({ name })) },
  };
}

function urlErrors(url: string | undefined): ValidationError[] {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && !url.endsWith('/')))
    return [];
  const expected = 'http or https and a host, without a slash at the end, as https://logs.example.com';
  return [{ option: 'kibana.publicUrl', value: url, expected, action: 'write the address that people type' }];
}
