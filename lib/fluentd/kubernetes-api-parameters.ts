import type { GivenParameters } from './config/build';

/** How the kubernetes_metadata filter reaches the API server. The plugin detects options that are not set. */
export interface KubernetesApiParameters {
  /**
   * The CA that signed the API server's certificate, a path in the pod.
   * @default - ca.crt of the service account, if there is one
   */
  readonly caFile?: string;
  /**
   * The agent's certificate, a path in the pod.
   * @default - none
   */
  readonly clientCert?: string;
  /**
   * The key of the certificate, a path in the pod. It must be an RSA key: the plugin reads no other.
   * @default - none
   */
  readonly clientKey?: string;
  /**
   * The token, a path in the pod. The file must have no newline at its end.
   * @default - the token of the service account, if there is one
   */
  readonly bearerTokenFile?: string;
  /**
   * The address of the API server with its path, such as https://10.0.0.1:443/api.
   * @default - made from KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT
   */
  readonly kubernetesUrl?: string;
  /**
   * Whether the API server's certificate is checked.
   * @default true
   */
  readonly verifySsl?: boolean;
  /**
   * Whether the plugin watches the API server for changes. Otherwise changed labels are seen when the cache expires.
   * @default true
   */
  readonly watch?: boolean;
}

/** The parameters of the filter. They have the same names in every version of the plugin. */
export function kubernetesApiParameters(api: KubernetesApiParameters): GivenParameters {
  return {
    kubernetes_url: api.kubernetesUrl,
    ca_file: api.caFile,
    client_cert: api.clientCert,
    client_key: api.clientKey,
    bearer_token_file: api.bearerTokenFile,
    verify_ssl: api.verifySsl,
    watch: api.watch,
  };
}
