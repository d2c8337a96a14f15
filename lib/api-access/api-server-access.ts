import type { Fault } from '../reporting/validation-error';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ClientCertificate } from './client-certificate';

/**
 * How Fluentd's metadata filter reaches the API server. The options are free to combine; without any of them the
 * filter uses the token and the authority of the pod's account.
 */
export interface ApiServerAccess {
  /**
   * A client certificate. The API server tries it before the token, so that it also helps where the token is refused.
   * @default - none
   */
  readonly clientCertificate?: ClientCertificate;

  /**
   * The certificate authority of the API server, as a path in the container.
   * @default - the client certificate's, else the account's
   */
  readonly caFile?: string;

  /**
   * A bearer token, as a path in the container. The file must not end with a newline: the filter of the 0.12 images
   * sends it as it is, and the API server refuses every watch then.
   * @default - the account's
   */
  readonly bearerTokenFile?: string;

  /**
   * Another address of the API server, such as `https://10.0.0.1:6443`.
   * @default - the one that the kubelet tells every container
   */
  readonly url?: string;

  /**
   * Whether the API server's certificate is checked.
   * @default true
   */
  readonly verifyTls?: boolean;
}

/** Faults of the access, under the component's option. */
export function checkApiServerAccess(subject: string, access: ApiServerAccess = {}): Fault[] {
  const url = access.url === undefined || /^https?:\/\/[^\s/]+(:\d+)?\/?$/.test(access.url);
  return [
    ...(access.clientCertificate?._faults ?? []),
    ...checkForm('absolutePath', `${subject}.caFile`, access.caFile),
    ...checkForm('absolutePath', `${subject}.bearerTokenFile`, access.bearerTokenFile),
    ...(url
      ? []
      : [
          {
            subject: `${subject}.url`,
            value: access.url,
            allowed: 'http(s)://host[:port]',
            remedy: 'leave out the path /api, which the filter adds',
          },
        ]),
  ];
}
