import { KibanaExposure, SecretRef } from '../../lib';
import { defaultsFor } from '../../lib/images/compatibility';
import { CUSTOM_API_VERSIONS } from '../../lib/kubernetes/custom-resource';
import { problemsOf } from '../kubernetes/schema';
import type { Yaml } from '../profiles';
import { faultsOf, objectsOf, secured } from './page';

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
  dataView: { credentials: { username: 'elastic', secret: SecretRef.fromName('store-elastic') } },
};
const EXPOSURES = [
  KibanaExposure.ingress({ host: 'logs.example.com', tlsSecret: SecretRef.fromName('tls'), ingressClassName: 'nginx' }),
  KibanaExposure.nodePort(30601),
  KibanaExposure.httpRoute({ host: 'logs.example.com', gateway: 'public' }),
  KibanaExposure.apiServerProxy(),
];

const ofOthers = ({ apiVersion, kind }: Yaml) =>
  Object.entries(CUSTOM_API_VERSIONS).some(([name, version]) => name === kind && version === apiVersion);

test.each(CASES)('Kibana %s is valid on Kubernetes 1.%i, however it is shown', (version, minor) => {
  const problems = EXPOSURES.flatMap((exposure) =>
    objectsOf({ ...OPTIONS, exposure, kubernetes: `1.${minor}`, store: secured(version) })
      .filter((object) => !ofOthers(object))
      .flatMap((object) => problemsOf(object, minor)),
  );
  expect(problems).toEqual([]);
});

test.each(Array.from({ length: 14 }, (_, index) => index + 6))('Kibana 7.17 is valid on Kubernetes 1.%i', (minor) => {
  const objects = objectsOf({ ...OPTIONS, kubernetes: `1.${minor}`, store: secured('7.17.29') });
  expect(objects.flatMap((object) => problemsOf(object, minor))).toEqual([]);
});

test.each(MINORS)('the page that is recommended for Kubernetes 1.%i is possible there', (minor) => {
  const { elasticsearchVersion } = defaultsFor(minor);
  expect(faultsOf({ ...OPTIONS, kubernetes: `1.${minor}`, store: secured(elasticsearchVersion) })).toBe('');
});
