import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkedOptions } from '../reporting/arguments/options';
import { checkedScope } from '../reporting/arguments/scope';
import { KubernetesObject } from './objects/object';
import { PRUNE_PROTECTION } from './objects/prune-protection';
import type { PodSecurityLevel } from './pod-security/level';

/** A namespace for logging. */
export interface LoggingNamespaceProps {
  /** The name of the namespace. */
  readonly name: string;

  /**
   * The level that Pod Security admission enforces, from Kubernetes 1.23 on. A pod of the same app that violates the
   * level is an error.
   * @default - no label
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * Labels of the namespace.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/**
 * A Namespace object, if nothing else creates the namespace. Its annotations keep Argo CD and Flux from deleting it,
 * and the data in it, when it is removed from the manifests.
 */
export class LoggingNamespace extends Construct {
  /** The Namespace. */
  public readonly namespace: ApiObject;
  /** Its name. */
  public readonly name: string;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: LoggingNamespaceProps) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'LoggingNamespaceProps', '', props);
    this.name = props.name;
    const level = props.podSecurity;
    const podSecurity = level
      ? Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level]))
      : {};
    this.namespace = new KubernetesObject(this, 'Namespace', 'Namespace', {
      metadata: { name: props.name, labels: { ...props.labels, ...podSecurity }, annotations: PRUNE_PROTECTION },
    });
  }
}
