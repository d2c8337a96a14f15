import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { addValidation, errorUnder, type ValidationError } from '../reporting/validation-error';
import { firstMinorFor } from './capabilities';
import { KubernetesObject } from './objects/object';
import { checkForm } from './validation/syntax';
import { KubernetesVersion } from './version';

const error = errorUnder('scc.');

/** Options of an SccBinding: the SecurityContextConstraints of OpenShift, and the pods that may use them. */
export interface SccBindingProps {
  /** The name of existing constraints, such as `nonroot-v2` or `privileged`. */
  readonly constraints: string;

  /**
   * The namespace of the pods.
   * @default - the chart's
   */
  readonly namespace?: string;

  /**
   * The accounts of the pods.
   * @default - all accounts of the namespace
   */
  readonly serviceAccounts?: string[];
}

const RBAC = 'rbac.authorization.k8s.io';

/**
 * Lets pods use SecurityContextConstraints of OpenShift: a RoleBinding to the ClusterRole that OpenShift has for each,
 * `system:openshift:scc:NAME`.
 */
export class SccBinding extends Construct {
  /** The RoleBinding; absent if the target has no RBAC, which is an error. */
  public readonly roleBinding?: ApiObject;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: SccBindingProps) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'SccBindingProps', 'scc', props);
    const { constraints, serviceAccounts } = props;
    const namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    const version = KubernetesVersion.of(this);
    const served = version.supports('ClusterRole');
    addValidation(this, (): ValidationError[] => [
      ...checkForm('dnsSubdomain', 'scc.constraints', constraints),
      ...checkForm('dnsLabel', 'scc.namespace', namespace),
      ...(serviceAccounts ?? []).flatMap((name) => checkForm('dnsSubdomain', 'scc.serviceAccounts', name)),
      ...(serviceAccounts?.length === 0 ? [error('serviceAccounts', [], 'one account at least', 'leave it out')] : []),
      ...(served
        ? []
        : [
            error(
              'constraints',
              constraints,
              `Kubernetes 1.${firstMinorFor('ClusterRole')} or newer`,
              'use oc adm policy',
            ),
          ]),
    ]);
    if (!served) return;
    const allOfNamespace = [{ apiGroup: RBAC, kind: 'Group', name: `system:serviceaccounts:${namespace}` }];
    this.roleBinding = new KubernetesObject(this, 'RoleBinding', 'RoleBinding', {
      metadata: { name: `openshift-scc-${constraints}`, namespace },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: `system:openshift:scc:${constraints}` },
      subjects: serviceAccounts?.map((name) => ({ kind: 'ServiceAccount', name, namespace })) ?? allOfNamespace,
    });
  }
}
