import { type ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Account } from '../../api-access/account';
import { accountObjects } from '../../api-access/account-objects';
import { ImageSource } from '../../images/image-source';
import { KubernetesObject } from '../../kubernetes/object';
import { podErrors } from '../../kubernetes/pod/pod-errors';
import type { PodOptions } from '../../kubernetes/pod/pod-options';
import { type PodParts, podTemplate } from '../../kubernetes/pod/pod-template';
import { checkForm } from '../../kubernetes/validation/syntax';
import { KubernetesVersion } from '../../kubernetes/version';
import { programText } from '../../program-texts/program-text';
import type { ProgramImage } from '../../provisioning/program-image';
import { addValidation } from '../../reporting/validation-error';
import { AddOnImages } from '../images/images';

/** A pod that tries the API with an account. */
export interface ApiAccessCheckProps {
  /**
   * The name of the Deployment and of its ConfigMap.
   * @default api-access-check
   */
  readonly name?: string;

  /**
   * The account that is tried.
   * @default - the namespace's `default`
   */
  readonly serviceAccount?: Account;

  /**
   * An image with Ruby; any that is in the stack anyway will do.
   * @default - the Fluentd image of the cluster add-on
   */
  readonly image?: ProgramImage;

  /**
   * What is added to the pod.
   * @default - nothing
   */
  readonly pod?: PodOptions;
}

const PROGRAM = 'list-pods.rb';
const DIRECTORY = '/opt/api-access-check';

/**
 * Lists the pods of all namespaces every ten seconds with an account's token. Its log says `There are 14 pods in the
 * cluster` where the API server takes the token, and `the server has asked for the client to provide credentials (get
 * pods)` where it does not. On clusters with RBAC the account gets the right to list pods.
 */
export class ApiAccessCheck extends Construct {
  /** What the log says where the API server refuses the account's token. */
  public static readonly REFUSED = 'the server has asked for the client to provide credentials (get pods)';
  /** What the log says where the account may list pods, but for the number. */
  public static readonly GRANTED = 'There are N pods in the cluster';
  /** What else tells of a refused token: a line in the API server's own log. */
  public static readonly REFUSED_AT_SERVER =
    'Unable to authenticate the request due to an error: crypto/rsa: verification error';
  /** An image for a compiled client named `main`, for whoever would rather build one than run the program here. */
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

  constructor(scope: Construct, id: string, props: ApiAccessCheckProps = {}) {
    super(scope, id);
    const name = props.name ?? 'api-access-check';
    const namespace = Chart.of(this).namespace ?? '';
    const account = props.serviceAccount ?? Account.namespaceDefault();
    const image = props.image ?? AddOnImages.FLUENTD_1_22;
    const labels = { run: name };
    const clusterRules = [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }];
    accountObjects(this, { account, namespace, roleName: `${name}-${namespace}`, labels, clusterRules });
    this.configMap = new KubernetesObject(this, 'ConfigMap', 'ConfigMap', {
      metadata: { name, namespace, labels },
      data: { [PROGRAM]: programText(`add-on/api-access-check/${PROGRAM}`) },
    });
    const parts: PodParts = {
      labels,
      container: {
        name,
        image: image._use(this),
        imagePullPolicy: 'IfNotPresent',
        command: [image._ruby, `${DIRECTORY}/${PROGRAM}`],
        volumeMounts: [{ name: 'program', mountPath: DIRECTORY, readOnly: true }],
      },
      spec: {
        serviceAccountName: account.podSpecName,
        automountServiceAccountToken: true,
        imagePullSecrets: ImageSource.of(this).pullSecrets.map((secret) => ({ name: secret.name })),
        volumes: [{ name: 'program', configMap: { name } }],
      },
    };
    this.deployment = new KubernetesObject(this, 'Deployment', 'Deployment', {
      metadata: { name, namespace, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: podTemplate(parts, props.pod, KubernetesVersion.of(this).minor),
      },
    });
    addValidation(this, () => [
      ...checkForm('dnsLabel', 'name', name),
      ...image._errors,
      ...account._errors,
      ...podErrors('pod', parts, props.pod),
    ]);
  }
}
