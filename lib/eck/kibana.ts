import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { connectionTo } from '../elasticsearch/endpoint/connection';
import { needsConnection } from '../kubernetes/network/connections';
import { CustomResource } from '../kubernetes/objects/custom-resource';
import { ComponentPod } from '../kubernetes/pod/component-pod';
import type { PodParts } from '../kubernetes/pod/pod-template';
import { PodWithAdditions } from '../kubernetes/pod/pod-with-additions';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { addValidation } from '../reporting/validation-error';
import type { EckKibanaProps } from './kibana-props';
import { type EckKibanaSpec, eckKibanaErrors, resolveEckKibana } from './kibana-spec';
import { eckKibanaLabels, eckNames } from './names';

/** A Kibana that the operator ECK runs. ECK creates its pods, its keys and its certificate. */
export class EckKibana extends Construct {
  /** The resource that ECK reads. */
  public readonly resource: ApiObject;
  /** The pods, to which you can add variables, volumes and containers. */
  public readonly pod: ComponentPod;
  /** The Service that ECK creates, with HTTPS on port 5601. */
  public readonly serviceName: string;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: EckKibanaProps) {
    super(checkedScope(scope, id), id);
    const spec = resolveEckKibana(this, checkedOptions(this, 'EckKibanaProps', 'kibana', props));
    const { elasticsearch, name, namespace, publicUrl } = spec;
    const pod = new PodWithAdditions(kibanaPod(spec), spec.podOptions, spec.minor);
    this.pod = ComponentPod._of([pod]);
    this.serviceName = eckNames.kibanaService(name);
    this.resource = new CustomResource(this, 'Kibana', 'Kibana', {
      metadata: { name, namespace },
      spec: {
        version: spec.version,
        image: spec.image._use(this),
        count: spec.count,
        elasticsearchRef: {
          name: elasticsearch.resource.name,
          namespace: elasticsearch.endpoint.namespace === namespace ? undefined : elasticsearch.endpoint.namespace,
        },
        config: publicUrl === undefined ? undefined : { 'server.publicBaseUrl': publicUrl },
        podTemplate: pod.template(),
      },
    });
    needsConnection(this.resource, {
      ...connectionTo(elasticsearch.endpoint),
      from: { namespace, labels: eckKibanaLabels(name) },
    });
    addValidation(this, () => [...eckKibanaErrors(spec), ...pod.errors('kibana.pod')]);
  }
}

function kibanaPod({ memory: { limit, request }, pullSecrets }: EckKibanaSpec): PodParts {
  const requests = request === undefined ? undefined : { memory: request };
  const limits = limit === undefined ? undefined : { memory: limit };
  return {
    labels: {},
    container: { name: 'kibana', resources: { requests, limits } },
    spec: { imagePullSecrets: pullSecrets },
  };
}
