import { KibanaExposure, SecretRef } from '../../lib';
import { newestReleaseFor } from '../../lib/elasticsearch/images/releases';
import { CUSTOM_API_VERSIONS } from '../../lib/kubernetes/objects/custom-resource';
import { problemsOf } from '../kubernetes/tables/schema';
import type { Yaml } from '../profiles';
import { errorsOf, objectsOf, oneOf, secured } from './kibana-chart';

const MINORS = Array.from({ length: 18 }, (_, index) => index + 20);
const LINES: [string, number][] = [
  ['7.17.29', 6],
  ['8.19.20', 27],
  ['9.5.6', 27],
];
const CASES = LINES.flatMap(([version, floor]) =>
  MINORS.filter((minor) => minor >= floor).map((minor): [string, number] => [version, minor]),
);
const OPTIONS = {
  encryptionKeys: SecretRef.fromName('keys'),
  dataView: { credentials: { username: 'elastic', secret: SecretRef.fromName('elasticsearch-elastic') } },
};
const TLS = { tls: { certificate: SecretRef.fromName('kibana-tls') } };
const BELOW = { basePath: '/kibana' };
const INGRESS = KibanaExposure.ingress({
  host: 'logs.example.com',
  tlsSecret: SecretRef.fromName('tls'),
  ingressClassName: 'nginx',
});
const VARIANTS = [
  { exposure: INGRESS, ...BELOW },
  { exposure: KibanaExposure.nodePort(30601), ...TLS },
  { exposure: KibanaExposure.httpRoute({ host: 'logs.example.com', gateway: 'public' }), ...BELOW, ...TLS },
  { exposure: KibanaExposure.apiServerProxy(), ...TLS, name: 'viewer' },
];

const ofOthers = ({ apiVersion, kind }: Yaml) =>
  Object.entries(CUSTOM_API_VERSIONS).some(([name, version]) => name === kind && version === apiVersion);

test.each(CASES)(
  'Kibana %s is valid on Kubernetes 1.%i, with every exposure, base path and certificate',
  (version, minor) => {
    const problems = VARIANTS.flatMap((variant) =>
      objectsOf({ ...OPTIONS, ...variant, kubernetes: `1.${minor}`, endpoint: secured(version) })
        .filter((object) => !ofOthers(object))
        .flatMap((object) => problemsOf(object, minor)),
    );
    expect(problems).toEqual([]);
  },
);

test.each(Array.from({ length: 14 }, (_, index) => index + 6))('Kibana 7.17 is valid on Kubernetes 1.%i', (minor) => {
  const objects = objectsOf({ ...OPTIONS, ...BELOW, ...TLS, kubernetes: `1.${minor}`, endpoint: secured('7.17.29') });
  expect(objects.flatMap((object) => problemsOf(object, minor))).toEqual([]);
});

test.each(MINORS)('the Kibana that is recommended for Kubernetes 1.%i is supported there', (minor) => {
  const elasticsearchVersion = newestReleaseFor(minor)?.newest ?? '';
  expect(errorsOf({ ...OPTIONS, kubernetes: `1.${minor}`, endpoint: secured(elasticsearchVersion) })).toBe('');
});

test.each(Array.from({ length: 32 }, (_, index) => index + 6))(
  'no two versions of Kibana run at the same time on Kubernetes 1.%i',
  (minor) => {
    const endpoint = secured(minor < 27 ? '7.17.29' : '9.5.6');
    const { strategy } = oneOf('Deployment', { kubernetes: `1.${minor}`, endpoint }).spec;
    expect(strategy).toEqual({ type: 'Recreate' });
  },
);
