import { Buffer } from 'node:buffer';
import type { Account } from './account';

/** The files of a service account token in a pod, and the form of its Secret. */
export class ServiceAccountToken {
  /** The directory in which pods have the token, read-only. */
  public static readonly MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
  /** The certificate authority of the API server. */
  public static readonly CA_FILE = 'ca.crt';
  /** The namespace of the pod. */
  public static readonly NAMESPACE_FILE = 'namespace';
  /** The signed bearer token. */
  public static readonly TOKEN_FILE = 'token';

  /**
   * The Secret that the token controller created for an account up to Kubernetes 1.23 (later tokens are projected and have
   * none), to compare with `kubectl get secret -o yaml`. Token and certificate authority are left out, because this
   * library never reads them.
   */
  public static describeSecret(account: Account, namespace: string): { [field: string]: string } {
    return {
      type: 'kubernetes.io/service-account-token',
      'metadata.annotations["kubernetes.io/service-account.name"]': account.name,
      'metadata.annotations["kubernetes.io/service-account.uid"]': 'the uid of the ServiceAccount',
      [`data["${ServiceAccountToken.CA_FILE}"]`]: 'the certificate authority of the API server in base64',
      [`data["${ServiceAccountToken.NAMESPACE_FILE}"]`]: Buffer.from(namespace).toString('base64'),
      [`data["${ServiceAccountToken.TOKEN_FILE}"]`]: 'the signed token in base64',
    };
  }

  private constructor() {}
}
