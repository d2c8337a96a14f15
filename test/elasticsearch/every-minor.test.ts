import {
  ElasticsearchImage,
  type ElasticsearchProps,
  ElasticsearchSecurity,
  MemoryMapping,
  SecretRef,
} from '../../lib';
import { CUSTOM_API_VERSIONS } from '../../lib/kubernetes/custom-resource';
import { problemsOf } from '../kubernetes/schema';
import type { Yaml } from '../profiles';
import { StoreWorld, THREE_MASTERS, TWO_DATA } from './world';

const PASSWORDS = {
  elasticPassword: SecretRef.fromName('my-elastic'),
  kibanaPassword: SecretRef.fromName('my-kibana'),
  agentPassword: SecretRef.fromName('my-agent'),
};

const SHAPES: ElasticsearchProps[] = [
  { agentNamespace: 'agents' },
  { replicas: 1, security: ElasticsearchSecurity.disabled(), memoryMapping: MemoryMapping.initContainer() },
  {
    nodeSets: [THREE_MASTERS, { ...TWO_DATA, zone: 'a', heap: '1g' }],
    security: ElasticsearchSecurity.certManager({ ...PASSWORDS, issuer: 'ca' }),
    updateStrategy: 'OnDelete',
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

test.each(CASES)('Elasticsearch %s is valid on Kubernetes 1.%i in every shape', (version, minor) => {
  for (const shape of SHAPES) {
    const world = new StoreWorld({ ...shape, image: ElasticsearchImage.official(version) }, `1.${minor}`);
    expect(world.errors).toEqual([]);
    const problems = world.objects.filter((object) => !ofOthers(object)).flatMap((object) => problemsOf(object, minor));
    expect(problems).toEqual([]);
  }
});

test.each([20, 27, 37])('nothing that bears on availability is lost on Kubernetes 1.%i', (minor) => {
  const world = new StoreWorld({ image: ElasticsearchImage.official('7.17.29') }, `1.${minor}`);
  const container = world.pod().containers[0];
  expect(container).toHaveProperty('startupProbe');
  expect(container.readinessProbe.successThreshold).toBe(3);
  expect(world.find('PodDisruptionBudget', 'elasticsearch').spec.maxUnavailable).toBe(1);
});
