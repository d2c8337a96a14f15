import type { KibanaSpec } from '../options/spec';

/** Warnings about options that work, but are not recommended. */
export function kibanaWarnings(spec: KibanaSpec): string[] {
  const { contract, exposure, endpoint, encryptionKeys, imageFollows } = spec;
  const warnings: string[] = [];
  if (exposure._isOpen && !contract.signsIn)
    warnings.push('this version of Kibana has no users: everyone who can connect to it can read all logs.');
  if (exposure._isOpen && contract.signsIn && !servesUsersByHttps(spec))
    warnings.push(
      'passwords of users cross the network unencrypted: terminate TLS in front of Kibana, or set kibana.tls.',
    );
  if (contract.signsIn && encryptionKeys === undefined)
    warnings.push(
      'Kibana generates its encryption keys at every start: users have to sign in again, what was saved with the old keys ' +
        'cannot be read, and alerting is not available. Set kibana.encryptionKeys to a Secret with permanent keys.',
    );
  if (imageFollows && contract.signsIn && endpoint.version === undefined)
    warnings.push(
      `only the major version of Elasticsearch is known, and Kibana ${contract.version} must not be newer than it: give ` +
        'the whole version, or set kibana.image.',
    );
  return [...warnings, ...backendWarnings(spec)];
}

function servesUsersByHttps({ publicUrl, exposure, tls }: KibanaSpec): boolean {
  if (publicUrl !== undefined) return publicUrl.startsWith('https://');
  return exposure._kind === 'nodePort' && tls !== undefined;
}

/** A proxy that speaks HTTP to a Kibana that serves HTTPS gets no answer. */
function backendWarnings({ exposure, tls }: KibanaSpec): string[] {
  if (!tls) return [];
  const annotations = Object.entries(exposure._ingress?.annotations ?? {});
  if (
    exposure._kind === 'ingress' &&
    !annotations.some((annotation) => /https|backend-tls/i.test(annotation.join('=')))
  )
    return [
      'Kibana serves HTTPS: set the annotation of your Ingress controller for it, such as ' +
        'nginx.ingress.kubernetes.io/backend-protocol: HTTPS. Traefik uses the name of the port, https.',
    ];
  return exposure._kind === 'httpRoute'
    ? ['Kibana serves HTTPS: the Gateway needs a BackendTLSPolicy for its Service, which this library does not create.']
    : [];
}
