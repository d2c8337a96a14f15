import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Account } from '../../api-access/account';
import { accountObjects } from '../../api-access/account-objects';
import { newestReleaseFor } from '../../elasticsearch/images/releases';
import { ImageSource } from '../../images/image-source';
import { hasBehavior } from '../../kubernetes/behaviors';
import { apiServerConnection } from '../../kubernetes/network/api-server-egress';
import { needsConnection } from '../../kubernetes/network/connections';
import { KubernetesObject } from '../../kubernetes/objects/object';
import { podErrors } from '../../kubernetes/pod/pod-errors';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import { type PodParts, podTemplate } from '../../kubernetes/pod/pod-template';
import { RESTRICTED_CONTAINER, restrictedPod } from '../../kubernetes/pod/restricted';
import { checkForm } from '../../kubernetes/validation/syntax';
import { KubernetesVersion } from '../../kubernetes/version';
import { programText } from '../../program-texts/program-text';
import { ProgramImage } from '../../provisioning/program-image';
import { checkedOptions } from '../../reporting/arguments/options';
import { checkedScope } from '../../reporting/arguments/scope';
import { addValidation } from '../../reporting/validation-error';
import { AddOnImages } from '../images/images';

/** A pod that calls the API server with the token of a service account. */
export interface ApiAccessCheckProps {
  /**
   * The name of the Deployment and of its ConfigMap.
   * @default api-access-check
   */
  readonly name?: string;

  /**
   * The account whose token is tried.
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: Account;

  /**
   * An image with Ruby.
   * @default - the Fluentd image that agents of the target run in
   */
  readonly image?: ProgramImage;

  /**
   * Additions to the pod.
   * @default - none
   */
  readonly pod?: PodOptions;
}

const PROGRAM = 'list-pods.rb';
const DIRECTORY = '/opt/api-access-check';

/**
 * A Deployment that lists the pods of all namespaces every ten seconds with the token of an account. Its log says `There
 * are 14 pods in the cluster` if the API server accepts the token, and `the server has asked for the client to provide
 * credentials (get pods)` if it does not. On clusters with RBAC the account gets permission to list pods.
 */
export class ApiAccessCheck extends Construct {
  /** What the log says if the API server rejects the token. */
  public static readonly REJECTED = 'the server has asked for the client to provide credentials (get pods)';
  /** What the log says if the account may list pods; N is their number. */
  public static readonly GRANTED = 'There are N pods in the cluster';
  /** What the log of the API server says if it rejects a token that was signed with another key. */
  public static readonly REFUSED_AT_SERVER =
    'Unable to authenticate the request due to an error: crypto/rsa: verification error';
  /** A Dockerfile for a compiled client called `main`, if you prefer to build one instead of running the program here. */
  public static readonly DOCKERFILE = [
    'FROM ubuntu:14.04',
    'COPY main /root/main',
    'RUN chmod +x /root/main',
    'WORKDIR /root',
    'ENTRYPOINT ["/root/main"]',
    '',
  ].join('\n');

  /** The Deployment. */
  public readonly deployment: ApiObject;
  /** The ConfigMap with the program. */
  public readonly configMap: ApiObject;

  /**
   * @param scope The chart, or a construct in it.
   * @param id The id of the construct, unique in its scope.
   * @param props Its options.
   */
  constructor(scope: Construct, id: string, props: ApiAccessCheckProps = {}) {
    super(checkedScope(scope, id), id);
    props = checkedOptions(this, 'ApiAccessCheckProps', '', props);
    const name = props.name ?? 'api-access-check';
    const namespace = Chart.of(this).namespace ?? '';
    const { minor } = KubernetesVersion.of(this);
    const account = props.serviceAccount ?? Account.namespaceDefault();
    const image = props.image ?? imageFor(minor);
    const labels = { run: name };
    const clusterRules = [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }];
    accountObjects(this, { account, namespace, roleName: `${name}-${namespace}`, labels, clusterRules });
    this.configMap = new KubernetesObject(this, 'ConfigMap', 'ConfigMap', {
      metadata: { name, namespace, labels },
      data: { [PROGRAM]: programText(`add-on/api-access-check/${PROGRAM}`) },
    });
    const restricted = hasBehavior(minor, 'podSecurityAdmission');
    const parts: PodParts = {
      labels,
      container: {
        name,
        image: image._use(this),
        imagePullPolicy: 'IfNotPresent',
        command: [image._ruby, `${DIRECTORY}/${PROGRAM}`],
        securityContext: restricted ? RESTRICTED_CONTAINER : undefined,
        volumeMounts: [{ name: 'program', mountPath: DIRECTORY, readOnly: true }],
      },
      spec: {
        serviceAccountName: account.podSpecName,
        automountServiceAccountToken: true,
        imagePullSecrets: ImageSource.of(this)._pullSecretReferences,
        securityContext: restricted ? restrictedPod({ group: false, volumes: false }) : undefined,
        volumes: [{ name: 'program', configMap: { name } }],
      },
    };
    this.deployment = new KubernetesObject(this, 'Deployment', 'Deployment', {
      metadata: { name, namespace, labels },
      spec: { replicas: 1, selector: { matchLabels: labels }, template: podTemplate(parts, props.pod, minor) },
    });
    needsConnection(this.deployment, apiServerConnection(this));
    addValidation(this, () => [
      ...checkForm('dnsLabel', 'name', name),
      ...image._errorsOf('image'),
      ...account._errorsOf('serviceAccount'),
      ...podErrors('pod', parts, minor, props.pod),
    ]);
  }
}

/** The image of the agents: that of the add-on where no release of Elastic runs. */
function imageFor(minor: number): ProgramImage {
  const release = newestReleaseFor(minor);
  return release ? ProgramImage._forElasticsearch(release.major) : AddOnImages.FLUENTD_1_22;
}
