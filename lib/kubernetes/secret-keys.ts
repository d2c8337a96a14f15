/** The key of a certificate authority in a Secret, as cert-manager and service account tokens have it, and its file name. */
export const CA_KEY = 'ca.crt';

/** The key of a certificate in a Secret of type `kubernetes.io/tls`. */
export const CERTIFICATE_KEY = 'tls.crt';

/** The key of the private key of a certificate in such a Secret. */
export const PRIVATE_KEY = 'tls.key';

/** The key of a password in a Secret of type `kubernetes.io/basic-auth`. */
export const PASSWORD_KEY = 'password';
