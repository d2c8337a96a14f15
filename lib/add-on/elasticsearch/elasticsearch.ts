import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { accountObjects } from '../../api-access/account-objects';
import type { ElasticsearchEndpoint, IElasticsearch } from '../../elasticsearch/endpoint/endpoint';
import { HTTP_PORT } from '../../elasticsearch/endpoint/ports';
import { NodeUpdateStrategy } from '../../elasticsearch/nodes/node-sets/update-strategy';
import { ADD_ON_WARNING, withAddOnLabels } from '../../kubernetes/add-on-manager';
import { apiServerConnection } from '../../kubernetes/network/api-server-egress';
import { needsConnection } from '../../kubernetes/network/connections';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { ComponentPod } from '../../kubernetes/pod/component-pod';
import { PodWithAdditions } from '../../kubernetes/pod/pod-with-additions';
import { checkedOptions } from '../../reporting/arguments/options';
import { checkedScope } from '../../reporting/arguments/scope';
import { addValidation } from '../../reporting/validation-error';
import { addWarning } from '../../reporting/warnings';
import type { AddOnElasticsearchProps } from './options';
import { makeReplicas } from './replicas';
import { makeRetention } from './retention';
import { type AddOnElasticsearchSpec, nodePod, resolveAddOnElasticsearch } from './spec';

/**
 * The Elasticsearch 2.4 of the cluster add-on of 2016 and 2017: nodes of one kind that find each other through the API
 * server, behind one Service. It has neither TLS nor users.
 */
export class AddOnElasticsearch extends Construct implements IElasticsearch {
  /** How others reach it. */
  public readonly endpoint: ElasticsearchEndpoint;
  /** A StatefulSet, or ReplicationControllers where the target has none. */
  public readonly workloads: ApiObject[];
  /** The pods of all nodes, to which you can add variables, volumes and containers. */
  public readonly pod: ComponentPod;
  /** The Service of the clients. */
  public readonly service: ApiObject;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: AddOnElasticsearchProps = {}) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'AddOnElasticsearchProps', 'addOnElasticsearch', props);
    const spec = resolveAddOnElasticsearch(this, props);
    const { contract, namespace, account, addOnLabels } = spec;
    accountObjects(this, {
      account,
      namespace,
      roleName: contract.statefulSetName,
      labels: contract.selector,
      rules: [{ apiGroups: [''], resources: [...contract.reads], verbs: ['get'] }],
    });
    const pod = new PodWithAdditions(nodePod(spec, spec.image._use(this)), spec.podOptions, spec.kubernetes.minor);
    this.pod = ComponentPod._of([pod]);
    this.workloads = makeReplicas(this, {
      ...contract,
      namespace,
      replicas: spec.replicas,
      storage: spec.storage,
      labels: withAddOnLabels(addOnLabels, contract.controllerLabels),
      pod,
      updateStrategy: NodeUpdateStrategy.ROLLING_UPDATE,
    });
    this.service = clientService(this, spec);
    for (const workload of this.workloads) needsConnection(workload, apiServerConnection(this));
    if (spec.retention) makeRetention(this, spec, spec.retention);
    this.endpoint = {
      host: contract.serviceName,
      namespace,
      port: HTTP_PORT,
      tls: false,
      major: contract.major,
    };
    this.addWarnings(spec);
    addValidation(this, () => [...spec.errors, ...pod.errors('addOnElasticsearch.pod')]);
  }

  private addWarnings({ addOnLabels, storage }: AddOnElasticsearchSpec): void {
    if (addOnLabels) addWarning(this, ADD_ON_WARNING);
    if (storage._kind !== 'emptyDir') return;
    addWarning(
      this,
      'with emptyDir the logs are lost when the pods are deleted. Use Storage.claim or Storage.cephRbd in production.',
    );
  }
}

function clientService(scope: Construct, { contract, namespace, addOnLabels }: AddOnElasticsearchSpec): ApiObject {
  return new KubernetesObject(scope, 'Service', 'Service', {
    metadata: { name: contract.serviceName, namespace, labels: withAddOnLabels(addOnLabels, contract.serviceLabels) },
    spec: {
      ports: [{ port: HTTP_PORT, protocol: 'TCP', targetPort: 'db' }],
      selector: { 'k8s-app': contract.selector['k8s-app'] },
    },
  });
}
