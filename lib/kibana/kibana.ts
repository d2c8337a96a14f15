import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { accountObjects } from '../api-access/account-objects';
import { connectionTo } from '../elasticsearch/endpoint/connection';
import { addKibanaClient } from '../elasticsearch/endpoint/kibana-clients';
import { withAddOnLabels } from '../kubernetes/add-on-manager';
import { needsConnection } from '../kubernetes/network/connections';
import { KubernetesObject } from '../kubernetes/objects/object';
import { ComponentPod } from '../kubernetes/pod/component-pod';
import { PodWithAdditions } from '../kubernetes/pod/pod-with-additions';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { reportUnusedOptions } from '../reporting/unused-options';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import { addWarning } from '../reporting/warnings';
import { dataViewJob } from './data-view';
import { kibanaRoutes, kibanaService } from './exposure-objects';
import { kibanaNetworkPolicy } from './network-policies';
import type { KibanaProps } from './options/options';
import { type KibanaSpec, PORT, resolveKibana } from './options/spec';
import { configName, kibanaPod } from './pod';
import { kibanaYml } from './settings/config';
import { referenceErrors, variableErrors } from './settings/setting-errors';
import { specErrors } from './validation/errors';
import { UNUSED_DATA_VIEW_OPTIONS } from './validation/unused-options';
import { kibanaWarnings } from './validation/warnings';

export * from './options/options';

/** Kibana: a Deployment of one pod, its Service, and optionally an Ingress or HTTPRoute. */
export class Kibana extends Construct {
  /** The Deployment. */
  public readonly deployment: ApiObject;
  /** The Service, with port 5601. */
  public readonly service: ApiObject;
  /** The pod, to which you can add variables, volumes and containers. */
  public readonly pod: ComponentPod;
  /** The path under which the API server proxies to Kibana, for users who may proxy to Services. */
  public readonly proxyPath: string;
  private readonly spec: KibanaSpec;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: KibanaProps) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'KibanaProps', 'kibana', props);
    const spec = resolveKibana(this, props);
    const { name, namespace, contract, account, selector, addOnLabels } = spec;
    this.spec = spec;
    addKibanaClient(props.elasticsearch, this);
    this.proxyPath = spec.proxyPath;
    accountObjects(this, { account, namespace, roleName: name, labels: selector });
    const pod = new PodWithAdditions(kibanaPod(spec, spec.image._use(this)), spec.pod, spec.minor);
    this.pod = ComponentPod._of([pod]);
    if (!contract.variables) configMap(this, spec);
    this.deployment = new KubernetesObject(this, 'Deployment', 'Deployment', {
      metadata: { name, namespace, labels: withAddOnLabels(addOnLabels, { ...selector, ...contract.labels }) },
      spec: {
        replicas: 1,
        selector: { matchLabels: selector },
        strategy: contract.strategy,
        template: pod.template(),
      },
    });
    needsConnection(this.deployment, connectionTo(spec.endpoint));
    this.service = kibanaService(this, spec);
    kibanaRoutes(this, spec);
    kibanaNetworkPolicy(this, spec);
    dataViewJob(this, spec);
    for (const message of kibanaWarnings(spec)) addWarning(this, message);
    reportUnusedOptions(this, 'kibana.dataView.', UNUSED_DATA_VIEW_OPTIONS, props.dataView ?? {}, spec);
    addValidation(this, (): ValidationError[] => [
      ...specErrors(spec),
      ...variableErrors(spec, pod.options),
      ...referenceErrors(spec, pod.options),
      ...pod.errors('kibana.pod'),
    ]);
  }

  /**
   * The address at which a new installation begins.
   *
   * @param origin scheme, host and port of the API server (`https://203.0.113.7:6443`) for the API server proxy, or of a
   * node for a node port. The address of an Ingress or an HTTPRoute is known without it.
   */
  public address(origin?: string): string {
    const { contract, exposure, scheme, publicUrl, requestPath } = this.spec;
    const { firstPath } = contract;
    if (publicUrl !== undefined) return `${publicUrl}${firstPath}`;
    switch (exposure._kind) {
      case 'apiServerProxy':
        return `${origin ?? 'https://API-SERVER'}${this.proxyPath}${firstPath}`;
      case 'nodePort':
        return `${origin ?? `${scheme}://NODE`}:${exposure._port ?? 'NODE-PORT'}${requestPath}${firstPath}`;
      default:
        return `${scheme}://localhost:${PORT}${requestPath}${firstPath}`;
    }
  }
}

function configMap(scope: Construct, spec: KibanaSpec): void {
  const { namespace, selector, contract } = spec;
  new KubernetesObject(scope, 'ConfigMap', 'ConfigMap', {
    metadata: { name: configName(spec), namespace, labels: { ...selector, ...contract.labels } },
    data: { 'kibana.yml': kibanaYml(spec) },
  });
}
