import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';
import { withoutUser } from '../reporting/without-user';
import type { ClientCertificate } from './client-certificate';

/**
 * How Fluentd's metadata filter reaches the API server. You can combine the options. By default the filter uses the
 * token and the certificate authority of the pod's account.
 */
export interface ApiServerOptions {
  /**
   * A client certificate. The API server checks it before the token, so it also works if the token is rejected.
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
   * sends it as it is, and the API server then rejects every watch.
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

/** Errors of the access, under the component's option. */
export function checkApiServer(option: string, access: ApiServerOptions = {}): ValidationError[] {
  const { url } = access;
  const isUrl = url === undefined || (/^https?:\/\/[^\s/@?#]+\/?$/.test(url) && URL.canParse(url));
  return [
    ...(access.clientCertificate?._errorsOf(`${option}.clientCertificate`) ?? []),
    ...checkForm('absolutePath', `${option}.caFile`, access.caFile),
    ...checkForm('absolutePath', `${option}.bearerTokenFile`, access.bearerTokenFile),
    ...(isUrl
      ? []
      : [
          {
            option: `${option}.url`,
            value: withoutUser(url),
            expected: 'http(s)://host[:port]',
            action: 'leave out user and password, and the path /api, which the filter adds',
          },
        ]),
  ];
}
