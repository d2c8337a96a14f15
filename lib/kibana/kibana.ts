import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { withAddOnLabels } from '../add-on/labels';
import { accountObjects } from '../api-access/account-objects';
import { ImageSource } from '../images/image-source';
import { KubernetesObject } from '../kubernetes/object';
import { podErrors, podTemplate } from '../kubernetes/pod/pod-template';
import { addWarning } from '../reporting/findings';
import { addValidation, type ValidationError } from '../reporting/validation-error';
import { dataViewJob } from './data-view';
import { specErrors } from './errors';
import { kibanaRoutes, kibanaService } from './exposure-objects';
import { kibanaNetworkPolicy } from './network-policies';
import type { KibanaProps } from './options';
import { kibanaPod } from './pod';
import { type KibanaSpec, PORT, resolveKibana } from './spec';
import { kibanaWarnings } from './warnings';

export * from './options';

/** Kibana: one pod, its Service, and what shows it to people. */
export class Kibana extends Construct {
  /** The Deployment. */
  public readonly deployment: ApiObject;
  /** The Service. */
  public readonly service: ApiObject;
  /** The path under which the API server shows the page to whoever may proxy to it. */
  public readonly proxyPath: string;
  private readonly plan: KibanaSpec;

  constructor(scope: Construct, id: string, props: KibanaProps) {
    super(scope, id);
    const plan = resolveKibana(this, props);
    const { contract, account, namespace, addOnLabels } = plan;
    this.plan = plan;
    this.proxyPath = plan.proxyPath;
    accountObjects(this, { account, namespace, roleName: contract.name, labels: contract.selector });
    const pullSecrets = ImageSource.of(this).pullSecrets.map(({ name }) => ({ name }));
    const parts = kibanaPod(plan, props, plan.image._use(this), pullSecrets);
    this.deployment = new KubernetesObject(this, 'Deployment', 'Deployment', {
      metadata: { name: contract.name, namespace, labels: withAddOnLabels(addOnLabels, contract.labels) },
      spec: {
        replicas: 1,
        selector: { matchLabels: contract.selector },
        strategy: contract.strategy,
        template: podTemplate(parts, props.pod, plan.minor),
      },
    });
    this.service = kibanaService(this, plan);
    kibanaRoutes(this, plan);
    kibanaNetworkPolicy(this, plan);
    if (props.dataView) dataViewJob(this, plan, props.dataView, pullSecrets);
    for (const message of kibanaWarnings(plan, props)) addWarning(this, message);
    addValidation(this, (): ValidationError[] => [
      ...specErrors(plan, props),
      ...podErrors('kibana.pod', parts, props.pod),
    ]);
  }

  /**
   * The address of the page on a new installation.
   *
   * @param origin where people reach the cluster: the API server as `https://203.0.113.7:6443` with the API server
   * proxy, a node with a node port. Not needed behind an Ingress or a Gateway.
   */
  public address(origin?: string): string {
    const { contract, exposure } = this.plan;
    const { firstPage } = contract;
    switch (exposure._kind) {
      case 'apiServerProxy':
        return `${origin ?? 'https://API-SERVER'}${this.proxyPath}${firstPage}`;
      case 'nodePort':
        return `${origin ?? 'http://NODE'}:${exposure._port ?? 'NODE-PORT'}${firstPage}`;
      default:
        return `${exposure._publicUrl ?? `http://localhost:${PORT}`}${firstPage}`;
    }
  }
}
