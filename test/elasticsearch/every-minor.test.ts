import { Size } from 'cdk8s';
import {
  CertificateIssuer,
  ElasticsearchImage,
  type ElasticsearchProps,
  ElasticsearchSecurity,
  MemoryMapping,
  NodeUpdateStrategy,
  SecretRef,
} from '../../lib';
import { CUSTOM_API_VERSIONS } from '../../lib/kubernetes/objects/custom-resource';
import { problemsOf } from '../kubernetes/tables/schema';
import type { Yaml } from '../profiles';
import { ElasticsearchFixture, THREE_MASTERS, TWO_DATA } from './fixture';

const PASSWORDS = {
  elasticPassword: SecretRef.fromName('my-elastic'),
  kibanaPassword: SecretRef.fromName('my-kibana'),
  agentPassword: SecretRef.fromName('my-agent'),
};

const SHAPES: ElasticsearchProps[] = [
  { agentNamespace: 'agents' },
  { replicas: 1, security: ElasticsearchSecurity.disabled(), memoryMapping: MemoryMapping.initContainer() },
  {
    nodeSets: [THREE_MASTERS, { ...TWO_DATA, zone: 'a', heap: Size.gibibytes(1) }],
    security: ElasticsearchSecurity.certManager({ ...PASSWORDS, issuer: CertificateIssuer.fromIssuer('ca') }),
    updateStrategy: NodeUpdateStrategy.ON_DELETE,
    memoryMapping: MemoryMapping.node(),
  },
];

const MINORS = Array.from({ length: 18 }, (_, index) => index + 20);
const LINES: [string, number][] = [
  ['7.17.29', 20],
  ['8.19.20', 27],
  ['9.5.6', 27],
];
const CASES = LINES.flatMap(([version, floor]) =>
  MINORS.filter((minor) => minor >= floor).map((minor): [string, number] => [version, minor]),
);

const ofOthers = ({ apiVersion, kind }: Yaml) =>
  Object.entries(CUSTOM_API_VERSIONS).some(([name, version]) => name === kind && version === apiVersion);

test.each(CASES)('Elasticsearch %s is valid on Kubernetes 1.%i with every set of options', (version, minor) => {
  for (const shape of SHAPES) {
    const fixture = new ElasticsearchFixture({ ...shape, image: ElasticsearchImage.official(version) }, `1.${minor}`);
    expect(fixture.errors).toEqual([]);
    const problems = fixture.objects
      .filter((object) => !ofOthers(object))
      .flatMap((object) => problemsOf(object, minor));
    expect(problems).toEqual([]);
  }
});

test.each([20, 27, 37])('no field for availability is lost on Kubernetes 1.%i', (minor) => {
  const fixture = new ElasticsearchFixture({ image: ElasticsearchImage.official('7.17.29') }, `1.${minor}`);
  const container = fixture.pod().containers[0];
  expect(container).toHaveProperty('startupProbe');
  expect(container.readinessProbe.successThreshold).toBe(3);
  expect(fixture.find('PodDisruptionBudget', 'elasticsearch').spec.maxUnavailable).toBe(1);
});
